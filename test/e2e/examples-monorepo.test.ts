import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseEnvironment, runProcess } from '../support/cli.js';
import { type Example, findingsOf, openExample, SHELLS, unpackRelease } from '../support/example.js';
import { PRODUCTS, PROJECT_FILES, type Product, raise } from '../support/monorepo.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const release = async (example: Example, product: Product) => {
  const { json, stderr } = await example.otaHere(['release', '--json', '--project', `${product}/ota-release.yaml`]);
  expect(json.outcome, JSON.stringify(json) + stderr).toBe('published');
  return json;
};

const read = (example: Example, path: string): unknown => JSON.parse(readFileSync(join(example.repo, path), 'utf8'));

describe('examples/monorepo', () => {
  test.each(PRODUCTS)('%s passes the check without a finding, but for the key that is to be made', async (product) => {
    const example = openExample('monorepo', temporaryDirectory());
    const file = ['--project', `${product}/ota-release.yaml`];
    expect(await findingsOf(example, file)).toEqual(['key-none-trusted']);
    await example.makeKey(PROJECT_FILES);
    expect(await findingsOf(example, file)).toEqual([]);
  });
});

describe('its two products', () => {
  let example: Example;

  beforeAll(async () => {
    example = openExample('monorepo', mkdtempSync(join(realpathSync(tmpdir()), 'ota-monorepo-')));
    await example.makeKey(PROJECT_FILES);
    for (const product of PRODUCTS) {
      const planned = await example.ota(['plan', '--json', '--project', `${product}/ota-release.yaml`]);
      expect((await release(example, product)).plan).toEqual(planned.json.plan);
    }
    raise(example, 'sensor', '0.9.2', '0.10.0');
    example.commit('Release sensor 0.10.0');
    await release(example, 'sensor');
  });
  afterAll(() => rmSync(example.directory, { recursive: true, force: true }));

  test('are released from one commit, and one alone from the next, each with tags of its own', () => {
    const [second, first] = example.git('rev-list', '--max-count=2', 'HEAD').split('\n');
    expect(example.remoteTags()).toEqual({
      'gateway/v1.3.0': first,
      'sensor/v0.9.2': first,
      'sensor/v0.10.0': second,
    });
  });

  test('have sites of their own, which verify', async () => {
    expect([read(example, 'site/gateway/versions'), read(example, 'site/gateway/latest')]).toEqual([
      ['1.3.0'],
      '1.3.0',
    ]);
    expect([read(example, 'site/sensor/versions'), read(example, 'site/sensor/latest')]).toEqual([
      ['0.9.2', '0.10.0'],
      '0.10.0',
    ]);
    for (const product of PRODUCTS) {
      const args = ['verify', `site/${product}`, '--key', example.publicKeyFile, '--json'];
      const { json } = await example.ota(args);
      expect(json).toMatchObject({ ok: true, problems: [], channels: [{ product }] });
    }
  });

  test('are left alone where they haven’t changed', async () => {
    const [gateway, sensor] = await Promise.all(
      PRODUCTS.map((product) => example.ota(['release', '--json', '--project', `${product}/ota-release.yaml`])),
    );
    expect(sensor?.json.outcome).toBe('unchanged');
    // Its version stands on the commit before; a pipeline doesn't ask for it then.
    expect(gateway?.json).toMatchObject({ outcome: 'failed', error: { code: 'tag-on-other-commit' } });
  });

  test('refuse each other’s site', async () => {
    const args = ['release', '--json', '--project', 'gateway/ota-release.yaml', '--host', 'site/sensor'];
    const { json } = await example.ota(args);
    expect(json.problems?.map(({ code }) => code)).toContain('site-other-product');
  });

  describe.each(SHELLS)('on a device whose shell is %s', (_name, command, args) => {
    test('are installed, one after the other, and rolled back', async () => {
      const root = temporaryDirectory();
      const run = async (product: Product, version: string, name: string) => {
        const unpacked = join(root, `${product}-${version}`);
        rmSync(unpacked, { recursive: true, force: true });
        unpackRelease(join(example.repo, 'site', product), version, unpacked);
        const env = { PATH: process.env.PATH, DEVICE_ROOT: root };
        const { exitCode, stdout, stderr } = await runProcess(command, [...args, name], { cwd: unpacked, env });
        expect(exitCode, stderr).toBe(0);
        return stdout.trim();
      };
      expect(await run('gateway', '1.3.0', 'update.sh')).toBe('installed gateway 1.3.0');
      expect(await run('sensor', '0.9.2', 'update.sh')).toBe('installed sensor 0.9.2');
      expect(await run('sensor', '0.10.0', 'update.sh')).toBe('installed sensor 0.10.0');
      expect(await run('sensor', '0.10.0', 'update.sh')).toBe('0.10.0 is running already');
      expect(await run('sensor', '0.10.0', 'rollback.sh')).toBe('back at sensor 0.9.2');
      expect(await run('sensor', '0.10.0', 'rollback.sh')).toBe('nothing to roll back');
      const started = await runProcess(join(root, 'opt/sensor/releases/0.9.2/bin/sensor'), [], { cwd: root });
      expect(started.stdout).toBe('{"celsius":21.5}\n');
      expect(readFileSync(join(root, 'opt/gateway/current'), 'utf8')).toBe('1.3.0\n');
    });
  });
});

describe('what its README says', () => {
  test.each([
    // what is changed, the products that have a new version
    [['gateway/bundle/files/bin/gateway', 'common/foreign-config.schema.json', 'README.md'], '[]'],
    [['sensor/bundle/VERSION'], '["sensor"]'],
    [['gateway/bundle/VERSION', 'sensor/bundle/VERSION'], '["gateway","sensor"]'],
  ])('of a change of %s', async (changed, raised) => {
    const example = openExample('monorepo', temporaryDirectory());
    const before = example.git('rev-parse', 'HEAD');
    for (const path of changed) example.edit(path, (text) => `${text}\n`);
    example.commit('Change');
    const script = async (since: string) => {
      const run = await runProcess('sh', ['ci/raised.sh', since], { cwd: example.repo, env: baseEnvironment });
      expect(run.exitCode, run.stderr).toBe(0);
      return run.stdout.trim();
    };
    expect(await script(before)).toBe(raised);
    for (const unknown of ['0'.repeat(40), 'f'.repeat(40)]) expect(await script(unknown)).toBe('["gateway","sensor"]');
  });

  test('of a schema that leads from one product to what all share: it is refused', async () => {
    const example = openExample('monorepo', temporaryDirectory());
    const schema = { $ref: '../../common/foreign-config.schema.json' };
    writeFileSync(join(example.repo, 'sensor/config/config.schema.json'), JSON.stringify(schema));
    example.commit('Refer');
    expect(await findingsOf(example, ['--project', 'sensor/ota-release.yaml'])).toContain('config-schema-ref-outside');
  });
});
