import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { operate } from '../../src/operations/operate.js';
import type { Operation } from '../../src/operations/operation.js';
import { refreshOperation } from '../../src/operations/refresh.js';
import { wiredServices } from '../support/step-states.js';
import { readTree } from '../support/tree.js';
import type { Workspace } from '../support/workspace.js';
import { releasedWorkspaces } from '../support/workspaces.js';

const released = releasedWorkspaces();
const services = wiredServices();

const inputs = (w: Workspace, dryRun = false) => ({ directory: w.repo, overrides: {}, strict: false, dryRun });
/** Services whose clock stands a month after the release. */
const later = (w: Workspace, clock = '2026-02-15T12:00:00Z') => services(w, { clock: () => new Date(clock) });

const revision = (w: Workspace, counter: number) => {
  const text = readFileSync(join(w.site, `revisions/0000000${counter}.json`), 'utf8');
  return JSON.parse(Buffer.from(JSON.parse(text).payload, 'base64').toString()).predicate;
};

describe('refresh', () => {
  test('makes a revision that changes nothing but counter, previous, created and expires', async () => {
    const w = await released();
    const report = await operate(later(w), refreshOperation(), inputs(w));
    expect(report).toMatchObject({
      operation: 'refresh',
      outcome: 'published',
      revision: { before: 1, after: 2 },
      latest: { before: '1.0.0', after: '1.0.0' },
      expires: '2026-08-14T12:00:00Z',
      told: ['the index before it was good until 2026-07-14T12:00:00Z, for another 149 days'],
      writes: ['index.json'],
    });
    const [before, after] = [revision(w, 1), revision(w, 2)];
    const changed = Object.keys(after).filter((key) => JSON.stringify(after[key]) !== JSON.stringify(before[key]));
    expect(changed).toEqual(['counter', 'previous', 'created', 'expires', 'change']);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after.change.kind).toBe('refresh');
    expect((await w.verify()).exitCode).toBe(0);
  });

  test('says in a dry run until when the index would be good, and writes nothing', async () => {
    const w = await released();
    const before = readTree(w.site);
    const withoutKey = { ...later(w), openSigners: async () => [] };
    const report = await operate(withoutKey, refreshOperation(), inputs(w, true));
    expect(report).toMatchObject({ outcome: 'planned', expires: '2026-08-14T12:00:00Z' });
    expect(readTree(w.site)).toEqual(before);
  });

  test('makes an index good again that has expired', async () => {
    const w = await released();
    const report = await operate(later(w, '2026-12-01T00:00:00Z'), refreshOperation(), inputs(w));
    expect(report).toMatchObject({
      outcome: 'published',
      told: ['the index before it expired at 2026-07-14T12:00:00Z'],
    });
  });

  test('makes one every time it is run', async () => {
    const w = await released();
    await operate(later(w), refreshOperation(), inputs(w));
    const again = await operate(later(w), refreshOperation(), inputs(w));
    expect(again).toMatchObject({ outcome: 'published', revision: { before: 2, after: 3 } });
  });

  /** A refresh before whose commit another run lands a change. */
  const overtaken = (land: () => Promise<unknown>): Operation => {
    const { propose, ...operation } = refreshOperation();
    let landed: Promise<unknown> | undefined;
    return {
      ...operation,
      propose: async (channel) => {
        const proposal = await propose(channel);
        landed ??= land();
        await landed;
        return proposal;
      },
    };
  };

  test('leaves it at that where another run has refreshed meanwhile', async () => {
    const w = await released();
    // A second later: the very same second would give the very same revision, which both had then made.
    const other = () => operate(later(w, '2026-02-15T12:00:01Z'), refreshOperation(), inputs(w));
    const report = await operate(later(w), overtaken(other), inputs(w));
    expect(report).toMatchObject({ outcome: 'unchanged', revision: { before: 1, after: 2 } });
    expect(revision(w, 2).created).toBe('2026-02-15T12:00:01Z');
  });

  test('is proposed anew behind a change that is not as fresh', async () => {
    const w = await released();
    const other = () => operate(later(w, '2026-02-01T00:00:00Z'), refreshOperation(), inputs(w));
    const report = await operate(later(w), overtaken(other), inputs(w));
    expect(report).toMatchObject({ outcome: 'published', revision: { before: 1, after: 3 } });
    expect(report.expires).toBe('2026-08-14T12:00:00Z');
  });
});
