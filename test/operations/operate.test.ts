import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { operate } from '../../src/operations/operate.js';
import type { Operation, OperationInputs } from '../../src/operations/operation.js';
import { readChannel } from '../../src/site/channel-state.js';
import { failureOf, recordingReporter, wiredServices } from '../support/step-states.js';
import { readTree } from '../support/tree.js';
import { SECRET, type Workspace } from '../support/workspace.js';
import { releasedWorkspaces, workspaces } from '../support/workspaces.js';

const released = releasedWorkspaces();
const unreleased = workspaces();
const services = wiredServices();

const inputs = (w: Workspace, changes: Partial<OperationInputs> = {}): OperationInputs => ({
  directory: w.repo,
  overrides: {},
  strict: false,
  dryRun: false,
  ...changes,
});

/** Marks a release, unless it is marked: readers ignore what they don’t know. */
const mark = (version: string): Operation => ({
  kind: 'mark',
  propose: async ({ predicate }) => {
    const marked = (entry: (typeof predicate.releases)[number]) =>
      entry.version === version ? { ...entry, mark: 'a test' } : entry;
    if (predicate.releases.every((entry) => entry.version !== version || 'mark' in entry)) return undefined;
    return {
      note: { version, what: 'it is marked', reason: 'a test' },
      releases: (current) => current.map(marked),
      told: ['Nobody is stranded.'],
    };
  },
});

/** Another signature, and nothing else. */
const dated: Operation = { kind: 'refresh', propose: async () => ({ note: {} }) };

/** The same, told from others made in the same second. */
const numbered = (n: number): Operation => ({ kind: 'refresh', propose: async () => ({ note: { what: String(n) } }) });

