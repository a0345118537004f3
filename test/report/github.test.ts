import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { githubReporter } from '../../src/report/github.js';
import type { Reporter } from '../../src/report/reporter.js';

const logOf = async (tell: (reporter: Reporter) => unknown): Promise<string> => {
  const written: string[] = [];
  await tell(
    githubReporter({
      write: (text) => written.push(text),
      mask: (text) => text.replaceAll('hunter2', '***'),
      now: () => 0,
      verbosity: 'verbose',
      style: { colour: false, live: false },
      fileFromRoot: (file) => (file.endsWith('.yaml') ? `products/${file}` : undefined),
    }),
  );
  return written.join('');
};

describe('githubReporter', () => {
  it('makes each step a group', async () => {
    const log = await logOf((reporter) => reporter.step('Pack 100 %', async () => reporter.info('212 files')));
    expect(log).toBe('::group::Pack 100 %25\n  212 files\n::endgroup::\n✓ Pack 100 % 0 ms\n');
  });

  it('makes each finding an annotation on its file, line and column', async () => {
    const place = { file: 'ota-release.yaml', line: 3, column: 7, path: 'host' };
    expect(await logOf((reporter) => reporter.problems([problem('site-host-missing', {}, place)]))).toBe(
      '::error file=products/ota-release.yaml,line=3,col=7,title=site-host-missing::There is no host to publish to.%0A' +
        'Fix: Set host in the project file, or give --host, to the directory that your web server serves.%0A' +
        'At: ota-release.yaml:3:7 (host)\n',
    );
  });

  it('says the place in words where there is no such file', async () => {
    const finding = problem('bundle-directory-empty', { path: 'var' }, { file: '--root', line: 2 });
    expect(await logOf((reporter) => reporter.problems([finding]))).toMatch(
      /^::warning title=bundle-directory-empty::[^:]*%0AFix: [^:]*%0AAt: --root:2\n$/,
    );
  });

  it('lets no text of others be a command, nor a secret be seen', async () => {
    const hostile = '::stop-commands::x\r::add-mask::e\n  ::error::hunter2 ##[error]y';
    const log = await logOf(async (reporter) => {
      await reporter.step(hostile, async () => {
        reporter.info(hostile);
        reporter.detail(hostile);
      });
      reporter.skipped('::error::', hostile);
      reporter.problems([problem('bundle-directory-empty', { path: hostile }, { file: hostile })]);
    });
    const commands = log.split('\n').filter((line) => /^\s*::/.test(line));
    expect(commands.map((line) => /::(\S+?)(?: .*?)?::/.exec(line)?.[1])).toEqual(['group', 'endgroup', 'warning']);
    expect(log).not.toMatch(/\r|##\[|hunter2/);
  });
});
