import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { catalogue } from '../../src/errors/catalogue.js';
import { inputs } from '../../src/project/inputs.js';
import { componentText, includeText, listGitlabJobs } from '../support/gitlab-ci.js';
import type { GitlabInputs } from '../support/gitlab-inputs.js';
import { cloneRoot, codeBlocks } from '../support/markdown.js';
import { workspaces } from '../support/workspaces.js';

const workspace = workspaces();

interface Snippet {
  readonly include?: readonly { readonly component?: string; readonly file?: string; readonly inputs?: GitlabInputs }[];
  readonly variables?: Readonly<Record<string, string>>;
}

const guide = readFileSync(join(cloneRoot, 'docs/gitlab.md'), 'utf8');
const snippets = codeBlocks('docs/gitlab.md', 'yaml').map((text) => parse(text) as Snippet);
const components = snippets.filter(({ include }) => include?.some(({ component }) => component));

describe('docs/gitlab.md', () => {
  test('gives the component inputs that it takes, and the plain file variables that it reads', () => {
    const given = components.flatMap(({ include = [] }) => include.map(({ inputs: values = {} }) => values));
    expect(given.length).toBeGreaterThan(2);
    for (const values of given) expect(() => componentText(values)).not.toThrow();
    const file = snippets.find(({ include }) => include?.some((one) => one.file === 'gitlab/release.yml'));
    for (const name of Object.keys(file?.variables ?? { none: '' }))
      expect(inputs.some(({ env }) => env === name) || includeText().includes(`  ${name}:`), name).toBe(true);
  });

  test('has an example for several products whose jobs don’t meet', async () => {
    const { include = [] } = components.find((snippet) => (snippet.include?.length ?? 0) > 1) ?? {};
    const pipeline = include.map(({ inputs: values = {} }) => componentText(values)).join('\n');
    const { repo } = workspace();
    const predefined = { CI_PIPELINE_SOURCE: 'web', CI_COMMIT_BRANCH: 'main' };
    const jobs = await listGitlabJobs({ repo, pipeline, predefined });
    expect(jobs.map(({ name }) => name).sort()).toEqual(['gateway-release', 'sensor-release']);
  });

  test('names codes that there are', () => {
    const [, table = ''] = guide.split("## When it doesn't work");
    const codes = [...(table.split('\n## ')[0]?.matchAll(/^\| (`.*?) \|/gm) ?? [])].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code),
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !Object.hasOwn(catalogue, code ?? ''))).toEqual([]);
  });
});
