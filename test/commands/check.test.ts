import { describe, expect, test } from 'vitest';
import { runCheck } from '../../src/commands/check.js';
import { runRelease } from '../../src/commands/release.js';
import { commandRuns } from '../support/command-runs.js';
import { workspaces } from '../support/workspaces.js';

const run = commandRuns();
const newWorkspace = workspaces();

const broken = () => {
  const w = newWorkspace();
  w.write('bundle/update.sh', '#!/bin/sh\nif true; then\n');
  w.write('bundle/.DS_Store', 'x');
  w.edit('ota-release.yaml', (text) => text.replace(/trustedKeys:\n.*\n/, 'trustedKeys: []\n'));
  return w;
};

describe('check', () => {
  test('says that nothing was found', async () => {
    const { exitCode, text } = await run(runCheck, newWorkspace().repo, {
      environment: { OTA_SIGNING_KEY: undefined },
    });
    expect({ exitCode, text }).toEqual({ exitCode: 0, text: '✓ pump 1.0.0: no findings' });
  });

  test('prints the upgrade paths before the verdict', async () => {
    const w = newWorkspace();
    await run(runRelease, w.repo);
    w.bump('1.1.0');
    const { exitCode, text } = await run(runCheck, w.repo);
    expect(exitCode).toBe(0);
    expect(text.split('\n')).toEqual([
      'Upgrades to 1.1.0',
      expect.stringMatching(/^ {2}from +verdict +why$/),
      expect.stringMatching(/^ {2}1\.0\.0 +ok$/),
      '',
      '✓ pump 1.1.0: no findings',
    ]);
  });

  test('prints every finding with its place and fix, and ends with exit code 2', async () => {
    const { exitCode, text } = await run(runCheck, broken().repo);
    expect(exitCode).toBe(2);
    expect(text).toMatch(/^bundle\/update\.sh:\d+: error: "update\.sh" does not parse as a shell script/m);
    expect(text).toMatch(/^ {2}fix: .* \[bundle-script-syntax\]$/m);
    expect(text).toMatch(/^ota-release\.yaml:9:\d+ \(signing\.trustedKeys\): warning: /m);
    expect(text.split('\n').at(-1)).toMatch(/^✗ 2 errors, \d+ warnings?$/);
  });

  test('prints the same findings as JSON', async () => {
    const { exitCode, json } = await run(runCheck, broken().repo, { flags: { json: true } });
    expect(exitCode).toBe(2);
    expect(json()).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([expect.objectContaining({ code: 'bundle-script-syntax', severity: 'error' })]),
    });
    const good = await run(runCheck, newWorkspace().repo, { flags: { format: 'json' } });
    expect(good.json()).toEqual({ ok: true, product: 'pump', version: '1.0.0', findings: [] });
  });

  test('prints the findings as SARIF', async () => {
    const { exitCode, json } = await run(runCheck, broken().repo, { flags: { format: 'sarif' } });
    expect(exitCode).toBe(2);
    expect(json()).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'ota-release', version: '0.0.0-test' } },
          results: expect.arrayContaining([
            expect.objectContaining({ ruleId: 'bundle-script-syntax', level: 'error' }),
          ]),
        },
      ],
    });
  });

  test('--json wins over --format', async () => {
    const { json } = await run(runCheck, newWorkspace().repo, { flags: { json: true, format: 'sarif' } });
    expect(json()).toHaveProperty('ok', true);
  });

  test('takes warnings for errors where it is strict', async () => {
    const w = newWorkspace();
    w.git('rm', '--quiet', 'bundle/rollback.sh');
    w.commit('No way back');
    const lenient = await run(runCheck, w.repo);
    expect([lenient.exitCode, lenient.text.split('\n').at(-1)]).toEqual([0, '✓ pump 1.0.0: 1 warning']);
    const strict = await run(runCheck, w.repo, { flags: { strict: true } });
    expect([strict.exitCode, strict.text.split('\n').at(-1)]).toEqual([2, '✗ 1 error']);
  });

  test('a fault of the program is not a finding', async () => {
    const openRepository = () => Promise.reject(new TypeError('a defect'));
    await expect(run(runCheck, newWorkspace().repo, { services: { openRepository } })).rejects.toThrow('a defect');
  });
});
