import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runDemoCommand } from '../../src/commands/run-demo.js';
import { commandRuns } from '../support/command-runs.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const run = commandRuns();
const temporaryDirectory = temporaryDirectories();

describe('demo', () => {
  test.each([
    // operands, folder
    [[], 'ota-demo'],
    [['mine/demo'], 'mine/demo'],
  ])('with %j works in %s', async (operands, folder) => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, folder), { recursive: true });
    writeFileSync(join(directory, folder, 'kept'), '');
    const failure = await failureOf(() => run(runDemoCommand, directory, { operands }));
    expect(failure).toMatchObject({ code: 'demo-directory-not-empty', exitCode: 2 });
    expect(failure.message).toContain(join(directory, folder));
  });

  test('runs the very tool that it was started with, and reports where it fails', async () => {
    const directory = temporaryDirectory();
    const cliFile = join(directory, 'tool.mjs');
    writeFileSync(
      cliFile,
      `import { writeFileSync } from 'node:fs';
writeFileSync(${JSON.stringify(join(directory, 'called'))}, process.argv.slice(2).join(' '));
console.error('out of order');
process.exitCode = 7;
`,
    );
    const failure = await failureOf(() => run(runDemoCommand, directory, { runtime: { cliFile } }));
    expect(failure).toMatchObject({ code: 'demo-step-failed', exitCode: 1 });
    expect(failure.message).toContain('7');
    expect(failure.message).toContain('out of order');
    expect(readFileSync(join(directory, 'called'), 'utf8')).toMatch(/^keys generate /);
    expect(existsSync(join(directory, 'ota-demo'))).toBe(true);
  });
});
