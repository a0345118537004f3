import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runPlan, runRelease } from '../../src/commands/release.js';
import { commandRuns } from '../support/command-runs.js';
import { failureOf } from '../support/step-states.js';
import { filesOf } from '../support/tree.js';
import { workspaces } from '../support/workspaces.js';

const run = commandRuns();
const newWorkspace = workspaces();

describe('plan, and release --dry-run', () => {
  test('print every write in order, and make none', async () => {
    const w = newWorkspace();
    const { exitCode, text } = await run(runPlan, w.repo, { environment: { OTA_SIGNING_KEY: undefined } });
    expect(exitCode).toBe(0);
    const head = w.git('rev-parse', '--short=12', 'HEAD');
    expect(text.replaceAll(/[0-9a-f]{64}/g, 'SHA256').replaceAll(/\d+(\.\d+)? (B|KiB)/g, 'SIZE')).toBe(
      `
pump 1.0.0 planned
  channel  stable, latest is 1.0.0
  bundle   https://updates.example.com/pump/bundles/SHA256.pump-1.0.0.zip
           SIZE, sha256 SHA256
  tag      v1.0.0 on ${head}
  index    revision 1 to come
  site     https://updates.example.com/pump (${w.site})

Would write, in this order:
  create  bundles/SHA256.pump-1.0.0.zip  (bundle)
  create  schemas/SHA256.config.json  (schemas)
  create  schemas/SHA256.foreign-config.json  (schemas)
  create  schemas/SHA256.template.json  (schemas)
  create  bundles/SHA256.pump-1.0.0.zip.minisig  (signature of the bundle)
  tag     v1.0.0  (on ${head})
  create  1.0.0  (upgrade object)
  create  records/  (record of the release)
  create  pages/SHA256.html  (page for people)
  create  revisions/00000001.json  (commit: the next revision of the index)
  replace index.html  (page for people)
  replace index.json  (copy of the newest revision)
  replace versions  (list of versions)
  replace latest  (latest is 1.0.0)`,
    );
    expect([filesOf(w.site), w.remoteTags()]).toEqual([[], []]);
    const dry = await run(runRelease, w.repo, { flags: { dryRun: true } });
    expect(dry.text).toBe(text);
  });

  test('print the plan as JSON', async () => {
    const w = newWorkspace();
    const { json } = await run(runPlan, w.repo, { flags: { json: true } });
    expect(json()).toMatchObject({ outcome: 'planned', plan: { action: 'publish', version: '1.0.0' } });
  });
});

describe('plan --fleet', () => {
  const extra = 'devices: [zos, connhex]\nrehearsal:\n  from: [0.9.0]\n';

  test('prints what each fielded version of each family would do', async () => {
    const w = newWorkspace({ extra: 'devices: [zos]\nrehearsal:\n  from: [0.9.0]\n' });
    const fleet = await run(runPlan, w.repo, { flags: { fleet: true, from: ['0.8.0', '2.0.0'] } });
    expect(fleet).toMatchObject({ exitCode: 0 });
    expect(fleet.text).toBe(`What devices would do with 1.0.0 on channel stable
  family  from   outcome
  0-OS    0.8.0  takes 1.0.0
  0-OS    2.0.0  stays: it is ahead of the latest, 1.0.0, and never goes down`);
    const { json } = await run(runPlan, w.repo, { flags: { fleet: true, json: true } });
    expect(json()).toEqual({
      version: '1.0.0',
      channel: 'stable',
      latest: '1.0.0',
      families: [{ family: 'zos', title: '0-OS' }],
      rows: [
        {
          family: 'zos',
          version: '0.9.0',
          next: '1.0.0',
          outcome: { kind: 'takes', version: '1.0.0', steps: 1 },
          path: ['0.9.0', '1.0.0'],
        },
      ],
    });
    const plan = await run(runPlan, w.repo, { flags: { json: true } });
    expect(plan.json()).toMatchObject({ outcome: 'planned', fleet: json() });
  });

  test('says who is left behind, where the release itself is refused', async () => {
    const w = newWorkspace({ extra: `${extra}upgradeFrom: '>=0.9.5'\n` });
    const { exitCode, json } = await run(runPlan, w.repo, {
      flags: { fleet: true, json: true, family: ['ivy'] },
    });
    expect(exitCode).toBe(2);
    expect(json()).toMatchObject({ rows: [{ family: 'ivy', version: '0.9.0', outcome: { kind: 'stuck' } }] });
    const failure = await failureOf(() => run(runRelease, w.repo));
    expect(failure.problems.map(({ code, message }) => [code, message.slice(0, 38)])).toContainEqual([
      'fleet-stuck',
      'Connhex Edge devices on 0.9.0 would ne',
    ]);
    expect([filesOf(w.site), w.remoteTags()]).toEqual([[], []]);
  });

  test('says so where the project names no family', async () => {
    const { text, exitCode } = await run(runPlan, newWorkspace().repo, { flags: { fleet: true } });
    expect([exitCode, text]).toEqual([0, 'The project names no family of devices: there is nobody to plan for.']);
  });
});

describe('release', () => {
  test('prints what was published, then that it is unchanged, then what was repaired', async () => {
    const w = newWorkspace();
    const first = await run(runRelease, w.repo);
    expect(first.exitCode).toBe(0);
    expect(first.text).toContain('\npump 1.0.0 published\n  channel  stable, latest is 1.0.0\n');
    expect(first.text).toContain('\n  index    revision 1\n');
    expect(first.text).not.toContain('Would write');
    const second = await run(runRelease, w.repo);
    expect(second.text).toContain('\npump 1.0.0 unchanged\n  channel  stable, latest stays 1.0.0\n');
    expect((await run(runPlan, w.repo)).text).toContain('pump 1.0.0 unchanged');
    rmSync(join(w.site, 'latest'));
    const dry = await run(runPlan, w.repo);
    expect(dry.text).toContain('replace latest  (latest is 1.0.0)');
    expect((await run(runRelease, w.repo)).text).toContain('pump 1.0.0 resumed');
    w.bump('1.1.0');
    const next = await run(runRelease, w.repo, { flags: { json: true } });
    expect(next.json()).toMatchObject({ outcome: 'published', revision: 2, plan: { latest: { before: '1.0.0' } } });
    w.bump('1.0.1');
    expect((await run(runRelease, w.repo)).text).toContain('latest stays 1.1.0');
  });

  test('ends with every problem, and publishes nothing', async () => {
    const w = newWorkspace();
    w.write('bundle/update.sh', '');
    const failure = await failureOf(() => run(runRelease, w.repo, { environment: { OTA_SIGNING_KEY: undefined } }));
    expect(failure.problems.map(({ code }) => code)).toEqual([
      'key-secret-missing',
      'bundle-script-empty',
      'repository-dirty',
    ]);
    expect([filesOf(w.site), w.remoteTags()]).toEqual([[], []]);
  });
});
