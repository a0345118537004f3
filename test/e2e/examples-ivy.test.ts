import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseEnvironment, type CliRun, runProcess } from '../support/cli.js';
import { type Example, findingsOf, openExample, SHELLS, unpackRelease } from '../support/example.js';
import { cloneRoot } from '../support/markdown.js';
import { temporaryDirectories } from '../support/temporary.js';
import { readTree } from '../support/tree.js';

const temporaryDirectory = temporaryDirectories();
const source = join(cloneRoot, 'examples/ivy-das');

/** The interpreter itself: some machines put a slow script before it. */
const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();

const environment = { ...baseEnvironment, PYTHON: python, PYTHONDONTWRITEBYTECODE: '1' };

const VERSIONED = [
  'pyproject.toml',
  'src/constants.py',
  'config/config.template.json',
  'config/samples/with-anemometer.json',
  'config/samples/without-anemometer.json',
];

const raise = (example: Example, from: string, to: string): string => {
  for (const path of VERSIONED) example.edit(path, (text) => text.replace(from, to));
  example.edit('CHANGELOG.md', (text) =>
    text.includes(`## ${to}`) ? text : text.replace('## 1', `## ${to}\n\n- News.\n\n## 1`),
  );
  return example.commit(`Release ${to}`);
};

describe('examples/ivy-das', () => {
  test('passes the check without a finding, but for the key that is to be made', async () => {
    const example = openExample('ivy-das', temporaryDirectory());
    expect(await findingsOf(example)).toEqual(['key-none-trusted']);
    await example.makeKey();
    expect(await findingsOf(example)).toEqual([]);
  });
});

/** A configuration with parts replaced: `general.config_revision` and so on. */
const configWith = (changes: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const config = JSON.parse(readFileSync(join(source, 'config/config.template.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  for (const [path, value] of Object.entries(changes)) {
    const [top = '', key] = path.split('.');
    if (key === undefined) config[top] = value;
    else config[top] = { ...(config[top] as object), [key]: value };
  }
  return config;
};

const ROWS: readonly (readonly [changes: Readonly<Record<string, unknown>>, config: boolean, foreign: boolean])[] = [
  // what is changed in the template, whether Config takes it, whether ForeignConfig takes it
  [{}, true, true],
  [{ 'general.config_revision': -1 }, true, true],
  [{ 'general.config_revision': -2 }, false, false],
  [{ 'general.config_revision': 9007199254740991 }, true, true],
  [{ 'general.config_revision': 1.5 }, false, false],
  [{ 'general.config_revision': true }, false, false],
  [{ 'general.config_revision': null }, false, false],
  [{ 'general.config_revision': undefined }, false, false],
  [{ 'general.software_version': '1.2.3' }, true, true],
  [{ 'general.software_version': '1.2.3-alpha.4' }, true, true],
  [{ 'general.software_version': '1.2.3-beta.1' }, true, true],
  [{ 'general.software_version': '10.20.30-rc.11' }, true, true],
  // Ivy only, not SemVer; what is released is held to both elsewhere.
  [{ 'general.software_version': '01.2.3' }, true, true],
  [{ 'general.software_version': 'v1.2.3' }, false, false],
  [{ 'general.software_version': '1.2.3+5' }, false, false],
  [{ 'general.software_version': '1.2.3-rc' }, false, false],
  [{ 'general.software_version': '1.2.3-dev.1' }, false, false],
  [{ 'general.software_version': '1.2' }, false, false],
  [{ 'general.software_version': '1.2.3\n' }, false, false],
  [{ 'general.software_version': 1.2 }, false, false],
  [{ 'general.software_version': undefined }, false, false],
  [{ general: undefined }, false, false],
  [{ general: null }, false, false],
  [{ general: [] }, false, false],
  // Unknown keys: refused at the top of Config, dropped below it, kept by ForeignConfig.
  [{ extra: 1 }, false, true],
  [{ 'general.extra': 1 }, true, true],
  [{ 'barometer.extra': 1 }, true, true],
  [{ barometer: undefined }, false, true],
  [{ 'barometer.i2c_bus': '1' }, false, true],
  [{ 'barometer.seconds_per_reading': 0 }, false, true],
  [{ anemometer: null }, true, true],
  [{ anemometer: { gpio_pin: 4 } }, true, true],
  [{ anemometer: { gpio_pin: 4, metres_per_turn: 0 } }, false, true],
];

describe('its contract', () => {
  const judge = (schema: string) => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    return ajv.compile(JSON.parse(readFileSync(join(source, 'config', schema), 'utf8')) as object);
  };
  const rows = ROWS.map(([changes, ...expected]) => ({ text: JSON.stringify(configWith(changes)), expected }));

  test('takes and refuses what Ivy does, by the schemas', () => {
    const [config, foreign] = [judge('config.schema.json'), judge('foreign-config.schema.json')];
    for (const { text, expected } of rows)
      expect([text, config(JSON.parse(text)), foreign(JSON.parse(text))]).toEqual([text, ...expected]);
  });

  test('takes and refuses the same by the program on the station', () => {
    const script = `
import json, sys
from src.config import Config, ConfigError, ForeignConfig
def takes(read, text):
    try:
        read(text)
        return True
    except ConfigError:
        return False
print(json.dumps([[takes(Config.parse, text), takes(ForeignConfig.parse, text)] for text in json.load(sys.stdin)]))
`;
    const input = JSON.stringify(rows.map(({ text }) => text));
    const output = execFileSync(python, ['-c', script], { cwd: source, env: environment, input, encoding: 'utf8' });
    expect(JSON.parse(output)).toEqual(rows.map(({ expected }) => expected));
  });

  test('is no JSON for the station where readers would disagree', async () => {
    const directory = temporaryDirectory();
    const good = JSON.stringify(configWith({}));
    const texts = [
      `\uFEFF${good}`,
      good.replace('{', '{"general":{},'),
      good.replace(/}$/, ',}'),
      `${good}//`,
      good.replace('-1', 'NaN'),
    ];
    for (const text of texts) {
      writeFileSync(join(directory, 'config.json'), text);
      const run = await runProcess(python, ['cli.py', 'check-config', join(directory, 'config.json')], {
        cwd: source,
        env: environment,
      });
      expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('not JSON')]);
    }
  });
});

