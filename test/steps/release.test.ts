import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check, release } from '../../src/steps/release.js';
import { failureOf, inputsOf, recordingReporter, wiredServices } from '../support/step-states.js';
import { filesOf, readTree } from '../support/tree.js';
import { createWorkspace, type Workspace } from '../support/workspace.js';

const services = wiredServices();
let w: Workspace;
beforeAll(() => {
  w = createWorkspace();
});
afterAll(() => w.dispose());

const run = (changes: Parameters<typeof inputsOf>[1] = {}, more: Parameters<typeof services>[1] = {}) =>
  release(services(w, more), inputsOf(w, changes));

/** The tests of this part follow one workspace through its life: each goes on from where the one before left it. */
describe('release', () => {
  test('a dry run reports the plan and writes nothing', async () => {
    const reporter = recordingReporter();
    const report = await run({ intent: 'plan' }, { reporter, environment: { OTA_SIGNING_KEY: undefined } });
    const sha256 = report.bundle.sha256;
    expect(report).toMatchObject({
      outcome: 'planned',
      product: 'pump',
      version: '1.0.0',
      channel: 'stable',
      tag: 'v1.0.0',
      commit: w.git('rev-parse', 'HEAD'),
      bundle: { path: `bundles/${sha256}.pump-1.0.0.zip` },
      revision: 0,
      latest: null,
      site: { host: w.site, publicUrl: 'https://updates.example.com/pump' },
      plan: { action: 'publish', revision: { before: 0, after: 1 } },
      findings: [],
    });
    expect(reporter.lines.filter((line) => line.startsWith('step'))).toEqual([
      'step Load project',
      'step Preflight',
      'step Check',
      'step Pack',
      'step Plan',
    ]);
    expect([filesOf(w.site), w.remoteTags()]).toEqual([[], []]);
  });

  test('a real run carries out that very plan', async () => {
    const dry = await run({ intent: 'plan' });
    const { plan, ...report } = await run();
    expect(plan).toEqual(dry.plan);
    expect(report).toMatchObject({ outcome: 'published', revision: 1, latest: '1.0.0', findings: [] });
    const paths = plan.writes.filter(({ kind }) => kind !== 'tag').map(({ path }) => path);
    // A record’s name is its digest, which no plan can know.
    const written = filesOf(w.site).map((path) => path.replace(/^records\/.+/, 'records/'));
    expect(written.filter((path) => !path.startsWith('.'))).toEqual([...paths].sort());
    expect(w.remoteTags()).toEqual([`v1.0.0 ${w.git('rev-parse', 'HEAD')}`]);
  });

  test('a second run changes nothing, and reads the release back all the same', async () => {
    const reporter = recordingReporter();
    const report = await run({}, { reporter });
    expect(report).toMatchObject({ outcome: 'unchanged', revision: 1, latest: '1.0.0', plan: { writes: [] } });
    expect(reporter.lines.filter((line) => /^(skipped|step V)/.test(line))).toEqual([
      'skipped Sign: 1.0.0 is released already',
      'skipped Stage: 1.0.0 is released already',
      'skipped Rehearse: 1.0.0 is released already',
      'skipped Tag: 1.0.0 is released already',
      'skipped Commit: 1.0.0 is released already, and every pointer is up to date',
      'step Verify',
      'skipped Deliver: the project names no family of devices',
      'skipped Release page: the project asks for none',
    ]);
    expect((await run({ intent: 'plan' })).outcome).toBe('unchanged');
  });

  test('a run after one that ended before its pointers is resumed', async () => {
    rmSync(join(w.site, 'latest'));
    expect((await run({ intent: 'plan' })).outcome).toBe('planned');
    expect(await run()).toMatchObject({ outcome: 'resumed', revision: 1, plan: { action: 'repair' } });
    expect(filesOf(w.site)).toContain('latest');
  });

  test('warnings of the check and of the verification are findings of the report', async () => {
    w.write('bundle/.DS_Store', 'x');
    rmSync(join(w.repo, 'bundle/rollback.sh'));
    w.bump('1.1.0');
    const clock = { OTA_RELEASE_CLOCK: '2026-01-15T12:00:00Z' };
    const report = await run({}, { environment: clock });
    expect(report).toMatchObject({ outcome: 'published', revision: 2, latest: '1.1.0' });
    expect(report.findings.map(({ code }) => code)).toContain('bundle-script-rollback-missing');
    const late = await run({}, { environment: { OTA_RELEASE_CLOCK: '2026-07-01T00:00:00Z' } });
    expect(late.findings.map(({ code }) => code)).toContain('verify-index-expires-soon');
  });
});

describe('check', () => {
  test('reports product, version and warnings, without a secret', async () => {
    const reporter = recordingReporter();
    const wired = services(w, { reporter, environment: { OTA_SIGNING_KEY: undefined } });
    const report = await check(wired, inputsOf(w, { intent: 'check' }));
    expect(report).toMatchObject({ product: 'pump', version: '1.1.0' });
    expect(report.matrix?.rows.map(({ version }) => version)).toEqual(['1.0.0']);
    expect(reporter.lines.filter((line) => line.startsWith('step'))).toHaveLength(3);
  });

  test('reads only, whatever the inputs intend', async () => {
    const everything = () => [...readTree(w.site, { mtimes: true }), w.remoteTags(), w.git('status', '--porcelain')];
    const before = everything();
    await check(services(w), inputsOf(w, { intent: 'release' }));
    expect(everything()).toEqual(before);
  });

  test('throws with every problem, warnings among them where it is strict', async () => {
    const inputs = inputsOf(w, { intent: 'check', strict: true, overrides: { version: '0.9.0' } });
    const { problems, exitCode } = await failureOf(() => check(services(w), inputs));
    expect(exitCode).toBe(2);
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'error version-back-port',
      'error config-template-version',
      'error bundle-script-rollback-missing',
      'error bundle-script-version-differs',
    ]);
  });
});
