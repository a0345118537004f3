import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { gitlabReporter } from '../../src/report/gitlab.js';
import type { Reporter } from '../../src/report/reporter.js';
import { markersIn } from '../support/gitlab-log.js';

const START = 1_700_000_000_000;

const logOf = async (tell: (reporter: Reporter) => unknown, colour = false): Promise<string> => {
  const written: string[] = [];
  await tell(
    gitlabReporter({
      write: (text) => written.push(text),
      mask: (text) => text.replaceAll('hunter2', '***'),
      now: () => START + written.length * 1500,
      verbosity: 'verbose',
      style: { colour, live: false },
    }),
  );
  return written.join('');
};

describe('gitlabReporter', () => {
  it('makes each step a folded section with its times', async () => {
    const log = await logOf((reporter) => reporter.step('Pack', async () => reporter.info('212 files')));
    const name = 'ota-release-pack-1700000000000-1';
    expect(log).toBe(
      `\u001b[0Ksection_start:1700000000:${name}[collapsed=true]\r\u001b[0KPack\n  212 files\n` +
        `\u001b[0Ksection_end:1700000003:${name}\r\u001b[0K\n✓ Pack 3.0 s\n`,
    );
  });

  it('gives each section a name of its own', async () => {
    const log = await logOf(async (reporter) => {
      await reporter.step('Pack', async () => {});
      await reporter.step('Pack', async () => {});
    });
    const [first, firstEnd, second, secondEnd] = markersIn(log).map((marker) => marker.replace(/^\w+ /, ''));
    expect([firstEnd, secondEnd]).toEqual([first, second]);
    expect(first).not.toBe(second);
  });

  it('shows findings as a terminal does, in colours', async () => {
    const finding = problem('site-host-missing', {}, { file: 'ota-release.yaml', line: 3 });
    expect(await logOf((reporter) => reporter.problems([finding]))).toMatch(
      /^ota-release\.yaml:3: error: There is no host to publish to\.\n {2}fix: .* \[site-host-missing\]\n$/,
    );
    expect(await logOf((reporter) => reporter.problems([finding]), true)).toContain('\u001b[31;1merror');
  });

  it('lets no text of others begin or end a section, nor a secret be seen', async () => {
    const hostile = 'hunter2 \u001b[0Ksection_end:1:x\r\u001b[0K section_start:1:y';
    const log = await logOf(async (reporter) => {
      await reporter.step(hostile, async () => {
        reporter.info(hostile);
        reporter.detail(hostile);
      });
      reporter.skipped(hostile, hostile);
      reporter.problems([problem('bundle-directory-empty', { path: hostile }, { file: hostile, path: hostile })]);
    });
    expect(markersIn(log).map((marker) => marker.replace(/ .*/, ''))).toEqual(['start', 'end']);
    expect(log).not.toContain('hunter2');
    expect(log.match(/\r/g)).toHaveLength(2);
  });
});
