import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gateFault, openIvySource } from '../../src/rehearsal/ivy-source.js';
import { ivyFiles } from '../support/ivy.js';
import { sourceArchive } from '../support/rehearsed-ivy.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const opened = async (
  files: Readonly<Record<string, string | undefined>> = {},
  options: Parameters<typeof sourceArchive>[2] = {},
) => {
  const file = join(directory(), 'x.tar.gz');
  writeFileSync(file, await sourceArchive('1.1.0', { ...ivyFiles('1.1.0'), ...files }, options));
  return openIvySource(file, 'x.tar.gz');
};

describe('openIvySource', () => {
  test('finds what a device looks for', async () => {
    const source = await opened();
    expect(source).toMatchObject({ prefix: 'roof-das-v1.1.0/', marksByHook: false, ownMarker: undefined });
    expect(source.gate.tests).toBe(1);
    expect(gateFault(source, 'version_change')).toBeUndefined();
    expect(gateFault(source, 'other')).toMatch(/exit code 5/);
  });

  test.each([
    ['run(["pytest", "-m", "version_change"])', 'version_change'],
    ["shell('pytest -m integration tests/')", 'integration'],
    ['print("integration")', undefined],
  ])('in %s, the marker of the gate is %s', async (line, marker) => {
    expect((await opened({ 'src/updater.py': `${line}\n` })).ownMarker).toBe(marker);
  });

  test('lets a hook add markers, which only running it shows', async () => {
    const source = await opened({ 'tests/conftest.py': 'def f(item):\n    item.add_marker("x")\n' });
    expect(gateFault(source, 'other')).toBeUndefined();
  });

  test.each([
    // what is in it besides, why it is refused
    [{}, { top: '' }, /names at its top/],
    [{ '../../evil': 'x' }, {}, /leads out/],
    [
      {},
      { odd: [{ name: 'roof-das-v1.1.0/config2', type: 'symlink', linkname: '/etc' }] },
      /leads out of it, to \/etc/,
    ],
    [{}, { odd: [{ name: 'roof-das-v1.1.0/a', type: 'symlink', linkname: '../x' }] }, /leads out of it, to \.\.\/x/],
    [{}, { odd: [{ name: 'roof-das-v1.1.0/pipe', type: 'fifo' }] }, /is a fifo/],
    [{}, { odd: [{ name: 'second/link', type: 'symlink', linkname: 'x' }] }, /2 names at its top/],
    [{ 'cli.py': undefined, 'src/constants.py': undefined }, {}, /lacks cli\.py, src\//],
  ] as const)('refuses %j %j', async (files, options, words) => {
    await expect(opened(files, options)).rejects.toMatchObject({
      code: 'rehearsal-archive-refused',
      message: expect.stringMatching(words),
    });
  });

  test('takes links that stay inside', async () => {
    const odd = [{ name: 'roof-das-v1.1.0/config/a', type: 'symlink', linkname: '../src/constants.py' }] as const;
    expect((await opened({}, { odd })).topNames.has('config/')).toBe(true);
  });
});
