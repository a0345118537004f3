import { describe, expect, it } from 'vitest';
import type { Style } from '../../src/report/style.js';
import { terminalReporter, type Verbosity } from '../../src/report/terminal.js';

const record = (style: Style, verbosity: Verbosity = 'normal') => {
  const written: string[] = [];
  let time = 0;
  const reporter = terminalReporter({
    style,
    verbosity,
    write: (text) => written.push(text),
    mask: (text) => text.replaceAll('hunter2', '***'),
    now: () => (time += 150),
  });
  return { reporter, text: () => written.join('') };
};

const plain: Style = { colour: false, live: false };

describe('terminalReporter', () => {
  it('writes one line a step, with its time', async () => {
    const { reporter, text } = record(plain);
    await reporter.step('Pack', async () => 1);
    reporter.skipped('Tag', 'nothing to do');
    expect(text()).toBe('✓ Pack 150 ms\n- Tag: nothing to do\n');
  });

  it('marks the step that failed and passes the error on', async () => {
    const { reporter, text } = record(plain);
    await expect(reporter.step('Pack', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect(text()).toBe('✗ Pack 150 ms\n');
  });

  it('masks whatever it writes', async () => {
    const { reporter, text } = record({ colour: true, live: true }, 'verbose');
    await reporter.step('with hunter2', async () => {
      reporter.info('info hunter2');
      reporter.detail('detail hunter2');
      const progress = reporter.progress('hunter2.zip', 10);
      progress.update(5);
      progress.end();
    });
    expect(text()).not.toContain('hunter2');
    expect(text().match(/\*\*\*/g)?.length).toBeGreaterThanOrEqual(5);
  });

  it('says only problems when quiet, and details only when verbose', async () => {
    const finding = {
      code: 'bundle-directory-empty',
      severity: 'warning',
      message: 'behind',
      hint: 'wait',
      docs: 'docs/errors.md#bundle-directory-empty',
    } as const;
    const quiet = record(plain, 'quiet');
    await quiet.reporter.step('Pack', async () => quiet.reporter.info('x'));
    quiet.reporter.problems([finding]);
    expect(quiet.text()).toBe('warning: behind\n  fix: wait [bundle-directory-empty]\n');
    const normal = record(plain);
    normal.reporter.detail('fine print');
    expect(normal.text()).toBe('');
  });

  it('draws a bar with bytes and rate on a live terminal, and none in a log', () => {
    const live = record({ colour: false, live: true });
    const bar = live.reporter.progress('bundle.zip', 4 * 1024 * 1024);
    bar.update(1024 * 1024);
    expect(live.text()).toMatch(/█{6}░{18} bundle\.zip 1\.0 MiB of 4\.0 MiB, \d+\.\d MiB\/s/);
    const log = record(plain);
    log.reporter.progress('bundle.zip', 10).update(5);
    expect(log.text()).toBe('');
  });
});
