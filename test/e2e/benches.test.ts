import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProcess } from '../support/cli.js';
import { cloneRoot } from '../support/markdown.js';

const benchmarks = readFileSync(join(cloneRoot, 'docs/benchmarks.md'), 'utf8');

/** The rows of a bench’s tables that begin with a number of releases. */
const rowsOf = async (bench: string, ...args: readonly string[]): Promise<readonly string[]> => {
  const { PATH, HOME, TMPDIR } = process.env;
  const { exitCode, stdout, stderr } = await runProcess(process.execPath, [join(cloneRoot, 'bench', bench), ...args], {
    cwd: cloneRoot,
    env: { PATH, HOME, TMPDIR },
  });
  expect(exitCode, stderr).toBe(0);
  return stdout.split('\n').filter((line) => /^\| [\d,]+ \|/.test(line));
};

// Times are of one machine; what is counted is the same on every one, so it must be what the page says.
describe('what docs/benchmarks.md counts', () => {
  test('a check-in at ten releases, in bytes on its connection', async () => {
    const [, counted] = await rowsOf('index.mjs', '1', '10');
    expect(benchmarks).toContain(`\n${counted}\n`);
  });

  test('a client of The Update Framework at ten releases, in requests and bytes', async () => {
    const [counted] = await rowsOf('tuf.mjs', '10');
    expect(benchmarks).toContain(`\n${counted}\n`);
  });
});
