import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { limitedCommand } from '../../src/rehearsal/script-limits.js';

const run = (text: string): string => {
  const [file = '', ...args] = limitedCommand(['sh', '-c', text], 20_000);
  return execFileSync(file, args, { encoding: 'utf8' });
};

test('a script has limits, and its arguments as they are', () => {
  expect(run('ulimit -c; ulimit -f; umask').trim().split('\n')).toEqual(['0', '8388608', '0022']);
  const [file = '', ...args] = limitedCommand(['printf', '%s|', 'a b', '$HOME', '"'], 1000);
  expect(execFileSync(file, args, { encoding: 'utf8' })).toBe('a b|$HOME|"|');
});

test('both outputs stay in order', () => {
  expect(run('echo one; echo two >&2; echo three')).toBe('one\ntwo\nthree\n');
});

test('a shell that limits otherwise still runs it', () => {
  const [, ...args] = limitedCommand(['echo', 'here'], 1000);
  for (const shell of [['bash'], ['busybox', 'sh']]) {
    const [file = '', ...first] = shell;
    expect(execFileSync(file, [...first, ...args], { encoding: 'utf8' })).toBe('here\n');
  }
});
