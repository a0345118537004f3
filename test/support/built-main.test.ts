import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuiltMain } from './built-main.js';
import type { CliRun } from './cli.js';
import { readTree } from './tree.js';
import { createWorkspace, PUBLIC_KEY, publicKeyOf, type Workspace } from './workspace.js';

const OTHER_KEY = publicKeyOf(Buffer.alloc(32, 7));

let template: Workspace;
beforeAll(async () => {
  template = createWorkspace();
  const first = await template.release();
  expect(first.json.outcome, first.stdout + first.stderr).toBe('published');
  template.bump('1.1.0');
});
afterAll(() => template.dispose());

/** What a run said and left, but for where it ran and how long its steps took. */
const cameTo = async (how: 'run' | 'runHere', args: readonly string[], env: Record<string, string | undefined>) => {
  const w = template.copy();
  try {
    const { exitCode, signal, stdout, stderr, json } = await w[how](args, { env });
    const said = [stdout, stderr].map((text) =>
      text
        .replaceAll(w.directory, 'team')
        .replaceAll(/\d+(\.\d+)? m?s\b/g, 'a while')
        // When each section of GitLab's log began, and its name, which has the time in it.
        .replaceAll(/(section_(?:start|end)):\d+:(ota-release-[a-z-]+)-\d+/g, '$1 $2'),
    );
    return { exitCode, signal, said, outcome: json.outcome, site: readTree(w.site), tags: w.remoteTags() };
  } finally {
    w.dispose();
  }
};

describe('a run in this process says and leaves what a process does', () => {
  test.each([
    // arguments, exit code, changes of the environment
    [['release', '--json'], 0, {}],
    [['release', '--verbose', '--channel', 'beta'], 0, { NO_COLOR: undefined, FORCE_COLOR: '1' }],
    [['release'], 2, { OTA_SIGNING_KEY: undefined }],
    [['plan', '--quiet'], 2, { OTA_VERSION: '1.0' }],
    [['release', '--dry-run'], 0, { GITHUB_ACTIONS: 'true' }],
    [['release', '--version', '1.0.0'], 2, { GITLAB_CI: 'true' }],
    [['check', '--format', 'sarif'], 0, {}],
    [['verify', '../site', '--key', PUBLIC_KEY, '--json'], 0, {}],
    [['verify', '../site', '--key', OTHER_KEY], 3, {}],
    [['release', '--help'], 0, {}],
    [['release', '--fast', '--json'], 2, {}],
    [['publish'], 2, {}],
  ] as const)('%j: exit code %i', async (args, exitCode, env) => {
    const [process, here] = [await cameTo('run', args, env), await cameTo('runHere', args, env)];
    expect(here).toEqual(process);
    expect(here.exitCode).toBe(exitCode);
    expect(here.said.join('')).not.toBe('');
  });
});

test.each([
  // what only a process of its own obeys
  [{ env: { TMPDIR: '/tmp' } }],
  [{ env: { NODE_OPTIONS: '--no-warnings' } }],
  [{ cli: 'elsewhere/cli.js' }],
])('%j is refused', async (options) => {
  const run: Promise<CliRun> = runBuiltMain(['--version'], { cwd: template.repo, ...options });
  await expect(run).rejects.toThrow('needs a process of its own');
});
