import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/errors/problem.js';
import { type JobLogFormat, jobLogReporter, withTexts } from '../../src/report/job-log.js';
import type { Verbosity } from '../../src/report/terminal.js';

const format: JobLogFormat = {
  clean: (text) => text.replaceAll('!', '?'),
  open: ({ title, number }) => `<${number} ${title}>`,
  close: ({ title, number, start }, end) => `</${number} ${title} ${end - start}>`,
  finding: ({ severity, message }) => `${severity}: ${message}`,
};

const finding = (message: string): Problem => ({
  code: 'bundle-directory-empty',
  severity: 'warning',
  message,
  hint: 'wait',
  docs: 'docs/errors.md#bundle-directory-empty',
});

const record = (verbosity: Verbosity = 'normal') => {
  const written: string[] = [];
  let time = 0;
  const reporter = jobLogReporter(
    {
      style: { colour: false, live: false },
      verbosity,
      write: (text) => written.push(text),
      mask: (text) => text.replaceAll('hunter2', '***'),
      now: () => time,
    },
    format,
  );
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { reporter, pass, text: () => written.join('') };
};

describe('jobLogReporter', () => {
  it('puts what a step says into a section, and how it ended below it', async () => {
    const { reporter, pass, text } = record();
    const result = await reporter.step('Pack', async () => {
      reporter.info('two\nlines');
      pass(1500);
      return 7;
    });
    reporter.skipped('Tag', 'nothing to do');
    expect(result).toBe(7);
    expect(text()).toBe('<1 Pack>\n  two\n  lines\n</1 Pack 1500>\n✓ Pack 1.5 s\n- Tag: nothing to do\n');
  });

  it('shows findings below the section in which they were found, also where the step fails', async () => {
    const { reporter, text } = record();
    const failing = reporter.step('Check', async () => {
      reporter.problems([finding('held back')]);
      reporter.info('after it');
      throw new Error('disk');
    });
    await expect(failing).rejects.toThrow('disk');
    reporter.problems([finding('at once')]);
    expect(text()).toBe('<1 Check>\n  after it\n</1 Check 0>\n✗ Check 0 ms\nwarning: held back\nwarning: at once\n');
  });

  it('opens one section for nested steps, and closes the very one', async () => {
    const { reporter, text } = record();
    await reporter.step('Outer', () =>
      reporter.step('Inner', async () => {
        reporter.problems([finding('deep')]);
      }),
    );
    await reporter.step('Next', async () => {});
    expect(text()).toBe(
      '<1 Outer>\n✓ Inner 0 ms\n</1 Outer 0>\n✓ Outer 0 ms\nwarning: deep\n<3 Next>\n</3 Next 0>\n✓ Next 0 ms\n',
    );
  });

  it('says how far long work is every ten seconds at most, and nothing about short work', () => {
    const { reporter, pass, text } = record();
    const bar = reporter.progress('packed', 4 * 1024 ** 2);
    for (let second = 1; second <= 25; second += 1) {
      pass(1000);
      bar.update(second * 104_858);
    }
    bar.end();
    reporter.progress('short', 10).update(5);
    expect(text()).toBe('  packed: 1.0 MiB of 4.0 MiB, 102.4 KiB/s\n  packed: 2.0 MiB of 4.0 MiB, 102.4 KiB/s\n');
  });

  it('masks and cleans whatever it is told', async () => {
    const { reporter, pass, text } = record('verbose');
    await reporter.step('hunter2!', async () => {
      reporter.info('info hunter2!');
      reporter.detail('detail hunter2!');
      const bar = reporter.progress('hunter2!', 10);
      pass(10_000);
      bar.update(5);
    });
    reporter.skipped('skip hunter2!', 'hunter2!');
    reporter.problems([finding('hunter2')]);
    expect(text()).not.toMatch(/hunter2|!/);
    expect(text().match(/\*\*\*/g)).toHaveLength(9);
  });

  it('says only findings when quiet, and details only when verbose', async () => {
    const quiet = record('quiet');
    await quiet.reporter.step('Pack', async () => {
      quiet.reporter.info('x');
      quiet.reporter.problems([finding('found')]);
    });
    quiet.reporter.skipped('Tag', 'y');
    expect(quiet.text()).toBe('warning: found\n');
    const normal = record();
    normal.reporter.detail('fine print');
    expect(normal.text()).toBe('');
  });

  it('is in colours unless it is told otherwise', async () => {
    const written: string[] = [];
    const log = {
      verbosity: 'normal',
      write: (text: string) => written.push(text),
      mask: (text: string) => text,
      now: () => 0,
    } as const;
    await jobLogReporter(log, format).step('Pack', async () => {});
    expect(written.join('')).toContain('\u001b[32m✓');
  });
});

it('changes every text of a finding that others wrote, and nothing else', () => {
  const place = { file: 'f', path: 'p', line: 2 };
  expect(withTexts({ ...finding('m'), place }, (text) => `${text}!`)).toEqual({
    ...finding('m!'),
    hint: 'wait!',
    place: { file: 'f!', path: 'p!', line: 2 },
  });
  expect(withTexts(finding('m'), (text) => text)).toEqual(finding('m'));
});
