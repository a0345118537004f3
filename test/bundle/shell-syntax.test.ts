import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shellSyntaxProblems } from '../../src/bundle/shell-syntax.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const judge = (content: string, shell?: string, name = 'update.sh') => {
  const absolute = join(temporaryDirectory(), name);
  writeFileSync(absolute, content);
  return shellSyntaxProblems({ path: name, file: `bundle/${name}`, absolute }, shell);
};

/** A program that answers `-n FILE` as some shells do. */
const program = (body: string): string => {
  const file = join(temporaryDirectory(), 'shell');
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
};

const UNCLOSED = '#!/bin/sh\nif true; then\n  echo "half"\n';
const STRAY = '#!/bin/sh\necho\nfoo() {\n )\n}\n';

describe('shellSyntaxProblems', () => {
  test('finds nothing against a sound script', async () => {
    expect(await judge('#!/bin/sh\nset -e\nif [ -d app ]; then cp -r app /opt; fi\n')).toEqual([]);
  });

  test.each([
    // shell | content | line | reason
    ['/bin/sh', STRAY, 4, '")" unexpected'],
    ['/usr/bin/dash', STRAY, 4, '")" unexpected'],
    ['/bin/bash', STRAY, 4, "near unexpected token `)'"],
    ['/usr/bin/dash', UNCLOSED, 4, 'end of file unexpected (expecting "fi")'],
    ['/usr/bin/dash', 'list=(a b)\n', 1, '"(" unexpected'],
    ['/usr/bin/dash', "echo 'open\n", 2, 'Unterminated quoted string'],
  ] as const)('%s on %j: line %s, %s', async (shell, content, line, reason) => {
    expect(await judge(content, shell)).toMatchObject([
      {
        code: 'bundle-script-syntax',
        place: { file: 'bundle/update.sh', line },
        message: `"update.sh" does not parse as a shell script: ${reason}.`,
      },
    ]);
  });

  test('reads the messages of busybox', async () => {
    expect(await judge(STRAY, program('exec busybox sh "$@"'))).toMatchObject([
      { place: { line: 4 }, message: '"update.sh" does not parse as a shell script: unexpected ")".' },
    ]);
  });

  test('runs nothing of the script', async () => {
    const trace = join(temporaryDirectory(), 'trace');
    expect(await judge(`#!/bin/sh\n: > '${trace}'\n`)).toEqual([]);
    expect(existsSync(trace)).toBe(false);
  });

  test('takes a name that looks like an option for a name', async () => {
    expect(await judge(STRAY, undefined, '-c')).toMatchObject([{ code: 'bundle-script-syntax', place: { line: 4 } }]);
  });

  test('does not hand the environment on', async () => {
    process.env.OTA_TEST_MARK = 'here';
    try {
      const shell = program(`test -z "$OTA_TEST_MARK" || { echo 'x: 1: leaked' >&2; exit 2; }`);
      expect(await judge('true\n', shell)).toEqual([]);
    } finally {
      delete process.env.OTA_TEST_MARK;
    }
  });

  test('is a warning where there is no shell', async () => {
    expect(await judge(STRAY, '/nowhere/sh')).toMatchObject([
      { code: 'bundle-script-unchecked', severity: 'warning', place: { file: 'bundle/update.sh' } },
    ]);
  });

  test('is a warning where the shell is killed', async () => {
    expect(await judge(STRAY, program('kill -9 $$'))).toMatchObject([{ code: 'bundle-script-unchecked' }]);
  });

  test.each([
    // answer | reason | line
    ['exit 2', 'the shell gives no reason', undefined],
    ['echo "something odd" >&2; exit 1', 'something odd', undefined],
    ['printf "./a: 12: Bad\\nmore\\n" >&2; exit 1', 'Bad', 12],
  ] as const)('a shell that answers %j: %s', async (answer, reason, line) => {
    const [problem] = await judge(STRAY, program(answer));
    expect(problem?.message).toContain(`: ${reason}.`);
    expect(problem?.place).toEqual({ file: 'bundle/update.sh', ...(line === undefined ? {} : { line }) });
  });
});
