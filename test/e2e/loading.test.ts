import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runAction } from '../support/action.js';
import { closing } from '../support/closing.js';
import { startGithub } from '../support/github/double.js';
import { TOKENS, VIEWERS } from '../support/github/forge.js';
import { createWorkspace, SECRET, type Workspace } from '../support/workspace.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

const closeLater = closing();

const workspace = (extra = ''): Workspace => {
  const w = createWorkspace({ extra });
  closeLater(w.dispose);
  mkdirSync(join(w.directory, 'coverage'));
  return w;
};

/** The chunks of dist that a process loaded, by what V8 took down of it. */
const loadedBy = (w: Workspace): readonly string[] => {
  const directory = join(w.directory, 'coverage');
  const urls = readdirSync(directory).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(directory, name), 'utf8')) as {
      readonly result: readonly { readonly url: string }[];
    };
    return result.map(({ url }) => url);
  });
  return [...new Set(urls)]
    .filter((url) => url.startsWith('file:'))
    .map((url) => fileURLToPath(url))
    .filter((file) => file.startsWith(dist));
};

/** What only the client of each forge says, and what only the network does. */
const MARKS = {
  octokit: 'octokit-core.js/',
  gitbeaker: 'GitbeakerRequestError',
  undici: 'UND_ERR_CONNECT_TIMEOUT',
} as const;

const marksIn = (files: readonly string[]): readonly string[] => {
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return Object.entries(MARKS).flatMap(([name, mark]) => (text.includes(mark) ? name : []));
};

describe('a run of the action loads', () => {
  test('every mark somewhere, so that none is missed for being gone', () => {
    const files = readdirSync(dist).filter((name) => name.endsWith('.js'));
    expect(marksIn(files.map((name) => join(dist, name)))).toEqual(Object.keys(MARKS));
  });

  test('no client of a forge and no network where plain git makes the tag', async () => {
    const w = workspace();
    const env = { NODE_V8_COVERAGE: join(w.directory, 'coverage') };
    const run = await runAction({ workspace: w.repo, with: { 'signing-key': SECRET, forge: 'git' }, env });
    expect(run.outputs.outcome, run.stdout).toBe('published');
    const files = loadedBy(w);
    expect(files).toContain(join(dist, 'action.js'));
    expect(marksIn(files)).toEqual([]);
  });

  test('GitHub’s client, and not GitLab’s, where the tag goes through GitHub', async () => {
    const w = workspace();
    const github = await startGithub({ gitDirectory: w.remote });
    closeLater(github.stop);
    github.state.tokens.set(TOKENS.job, VIEWERS.job);
    const { owner, name, addresses } = github.state;
    w.git('remote', 'set-url', 'origin', `${addresses.web}/${owner}/${name}.git`);
    const run = await runAction({
      workspace: w.repo,
      serverUrl: addresses.web,
      apiUrl: addresses.api,
      token: TOKENS.job,
      with: { 'signing-key': SECRET },
      env: { NODE_V8_COVERAGE: join(w.directory, 'coverage') },
    });
    expect(run.outputs.outcome, run.stdout).toBe('published');
    expect(marksIn(loadedBy(w))).toEqual(['octokit', 'undici']);
  });

  test('a few kilobytes before its first line', () => {
    const seen = new Set<string>();
    const walk = (name: string): void => {
      if (seen.has(name)) return;
      seen.add(name);
      const text = readFileSync(join(dist, name), 'utf8');
      for (const [, next = ''] of text.matchAll(/(?:from|^import|;import)\s*"\.\/([^"]+)"/g)) walk(next);
    };
    walk('action.js');
    const bytes = [...seen].reduce((sum, name) => sum + statSync(join(dist, name)).size, 0);
    expect(seen.size).toBeGreaterThan(1);
    expect(bytes).toBeLessThan(32 * 1024);
  });
});
