import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

let w: Workspace;
beforeAll(async () => {
  w = createWorkspace({ extra: 'publicCheck: "off"\n' });
  w.bump('1.2.0-rc.1');
  expect((await w.releaseHere(['--channel', 'beta'])).json.outcome).toBe('published');
});
afterAll(() => w.dispose());

const bundlesOf = (site: string) => filesOf(join(site, 'bundles')).filter((path) => path.endsWith('.zip'));

/** Each test goes on from where the one before left the site. */
describe('the commands that issue bytes anew', () => {
  test.each([
    ['cli-unknown-action', ['channel']],
    ['cli-unknown-action', ['channel', 'demote', '1.2.0']],
    ['cli-operand-missing', ['channel', 'promote', '--to', 'stable']],
    ['cli-flag-missing', ['channel', 'promote', '1.2.0-rc.1']],
    ['reissue-same-channel', ['channel', 'promote', '1.2.0-rc.1', '--channel', 'beta', '--to', 'beta']],
    ['reissue-pre-release', ['channel', 'promote', '1.2.0-rc.1', '--to', 'stable', '--as', '1.2.0-rc.2']],
    ['cli-operand-missing', ['reissue']],
    ['cli-flag-missing', ['reissue', '1.2.0']],
    ['cli-operand-missing', ['resign', '../site']],
  ])('%s: %j', async (code, args) => {
    const { exitCode, json } = await w.runHere([...args, '--json']);
    expect([exitCode, json.error?.code]).toEqual([2, code]);
  });

  test('a promotion says what it does, and what became of it', async () => {
    const [bundle] = bundlesOf(w.site);
    const promote = ['channel', 'promote', '1.2.0-rc.1', '--to', 'stable'];
    const { stdout, stderr, exitCode } = await w.run([...promote, '--reason', 'tested']);
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain('pump 1.2.0 published\n');
    expect(stdout).toContain('  from     beta 1.2.0-rc.1: the very same bundle\n');
    expect(bundlesOf(w.site)).toEqual([bundle]);
    expect((await w.runHere([...promote, '--json'])).json.outcome).toBe('unchanged');
    expect(await w.verify()).toMatchObject({ exitCode: 0, json: { ok: true, problems: [] } });
  });

  test('an export is enough to issue a release on another site', async () => {
    const exported = await w.runHere(['export', '../site', '--out', '../pump.tar.gz', '--key', PUBLIC_KEY]);
    expect(exported.exitCode, exported.stderr).toBe(0);
    const second = ['--host', '../second', '--public-url', 'https://second.example.com/pump'];
    const { json, stderr } = await w.runHere([
      'resign',
      '../pump.tar.gz',
      '1.2.0',
      '--key',
      PUBLIC_KEY,
      ...second,
      '--json',
    ]);
    expect(json, stderr).toMatchObject({
      outcome: 'published',
      reissuedFrom: { channel: 'stable', version: '1.2.0', site: 'https://updates.example.com/pump' },
    });
    const site = join(w.directory, 'second');
    const [bundle = ''] = bundlesOf(site);
    expect(readFileSync(join(site, 'bundles', bundle))).toEqual(readFileSync(join(w.site, 'bundles', bundle)));
    const verified = await w.runHere(['verify', site, '--key', PUBLIC_KEY, '--json']);
    expect(verified).toMatchObject({ exitCode: 0, json: { problems: [] } });
  });
});
