import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { recordingReporter } from '../../src/report/recording.js';
import type { Reporter } from '../../src/report/reporter.js';
import { silentReporter } from '../../src/report/silent.js';

const clock = () => {
  let time = 0;
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { now: () => time, pass };
};

describe('recordingReporter', () => {
  it('takes down how each step ended and how long it took, in the order in which they began', async () => {
    const { now, pass } = clock();
    const { reporter, steps } = recordingReporter(silentReporter, now);
    await reporter.step('Outer', async () => {
      pass(10);
      await reporter.step('Inner', async () => pass(5));
    });
    reporter.skipped('Tag', 'it stands');
    await expect(reporter.step('Commit', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect(steps()).toEqual([
      { title: 'Outer', ended: 'done', milliseconds: 15 },
      { title: 'Inner', ended: 'done', milliseconds: 5 },
      { title: 'Tag', ended: 'skipped', reason: 'it stands', milliseconds: 0 },
      { title: 'Commit', ended: 'failed', milliseconds: 0 },
    ]);
  });

  it('leaves out a step that has not ended', async () => {
    const { reporter, steps } = recordingReporter(silentReporter, () => 0);
    const during = await reporter.step('Pack', async () => steps());
    expect(during).toEqual([]);
    expect(steps()).toHaveLength(1);
  });

  it('takes down findings', () => {
    const { reporter, findings } = recordingReporter(silentReporter, () => 0);
    const [one, two] = [problem('site-host-missing', {}), problem('bundle-directory-empty', { path: 'x' })];
    reporter.problems([one]);
    const before = findings();
    reporter.problems([two]);
    expect([before, findings()]).toEqual([[one], [one, two]]);
  });

  it('tells the other reporter everything, and gives back what the step gave', async () => {
    const told: unknown[] = [];
    const inner: Reporter = {
      step: async (title, run) => {
        told.push(`begin ${title}`);
        const result = await run();
        told.push(`end ${title}`);
        return result;
      },
      skipped: (title, reason) => told.push(`${title}: ${reason}`),
      progress: (title, total) => ({ update: (done) => told.push([title, done, total]), end: () => told.push('over') }),
      info: (text) => told.push(`info ${text}`),
      detail: (text) => told.push(`detail ${text}`),
      problems: (problems) => told.push(problems.length),
    };
    const { reporter } = recordingReporter(inner, () => 0);
    expect(await reporter.step('Pack', async () => 7)).toBe(7);
    reporter.skipped('Tag', 'x');
    const bar = reporter.progress('packed', 9);
    bar.update(4);
    bar.end();
    reporter.info('a');
    reporter.detail('b');
    reporter.problems([]);
    expect(told).toEqual(['begin Pack', 'end Pack', 'Tag: x', ['packed', 4, 9], 'over', 'info a', 'detail b', 0]);
  });
});
