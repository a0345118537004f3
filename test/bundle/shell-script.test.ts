import { describe, expect, test } from 'vitest';
import { scriptTextProblems } from '../../src/bundle/shell-script.js';

const judge = (content: string | Uint8Array, version?: string) =>
  scriptTextProblems(
    {
      path: 'update.sh',
      file: 'bundle/update.sh',
      bytes: typeof content === 'string' ? Buffer.from(content) : content,
    },
    version,
  );

const found = (content: string | Uint8Array, version?: string): readonly string[] =>
  judge(content, version).map(({ code, place }) => `${code.replace('bundle-script-', '')}:${place?.line ?? ''}`);

const GOOD = '#!/bin/sh\nset -e\ncp -r app /opt/app\n';

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('the bytes of a script', () => {
  test('are fine as UTF-8 with LF line endings', () => {
    expect(judge(GOOD)).toEqual([]);
    expect(judge(`${GOOD}echo "Größe ☃"`)).toEqual([]);
  });

  test.each([
    // content | found
    [bytesOf(GOOD, 'echo caf', [0xe9], '\n'), ['not-utf8:4']],
    [bytesOf(GOOD, 'x\0y\n'), ['not-utf8:4']],
    [Buffer.from(`\uFEFF${GOOD}`, 'utf16le'), ['not-utf8:1']],
    [`\uFEFF${GOOD}`, ['byte-order-mark:1']],
    ['#!/bin/sh\r\ntrue\r\n', ['carriage-return:1']],
    ['#!/bin/sh\ntrue\r\n', ['carriage-return:2']],
    ['\uFEFF#!/bin/sh\r\ntrue\n', ['byte-order-mark:1', 'carriage-return:1']],
  ] as const)('%#: %j', (content, problems) => {
    expect(found(content)).toEqual(problems);
  });

  test('count the lines with carriage returns', () => {
    expect(judge('#!/bin/sh\r\n:\n:\r\r\n')[0]?.message).toContain('on 2 lines');
  });

  test.each(['', '\n', '#!/bin/sh\n', '#!/bin/sh\n\n  # nothing yet\n'])('%j holds no command', (content) => {
    expect(found(content)).toEqual(['empty:']);
  });
});

describe('the shebang', () => {
  test.each([
    '#!/bin/sh',
    '#! /bin/sh',
    '#!/usr/bin/env sh',
    '#!/bin/dash',
    '#!/bin/ash',
    '#!/bin/busybox sh',
    '#!/usr/bin/env -S busybox ash',
  ])('%s is fine', (line) => expect(judge(`${line}\ntrue\n`)).toEqual([]));

  test.each([
    // line | code | words
    ['true', 'bundle-script-shebang-missing', '"true" instead of #!/bin/sh'],
    [' #!/bin/sh', 'bundle-script-shebang-missing', 'instead of #!/bin/sh'],
    ['#!/bin/bash', 'bundle-script-shebang', 'asks for "#!/bin/bash"'],
    ['#!/usr/bin/env bash', 'bundle-script-shebang', 'asks for'],
    ['#!/usr/bin/python3', 'bundle-script-shebang', 'asks for'],
    ['#!/bin/busybox awk', 'bundle-script-shebang', 'asks for'],
    ['#!', 'bundle-script-shebang', 'asks for'],
    ['#!/bin/sh -e', 'bundle-script-shebang-options', 'sets "-e"'],
    ['#!/usr/bin/env -S sh -eu', 'bundle-script-shebang-options', 'sets "-eu"'],
  ])('%s: %s', (line, code, words) => {
    const [problem, ...others] = judge(`${line}\ntrue\n`);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, place: { file: 'bundle/update.sh', line: 1 } });
    expect(problem?.message).toContain(words);
  });
});

describe('a version in a script', () => {
  test.each([
    // line | differs from 1.2.0
    ['VERSION=1.2.0', false],
    ['VERSION=v1.2.0', false],
    ['OTA_VERSION="1.2.0"', false],
    ['VERSION=1.0.9', true],
    ['  export OTA_VERSION="1.1.0" # old', true],
    ["readonly RELEASE_VERSION='1.2.0-rc.1'", true],
    ['version=1.2.1; echo', true],
    ['VERSION=$1', false],
    ['VERSION=1.2', false],
    ['MIN_VERSION=1.0.0', false],
    ['PYTHON_VERSION=3.11.2', false],
    ['# VERSION=1.0.0', false],
    ['echo VERSION=1.0.0', false],
    ['VERSION="1.0.0', false],
  ] as const)('%s: %s', (line, differs) => {
    expect(found(`${GOOD}${line}\n`, '1.2.0')).toEqual(differs ? ['version-differs:4'] : []);
    expect(found(`${GOOD}${line}\n`)).toEqual([]);
  });

  test('is shown beside the release’s', () => {
    expect(judge(`${GOOD}OTA_VERSION=v1.0.9\n`, '1.2.0')[0]?.message).toBe(
      '"update.sh" sets OTA_VERSION to "1.0.9", but this release is 1.2.0.',
    );
  });
});
