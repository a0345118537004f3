import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runInit } from '../../src/commands/run-init.js';
import { commandRuns } from '../support/command-runs.js';
import { temporaryDirectories } from '../support/temporary.js';
import { filesOf } from '../support/tree.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();

describe('init', () => {
  test('tells what it wrote, what it kept, and what to do next', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, '.gitignore'), 'node_modules\n');
    const { exitCode, text } = await run(runInit, directory, { flags: { forge: 'gitlab', host: 'site' } });
    expect(exitCode).toBe(0);
    expect(text).toContain('wrote  ota-release.yaml\n');
    expect(text).toContain('wrote  .gitlab-ci.yml\n');
    expect(text).toContain('kept   .gitignore (it was there)\n');
    expect(text).toMatch(
      /\nNext:\n {2}1\. .*\n {2}2\. .*\n {2}3\. ota-release check\n {2}4\. .*\n {2}5\. .*ota-release refresh/,
    );
    const wrote = [...text.matchAll(/^wrote {2}(.*)$/gm)].map(([, path]) => path);
    expect([...wrote, '.gitignore'].sort()).toEqual(filesOf(directory));
  });

  test('names the variable that gave a host which is none', async () => {
    const given = run(runInit, temporaryDirectory(), {
      flags: { forge: 'github', host: 's3://b' },
      origins: { host: 'OTA_HOST' },
    });
    await expect(given).rejects.toMatchObject({ problems: [{ place: { file: 'OTA_HOST' } }] });
  });

  test('prints the same as JSON, and nothing else', async () => {
    const directory = temporaryDirectory();
    const { json } = await run(runInit, directory, { flags: { forge: 'github', json: true } });
    expect(json()).toEqual({ written: expect.arrayContaining(['.github/workflows/release.yml']), kept: [] });
    const again = await run(runInit, directory, { flags: { forge: 'github', json: true } });
    expect(again.json()).toMatchObject({ written: [], kept: expect.arrayContaining(['ota-release.yaml']) });
  });
});
