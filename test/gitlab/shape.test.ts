import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { gitlabComponent, gitlabInclude } from '../../scripts/generate/gitlab-template.js';
import { hostSetup } from '../../src/commands/init/host-setup.js';
import { pipelineFile } from '../../src/commands/init/pipelines.js';
import { runProcess } from '../support/cli.js';
import { componentText, includeText, schemaFaults } from '../support/gitlab-ci.js';
import { cloneRoot } from '../support/markdown.js';
import { workspaces } from '../support/workspaces.js';

const workspace = workspaces();

interface Job {
  readonly script?: readonly string[];
  readonly artifacts?: unknown;
  readonly rules?: readonly { readonly if: string; readonly changes?: readonly string[] }[];
}
type Jobs = Readonly<Record<string, Job>>;

/** As GitLab reads it: YAML 1.1, with its tag !reference. */
const read = (text: string): Jobs => {
  const customTags = [{ tag: '!reference', collection: 'seq' as const, resolve: (items: unknown) => items }];
  return parse(text, { version: '1.1', customTags, strict: true, uniqueKeys: true }) as Jobs;
};

const jobsOf = (text: string): readonly (readonly [string, Job])[] =>
  Object.entries(read(text)).filter(([name]) => name !== 'variables');

const initText = (host: string): string =>
  pipelineFile('gitlab', { versionFile: 'package.json' }, hostSetup(host, '--host')).text;

const FACES = [
  ['the component', componentText()],
  ['the plain file', includeText()],
  ['the pipeline that init writes for a folder', initText('site')],
  ['the pipeline that init writes for a branch', initText('branch:site')],
  ['the pipeline that init writes for a bucket', initText('s3://updates')],
] as const;

describe('the files', () => {
  test.each([
    ['templates/release/template.yml', gitlabComponent()],
    ['gitlab/release.yml', gitlabInclude()],
  ])('%s is what is generated', (file, text) => {
    expect(readFileSync(join(cloneRoot, file), 'utf8')).toBe(text);
  });

  test('hold the same jobs, with the same scripts, artifacts and conditions', () => {
    const inComponent = read(componentText());
    const inFile = read(includeText());
    const asInputs = (rule: string): string =>
      rule
        .replace('$OTA_WHEN ==', '"default-branch" ==')
        .replace('$OTA_PAGES ==', '"false" ==')
        .replace('$OTA_DRY_RUN != "true"', '"false" == "false"');
    expect(jobsOf(includeText()).map(([name]) => name)).toEqual(jobsOf(componentText()).map(([name]) => name));
    for (const [name, { script, artifacts, rules = [] }] of jobsOf(includeText())) {
      expect(inComponent[name]).toMatchObject({ ...(script && { script }), ...(artifacts ? { artifacts } : {}) });
      expect(inComponent[name]?.rules?.map((rule) => rule.if) ?? []).toEqual(rules.map((rule) => asInputs(rule.if)));
      expect(inComponent[name]?.rules?.map(({ changes }) => changes?.length)).toEqual(
        inFile[name]?.rules?.map(({ changes }) => changes?.length),
      );
    }
  });
});

describe.each(FACES)('%s', (_, text) => {
  test('is a pipeline by GitLab’s own schema', async () => {
    const { repo } = workspace();
    expect(await schemaFaults({ repo, pipeline: text })).toBe('');
    expect(await schemaFaults({ repo, pipeline: text.replace('interruptible:', 'interruptable:') })).toContain(
      'interruptable',
    );
  });

  test.each(['dash', 'bash', 'busybox'])('has scripts that %s reads', async (shell) => {
    for (const [name, { script = [] }] of jobsOf(text)) {
      const input = `set -e\n${script.join('\n')}\n`;
      const args = shell === 'busybox' ? ['sh', '-n'] : ['-n'];
      const { exitCode, stderr } = await runProcess(shell, args, { cwd: '/', input });
      expect(exitCode, `${name}: ${stderr}`).toBe(0);
    }
  });

  test('clones the whole history, keeps the reports of a job that failed, and lets no other release cut one off', () => {
    const jobs = read(text) as Record<string, Record<string, unknown>>;
    const [shared] = Object.keys(jobs).filter((name) => name.startsWith('.'));
    const release = Object.keys(jobs).find((name) => name.endsWith('release') && !name.startsWith('.'));
    expect(jobs[shared ?? '']).toMatchObject({ variables: { GIT_DEPTH: '0' }, artifacts: { when: 'always' } });
    expect(jobs[release ?? '']).toMatchObject({ interruptible: false, resource_group: expect.any(String) });
  });
});