describe('operate', () => {
  it('changes a channel by one signed revision, says who did what and why, and reads it back', async () => {
    const w = await released();
    const report = await operate(services(w, { actor: 'operator' }), mark('1.0.0'), inputs(w));
    expect(report).toMatchObject({
      operation: 'mark',
      outcome: 'published',
      version: '1.0.0',
      revision: { before: 1, after: 2 },
      latest: { before: '1.0.0', after: '1.0.0' },
      told: ['Nobody is stranded.'],
      writes: ['index.json'],
    });
    const { payload } = JSON.parse(readFileSync(join(w.site, 'revisions/00000002.json'), 'utf8'));
    const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString());
    expect(predicate.change).toEqual({
      kind: 'mark',
      version: '1.0.0',
      what: 'it is marked',
      reason: 'a test',
      by: 'operator',
    });
    expect(predicate.releases[0].mark).toBe('a test');
    expect((await w.verify()).exitCode).toBe(0);
  });

  it('writes nothing where the channel is so already', async () => {
    const w = await released();
    await operate(services(w), mark('1.0.0'), inputs(w));
    const before = readTree(w.site);
    const again = await operate(services(w), mark('1.0.0'), inputs(w));
    expect(again).toMatchObject({ outcome: 'unchanged', revision: { before: 2, after: 2 }, writes: [] });
    expect(readTree(w.site)).toEqual(before);
  });

  it('brings pointers in line that an earlier run left behind', async () => {
    const w = await released();
    await operate(services(w), mark('1.0.0'), inputs(w));
    rmSync(join(w.site, 'versions'));
    const again = await operate(services(w), mark('1.0.0'), inputs(w));
    expect(again).toMatchObject({ outcome: 'resumed', writes: ['versions'] });
  });

  it('needs no secret and writes nothing in a dry run, and says what it would do', async () => {
    const w = await released();
    const before = readTree(w.site);
    const withoutKey = services(w, { openSigners: async () => [] });
    const report = await operate(withoutKey, mark('1.0.0'), inputs(w, { dryRun: true }));
    expect(report).toMatchObject({ outcome: 'planned', revision: { before: 1, after: 2 } });
    expect(report.writes).toEqual(['revisions/00000002.json', 'index.json', 'versions', 'latest']);
    expect(readTree(w.site)).toEqual(before);
  });

  it('lands behind another change, and judges itself anew', async () => {
    const w = await released();
    const asked: number[] = [];
    const late: Operation = {
      kind: 'late',
      propose: async ({ predicate }) => {
        asked.push(predicate.counter);
        // Somebody else is quicker, once.
        if (asked.length === 1) await operate(services(w), dated, inputs(w));
        return { note: { what: `after ${predicate.counter}` } };
      },
    };
    const report = await operate(services(w), late, inputs(w));
    expect(report.revision).toEqual({ before: 1, after: 3 });
    expect(asked).toEqual([1, 2]);
    expect((await w.verify()).exitCode).toBe(0);
  });

  it('loses none of many at once', async () => {
    const w = await released();
    await Promise.all(Array.from({ length: 6 }, (_, n) => operate(services(w), numbered(n), inputs(w))));
    const revisions = [...readTree(w.site).keys()].filter((path) => path.startsWith('revisions/'));
    expect(revisions).toHaveLength(7);
    expect((await w.verify()).exitCode).toBe(0);
  });

  it.each([
    // what, operation, code
    ['a warning under strict', 'operation-version-unknown', true],
    ['an error', 'operation-version-unknown', false],
  ] as const)('refuses %s with nothing written', async (_what, code, strict) => {
    const w = await released();
    const before = readTree(w.site);
    const found = problem(
      code,
      { version: '9.9.9', channel: 'stable', newest: '1.0.0' },
      undefined,
      strict ? 'warning' : 'error',
    );
    const bad: Operation = { kind: 'bad', propose: async () => ({ note: {}, problems: [found] }) };
    const failure = await failureOf(() => operate(services(w), bad, inputs(w, { strict })));
    expect(failure.code).toBe(code);
    expect(readTree(w.site)).toEqual(before);
  });

  it('tells of everything that is missing at once: key, host', async () => {
    const w = await released();
    w.edit('ota-release.yaml', (text) => text.replace(/^host:.*\n/m, ''));
    const failure = await failureOf(() => operate(services(w, { openSigners: async () => [] }), dated, inputs(w)));
    expect(failure.problems.map(({ code }) => code)).toEqual(['key-secret-missing', 'site-host-missing'].reverse());
    expect(JSON.stringify(failure.problems)).not.toContain(SECRET);
  });

  it('refuses a channel without a release, and the site of another product', async () => {
    const fresh = unreleased();
    expect((await failureOf(() => operate(services(fresh), dated, inputs(fresh)))).code).toBe(
      'operation-nothing-released',
    );
    const w = await released();
    w.edit('ota-release.yaml', (text) => text.replace(/^product:.*$/m, 'product: other'));
    expect((await failureOf(() => operate(services(w), dated, inputs(w)))).code).toBe('site-other-product');
  });

  it('does afterwards what remains to be done, also where nothing is proposed', async () => {
    const w = await released();
    const seen: (number | undefined)[] = [];
    const left = ['ioto/stable/0.9.0.json'];
    const afterwards: Operation['afterwards'] = async ({ host, layout, trust }) => {
      seen.push((await readChannel(host, layout, trust)).newest?.predicate.counter);
      return left.splice(0);
    };
    const again = { ...mark('1.0.0'), afterwards };
    const first = await operate(services(w), again, inputs(w));
    expect(first).toMatchObject({ outcome: 'published', writes: ['index.json', 'ioto/stable/0.9.0.json'] });
    // What an earlier run has left undone.
    left.push('bundles/old.zip');
    expect(await operate(services(w), again, inputs(w))).toMatchObject({
      outcome: 'resumed',
      revision: { before: 2, after: 2 },
      writes: ['bundles/old.zip'],
    });
    expect(await operate(services(w), again, inputs(w))).toMatchObject({ outcome: 'unchanged', writes: [] });
    await operate(services(w), again, inputs(w, { dryRun: true }));
    expect(seen).toEqual([2, 2, 2]);
  });

  it('tells what a host warns of, as a release does, and is stopped by it under strict with nothing written', async () => {
    const w = await released();
    const found = problem('host-case-insensitive', { location: 'site' });
    const reporter = recordingReporter();
    const wired = services(w);
    const openHost: typeof wired.openHost = async (...asked) => ({
      ...(await wired.openHost(...asked)),
      preflight: async () => [found],
    });
    const before = readTree(w.site);
    const strictly = () => operate({ ...wired, openHost }, mark('1.0.0'), inputs(w, { strict: true }));
    expect((await failureOf(strictly)).code).toBe('host-case-insensitive');
    expect(readTree(w.site)).toEqual(before);
    const report = await operate({ ...wired, openHost, reporter }, mark('1.0.0'), inputs(w));
    expect(report).toMatchObject({ outcome: 'published', findings: [found] });
    expect(reporter.lines.filter((line) => line === 'problem host-case-insensitive')).toHaveLength(1);
  });
});
