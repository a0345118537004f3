import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { sign } from '../../src/steps/sign.js';
import { stage } from '../../src/steps/stage.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { failureOf, plannedRelease, recordingReporter } from '../support/step-states.js';

const release = plannedRelease();

const signedState = async (host: MemoryHost) => {
  const state = release().on(host);
  return { ...state, ...(await sign(release().services).run(state)) };
};
const run = async (host: MemoryHost, reporter = recordingReporter()) =>
  stage({ reporter }).run(await signedState(host));

describe('stage', () => {
  test('uploads the bundle and what goes with it, and nothing that a reader looks for', async () => {
    const host = memoryHost();
    const reporter = recordingReporter();
    expect(await run(host, reporter)).toEqual({ resumedStaging: false });
    const { bundle, schemas } = release().on(host).draft.statement.predicate;
    const paths = [
      bundle.path,
      schemas?.config?.path,
      schemas?.foreignConfig?.path,
      schemas?.template?.path,
      `${bundle.path}.minisig`,
    ];
    expect([...host.writes].sort()).toEqual(paths.map((path) => `create ${path}`).sort());
    expect(sha256Hex(host.objects.get(bundle.path) ?? Buffer.of())).toBe(bundle.sha256);
    const details = reporter.lines.filter((line) => line.startsWith('detail'));
    expect([...details].sort()).toEqual(paths.map((path) => `detail staged ${path}`).sort());
    const total = [...host.objects.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    expect([reporter.lines[0], reporter.lines.at(-1)]).toEqual([`progress 5 objects of ${total}`, 'end 5 objects']);
  });

  test.each([
    // what the host says of uploads at once | how many there are
    [undefined, 4],
    [1, 1],
    [2, 2],
  ])('with %s uploads at once that a host takes best, %i are under way', async (uploadsAtOnce, most) => {
    const host = memoryHost();
    Object.assign(host, { capabilities: { ...host.capabilities, ...(uploadsAtOnce ? { uploadsAtOnce } : {}) } });
    const underWay = { now: 0, most: 0 };
    host.before = async () => {
      underWay.now += 1;
      underWay.most = Math.max(underWay.most, underWay.now);
      // Until as many are under way as there may be, and a moment longer, so that one too many would be seen.
      for (let waited = 0; underWay.most < most && waited < 200; waited += 1) await pause(10);
      await pause(30);
      underWay.now -= 1;
    };
    await run(host);
    expect(underWay.most).toBe(most);
  });

  test('a second run finds everything and writes nothing', async () => {
    const host = memoryHost();
    await run(host);
    host.writes.length = 0;
    const reporter = recordingReporter();
    expect(await run(host, reporter)).toEqual({ resumedStaging: true });
    expect(host.writes).toEqual([]);
    const details = reporter.lines.filter((line) => line.startsWith('detail'));
    expect(details).toHaveLength(5);
    for (const line of details) expect(line).toMatch(/^detail already staged /);
  });

  test('schemas of an earlier release alone do not make it a resumed one', async () => {
    const host = memoryHost();
    await run(host);
    const { path } = release().on(host).draft.statement.predicate.bundle;
    host.objects.delete(path);
    expect(await run(host)).toEqual({ resumedStaging: false });
  });

  test('refuses other bytes under a promised name, and ends its progress', async () => {
    const host = memoryHost();
    const { path } = release().on(host).draft.statement.predicate.bundle;
    host.objects.set(path, Buffer.from('half a zip'));
    const reporter = recordingReporter();
    const failure = await failureOf(() => run(host, reporter));
    expect(failure).toMatchObject({ code: 'site-stage-differs', exitCode: 1 });
    expect(failure.message).toContain(path);
    expect(reporter.lines.at(-1)).toBe('end 5 objects');
    expect(host.writes).not.toContain(`create ${path}`);
  });

  test('does not run on without a signature', async () => {
    const state = release().on(memoryHost());
    await expect(stage({ reporter: recordingReporter() }).run(state)).rejects.toThrow(RangeError);
  });

  test('is skipped where the release stands', async () => {
    const state = release().on(memoryHost());
    const step = stage({ reporter: recordingReporter() });
    expect(step.skip?.(state)).toBeUndefined();
    expect(step.skip?.({ ...state, plan: { ...state.plan, action: 'unchanged' } })).toBe('1.0.0 is released already');
  });
});