/** Configurations for 1.4.0 at which a station stops, by what it says: its running version first, then the new one, then the gate. */
const REFUSED: readonly (readonly [changes: Readonly<Record<string, unknown>> | undefined, said: string])[] = [
  [undefined, 'needs its configuration'],
  [{ 'general.software_version': 'v1.4.0' }, 'software_version is no version'],
  [{ extra: true }, 'unknown keys: extra'],
  [{ 'general.software_version': '1.5.0' }, 'is for 1.5.0, this is 1.4.0'],
];

describe('its releases', () => {
  let example: Example;
  const site = () => join(example.repo, 'site');

  beforeAll(async () => {
    example = openExample('ivy-das', mkdtempSync(join(realpathSync(tmpdir()), 'ota-ivy-')));
    await example.makeKey();
    raise(example, '1.4.0', '1.3.0');
    expect((await example.otaHere(['release', '--json'])).json).toMatchObject({ outcome: 'published', tag: 'v1.3.0' });
    raise(example, '1.3.0', '1.4.0');
    const planned = await example.ota(['release', '--dry-run', '--json'], { env: { OTA_SIGNING_KEY_FILE: undefined } });
    const { json } = await example.ota(['release', '--json']);
    expect(json).toMatchObject({ outcome: 'published', tag: 'v1.4.0', plan: planned.json.plan });
    expect(planned.json).toMatchObject({ outcome: 'planned', plan: { version: '1.4.0' } });
  });
  afterAll(() => rmSync(example.directory, { recursive: true, force: true }));

  test('verify, and show that 1.3.0 can take 1.4.0', async () => {
    const verified = await example.ota(['verify', 'site', '--key', example.publicKeyFile, '--json']);
    expect(verified.json).toMatchObject({ ok: true, problems: [] });
    const { stdout } = await example.ota(['check', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, version: '1.4.0' });
    expect((JSON.parse(stdout) as { readonly matrix: object }).matrix).toMatchObject({ rows: [{ version: '1.3.0' }] });
  });

  test('have both tags, on one commit each', () => {
    const head = example.git('rev-parse', 'HEAD');
    const tags = example.remoteTags();
    expect(Object.keys(tags).sort()).toEqual(['1.3.0', '1.4.0', 'v1.3.0', 'v1.4.0']);
    expect([tags['v1.4.0'], tags['1.4.0']]).toEqual([head, head]);
    expect(tags['v1.3.0']).toBe(tags['1.3.0']);
    for (const tag of Object.keys(tags)) expect(example.git('cat-file', '-t', `refs/tags/${tag}`)).toBe('tag');
  });

  /** What a station unpacks: GitLab's archive has one top directory, named after project and tag. */
  const unpackedArchive = (tag: string): string => {
    const directory = temporaryDirectory();
    const archive = join(directory, 'source.tar.gz');
    example.git('fetch', '--quiet', '--tags', 'origin');
    example.git('archive', '--format=tar.gz', `--prefix=roof-das-${tag}/`, `--output=${archive}`, tag);
    execFileSync('tar', ['-x', '-z', '-f', archive, '-C', directory]);
    rmSync(archive);
    return directory;
  };

  describe.each(['v1.4.0', '1.4.0'])('the archive of the tag %s', (tag) => {
    test('has one top directory with all that the updater needs', () => {
      const directory = unpackedArchive(tag);
      expect(readdirSync(directory)).toEqual([`roof-das-${tag}`]);
      expect(readdirSync(join(directory, `roof-das-${tag}`))).toEqual(
        expect.arrayContaining(['README.md', 'cli.py', 'config', 'pdm.lock', 'pyproject.toml', 'src', 'tests']),
      );
    });
  });

  test('pass the gate that the updater runs, by either marker, and fail it with a configuration for another version', async () => {
    const tree = join(unpackedArchive('v1.4.0'), 'roof-das-v1.4.0');
    const gate = (marker: string) =>
      runProcess(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '-m', marker, 'tests/'], {
        cwd: tree,
        env: environment,
      });
    // The updater writes the configuration first.
    cpSync(join(tree, 'config/samples/with-anemometer.json'), join(tree, 'config/config.json'));
    for (const marker of ['version_change', 'integration']) {
      const passed = await gate(marker);
      expect([passed.exitCode, passed.stdout]).toEqual([0, expect.stringMatching(/4 passed, 2 deselected/)]);
    }
    const other = configWith({ 'general.software_version': '1.5.0' });
    writeFileSync(join(tree, 'config/config.json'), JSON.stringify(other));
    const failed = await gate('version_change');
    expect(failed.exitCode).toBe(1);
    expect(failed.stdout).toContain('config.json is for 1.5.0, this is 1.4.0');
  });

  test('lock what the gate needs among the main dependencies', () => {
    const script = `
import json, tomllib
project = tomllib.load(open("pyproject.toml", "rb"))["project"]
lock = tomllib.load(open("pdm.lock", "rb"))
print(json.dumps([project["dependencies"], sorted(f"{p['name']}=={p['version']}" for p in lock["package"] if "default" in p["groups"])]))
`;
    const output = execFileSync(python, ['-c', script], { cwd: source, env: environment, encoding: 'utf8' });
    const [dependencies, locked] = JSON.parse(output) as readonly [readonly string[], readonly string[]];
    expect(locked).toEqual(expect.arrayContaining([...dependencies]));
  });

  describe.each(SHELLS)('on a station without the forge, whose shell is %s', (_name, command, args) => {
    const station = () => {
      const root = temporaryDirectory();
      const run = (version: string, name: string, env: Readonly<Record<string, string>> = {}): Promise<CliRun> => {
        const unpacked = join(root, `bundle-${version}`);
        if (!existsSync(unpacked)) unpackRelease(site(), version, unpacked);
        return runProcess(command, [...args, name], {
          cwd: unpacked,
          env: { ...environment, DEVICE_ROOT: root, ...env },
        });
      };
      const config = (changes: Readonly<Record<string, unknown>>): string => {
        writeFileSync(join(root, 'new.json'), JSON.stringify(configWith(changes)));
        return join(root, 'new.json');
      };
      const program = (...asked: readonly string[]) => {
        const current = readFileSync(join(root, 'opt/roof-das/current'), 'utf8').trim();
        return runProcess(python, [`versions/${current}/cli.py`, ...asked], {
          cwd: join(root, 'opt/roof-das'),
          env: environment,
        });
      };
      return { root, run, config, program, state: () => readTree(join(root, 'opt')) };
    };

    test('are installed one after the other, each judged by the one before, and taken back', async () => {
      const device = station();
      const first = await device.run('1.3.0', 'update.sh');
      expect([first.exitCode, first.stdout], first.stderr).toEqual([0, 'installed 1.3.0\n']);
      const ROOF_DAS_CONFIG = device.config({ 'general.config_revision': 18, anemometer: { gpio_pin: 4 } });
      const second = await device.run('1.4.0', 'update.sh', { ROOF_DAS_CONFIG });
      expect([second.exitCode, second.stdout], second.stderr).toEqual([0, 'installed 1.4.0\n']);
      expect([(await device.program('version')).stdout, (await device.program('gate')).exitCode]).toEqual([
        '1.4.0\n',
        0,
      ]);
      expect((await device.run('1.4.0', 'update.sh')).stdout).toBe('1.4.0 is running already\n');
      for (const said of ['back at 1.3.0\n', 'nothing to roll back\n']) {
        const back = await device.run('1.4.0', 'rollback.sh');
        expect([back.exitCode, back.stdout], back.stderr).toEqual([0, said]);
      }
      expect((await device.program('version')).stdout).toBe('1.3.0\n');
    });

    test('change nothing where the configuration isn’t one that both versions read', async () => {
      const device = station();
      await device.run('1.3.0', 'update.sh');
      const before = device.state();
      for (const [changes, said] of REFUSED) {
        const env = changes ? { ROOF_DAS_CONFIG: device.config(changes) } : {};
        const refused = await device.run('1.4.0', 'update.sh', env);
        expect(refused.exitCode, said).not.toBe(0);
        expect(refused.stderr).toContain(said);
      }
      expect((await device.run('1.4.0', 'rollback.sh')).stdout).toBe('nothing to roll back\n');
      expect(device.state()).toEqual(before);
    });
  });
});
