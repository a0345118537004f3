import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { baseEnvironment, runProcess } from '../support/cli.js';
import { textOf } from '../support/cmark.js';
import { cloneRoot } from '../support/markdown.js';

interface Scene {
  readonly command: string;
  readonly lines: readonly { readonly parts: readonly { readonly text: string }[] }[];
}

const svg = (): string => readFileSync(join(cloneRoot, 'docs/pictures/recording.svg'), 'utf8');

/** A line without what differs from run to run: times, dates, digests, sizes of what is signed. */
const shapeOf = (line: string): string =>
  line
    .replace(/[\d.]+ m?s$/, '# ms')
    .replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, 'TIME')
    .replace(/\b[0-9a-f]{8}…/g, 'DIGEST')
    .replace(/on [0-9a-f]{12}$/, 'on COMMIT')
    .replace(/[\d.]+ KiB/g, '# KiB')
    .replace(/\s+/g, ' ')
    .trim();

const filled = (lines: readonly string[]): readonly string[] => lines.map(shapeOf).filter((line) => line !== '');

test('the recording shows what a run prints today', { timeout: 60_000 }, async () => {
  const run = await runProcess(process.execPath, ['scripts/recording.mjs', '--lines'], {
    cwd: cloneRoot,
    env: { ...baseEnvironment, NO_COLOR: undefined },
  });
  expect(run.exitCode, run.stderr).toBe(0);
  const scenes = JSON.parse(run.stdout) as readonly Scene[];
  const printed = scenes.flatMap(({ command, lines }) => [
    `$ ${command}`,
    ...lines.map(({ parts }) => parts.map(({ text }) => text).join('')),
  ]);
  const kept = [...svg().matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, text = '']) => textOf(text));
  expect(filled(kept)).toEqual(filled(printed));
  expect(kept.at(-1)).toBe('done: 1.0.0 is installed');
});

test('the recording stands alone, says what it is, and holds nothing of the machine that made it', () => {
  const text = svg();
  expect(text).toMatch(/role="img" aria-labelledby="title desc"/);
  expect(text).toMatch(/<title id="title">[^<]+<\/title>\n<desc id="desc">[^<]+<\/desc>/);
  expect(text).toContain('prefers-color-scheme: dark');
  expect(text).toContain('prefers-reduced-motion: reduce');
  expect([...text.matchAll(/https?:\/\/[^\s"<]+/g)].filter(([url]) => !/127\.0\.0\.1:8000|w3\.org/.test(url))).toEqual(
    [],
  );
  expect(text).not.toMatch(/\/tmp\/|\/dev\/shm|<script|@import|url\(/);
  execFileSync('python3', ['-c', 'import sys, xml.dom.minidom as x; x.parse(sys.stdin)'], { input: text });
});
