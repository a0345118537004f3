import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { runReadme } from '../support/example.js';
import { cloneRoot, codeBlocks } from '../support/markdown.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const examplesFolder = join(cloneRoot, 'examples');

const EXAMPLES: readonly (readonly [name: string, sites: readonly string[], printed: string])[] = [
  // example, its sites, what its commands print at last
  ['connhex-service', ['site'], 'exit code 10\n{"level_mm":2000}'],
  ['ivy-das', ['site'], 'installed 1.4.0\n1.4.0'],
  ['zos-node', ['site'], 'node-metrics 2.1.0 published'],
  ['monorepo', ['site/gateway', 'site/sensor'], '["1.3.0"]\n["0.9.2"]'],
];

describe.each(EXAMPLES)('the README of examples/%s', (name, sites, printed) => {
  test('leads in five commands to a site that verifies', async () => {
    const directory = temporaryDirectory();
    expect(codeBlocks(`examples/${name}/README.md`, 'sh')[0]?.trim().split('\n')).toHaveLength(5);
    const { exitCode, stdout, stderr } = await runReadme(name, directory);
    expect(exitCode, stdout + stderr).toBe(0);
    expect(stdout).toContain(printed);
    for (const site of sites) {
      const args = ['verify', `copy/${site}`, '--key', 'keys/ota.pub', '--json'];
      const verified = await runCli(args, { cwd: directory, env: { OTA_RELEASE_CLOCK: undefined } });
      expect(verified.json).toMatchObject({ ok: true, problems: [] });
    }
  });

  test('says what it shows, how to try it and what to change', () => {
    const text = readFileSync(join(examplesFolder, name, 'README.md'), 'utf8');
    expect(text).toMatch(/^\| file \| shows \|$/m);
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(
      expect.arrayContaining(['Try it', 'What to change']),
    );
  });
});
