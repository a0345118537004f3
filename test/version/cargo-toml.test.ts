import { describe, expect, test } from 'vitest';
import { readCargoToml } from '../../src/version/cargo-toml.js';

describe('readCargoToml', () => {
  test.each([
    // what, text, version, line
    ['a package', '[package]\nname = "x"\nversion = "1.2.0"\n', '1.2.0', 3],
    ['a workspace', '[workspace.package]\nversion = "2.0.0-rc.1"\n', '2.0.0-rc.1', 2],
    ['both in one file', '[workspace.package]\nversion = "2.0.0"\n[package]\nversion.workspace = true\n', '2.0.0', 2],
    ['a dependency beside it', '[dependencies]\nversion = "9"\n[package]\n  version = "1.0.0"\n', '1.0.0', 4],
    ['one line', 'package = { version = "1.0.0" }\n', '1.0.0', undefined],
    ['a byte order mark', '\uFEFF[package]\nversion = "1.0.0"\n', '1.0.0', 2],
  ] as const)('reads the version of %s', (_, text, version, line) => {
    const read = readCargoToml(text, 'Cargo.toml');
    expect(read).toMatchObject({ version, problems: [], place: { file: 'Cargo.toml' } });
    if (line !== undefined) expect(read.place).toMatchObject({ line });
  });

  test.each([
    // text, code, words of the message
    ['[package]\nname = "x"\n', 'version-file-empty', 'no [package] version'],
    ['[package]\nversion = 1\n', 'version-file-empty', 'no [package] version'],
    ['[package]\nversion = " "\n', 'version-file-empty', 'its version is empty'],
    ['[package]\nversion.workspace = true\n', 'version-file-empty', 'another file'],
    ['[package\n', 'version-file-unreadable', 'it is not TOML'],
  ])('%j has none: %s', (text, code, words) => {
    const { problems, version } = readCargoToml(text, 'crate/Cargo.toml');
    expect(version).toBeUndefined();
    expect(problems).toMatchObject([{ code, place: { file: 'crate/Cargo.toml' } }]);
    expect(problems[0]?.message).toContain(words);
  });
});
