import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { baseEnvironment, runProcess } from '../support/cli.js';
import { cloneRoot } from '../support/markdown.js';

const probe = fileURLToPath(new URL('../support/import-probe.mjs', import.meta.url));

/** What was observed of an import in a process of its own. */
interface Observed {
  readonly environment: readonly string[];
  readonly globals: readonly string[];
  readonly listeners: readonly string[];
  readonly resources: readonly string[];
  readonly calls: readonly string[];
  readonly bytes: number;
  readonly exports: number;
}

const observed = async (entry: string): Promise<{ readonly seen: Observed; readonly stderr: string }> => {
  const url = pathToFileURL(`${cloneRoot}/dist/${entry}`).href;
  // It has to end by itself: nothing in the probe ends it.
  const run = await runProcess(process.execPath, [probe, url], { cwd: cloneRoot, env: { ...baseEnvironment } });
  expect(run).toMatchObject({ exitCode: 0, signal: null });
  return { seen: JSON.parse(run.stdout), stderr: run.stderr };
};

describe.each([
  // entry, globals that come
  ['index.js', []],
  // zod’s own settings, for all that use it.
  ['check-in.js', ['__zod_globalConfig', '__zod_globalRegistry']],
])('importing %s', (entry, globals) => {
  test('does nothing that anybody could observe', async () => {
    const { seen, stderr } = await observed(entry);
    expect(stderr).toBe('');
    expect(seen.exports).toBeGreaterThan(0);
    expect(seen).toMatchObject({ environment: [], globals, listeners: [], resources: [], calls: [] });
  });
});

describe('the library’s entry', () => {
  test('loads less than 400 kB, and so neither S3 nor a forge nor zod', async () => {
    const { seen } = await observed('index.js');
    expect(seen.bytes).toBeLessThan(400_000);
  });

  test('the package says that it has no side effects', () => {
    expect(JSON.parse(readFileSync(`${cloneRoot}/package.json`, 'utf8')).sideEffects).toBe(false);
  });
});
