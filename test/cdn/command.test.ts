import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { purgeByCommand } from '../../src/cdn/command.js';
import { temporaryDirectories } from '../support/temporary.js';

const newDirectory = temporaryDirectories();
const URLS = ['https://u.example/index.json', 'https://u.example/latest'];

const run = async (script: string, args: readonly string[] = [], timeoutMs?: number) => {
  const directory = newDirectory();
  writeFileSync(join(directory, 'purge.sh'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(directory, 'purge.sh'), 0o755);
  const details: string[] = [];
  const environment = { PATH: process.env.PATH, TOKEN: 'of the CDN' };
  const problems = await purgeByCommand(
    ['./purge.sh', ...args],
    { urls: URLS, directory },
    { environment, detail: (text) => void details.push(text) },
    timeoutMs,
  );
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  return { problems, details, read, directory };
};
const reasonsOf = ({ problems }: Awaited<ReturnType<typeof run>>) => problems.map(({ message }) => message);

describe('a purge command', () => {
  test('reads the URLs from its input, one a line, in the project’s directory, with the environment and no other', async () => {
    const done = await run('cat > urls; pwd > where; env > environment');
    expect(done.problems).toEqual([]);
    expect(done.read('urls')).toBe(`${URLS.join('\n')}\n`);
    expect(done.read('where').trim()).toBe(done.directory);
    expect(done.read('environment')).toContain('TOKEN=of the CDN');
    expect(done.read('environment')).not.toContain('HOME=');
  });

  test('gets its arguments as they are: there is no shell', async () => {
    const done = await run('printf "%s|" "$@"', ['a b', '$(echo no)', '*', '; rm -rf /']);
    expect(done.details).toEqual(['purge: a b|$(echo no)|*|; rm -rf /|']);
  });

  test('is heard line by line, whatever it writes to', async () => {
    const done = await run('echo one; echo two >&2; echo; printf three');
    expect([...done.details].sort()).toEqual(['purge: one', 'purge: three', 'purge: two']);
  });

  test('that talks without end is heard up to a limit', async () => {
    const done = await run(
      'i=0; while [ $i -lt 500 ]; do echo line; i=$((i+1)); done; head -c 100000 /dev/zero | tr "\\\\0" x',
    );
    expect(done.details).toHaveLength(100);
    expect(Math.max(...done.details.map((line) => line.length))).toBeLessThan(500);
  });

  test('that needs no input may leave it', async () => {
    expect((await run('exec 0<&-; exit 0')).problems).toEqual([]);
  });

  test.each([
    // script, reason
    ['exit 7', 'exit code 7'],
    ['kill -9 $$', 'it was ended by SIGKILL'],
  ])('that ends with %j is a warning', async (script, reason) => {
    const done = await run(script);
    expect(reasonsOf(done)).toEqual([`The purge command "./purge.sh" failed: ${reason}.`]);
    expect(done.problems[0]?.severity).toBe('warning');
  });

  test('that takes too long is ended', async () => {
    expect(reasonsOf(await run('exec sleep 60', [], 300))).toEqual([
      'The purge command "./purge.sh" failed: it took longer than 0.3 s.',
    ]);
  });

  test('whose child holds on to its output is not waited for', async () => {
    const started = performance.now();
    const done = await run('sleep 30 & echo done');
    expect([done.problems, done.details]).toEqual([[], ['purge: done']]);
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  test.each([
    // command
    [['./none.sh']],
    [['no-such-program-of-mine']],
  ])('%j that can’t be started is a warning', async (argv) => {
    const surroundings = { environment: { PATH: process.env.PATH }, detail: () => {} };
    const problems = await purgeByCommand(argv, { urls: URLS, directory: newDirectory() }, surroundings);
    expect(problems).toMatchObject([{ code: 'purge-command-failed', message: expect.stringContaining('ENOENT') }]);
  });
});
