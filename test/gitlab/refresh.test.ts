import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runProcess } from '../support/cli.js';
import { builtTool, runGitlabPipeline, schemaFaults } from '../support/gitlab-ci.js';
import { withInputs } from '../support/gitlab-inputs.js';
import { cloneRoot } from '../support/markdown.js';
import { SECRET } from '../support/workspace.js';
import { releasedWorkspaces } from '../support/workspaces.js';

const released = releasedWorkspaces();

const textOf = (path: string): string => readFileSync(join(cloneRoot, path), 'utf8');
const component = (inputs: Parameters<typeof withInputs>[1] = {}): string =>
  withInputs(textOf('templates/refresh/template.yml'), inputs);

interface Job {
  readonly script: readonly string[];
  readonly rules: unknown;
  readonly resource_group: string;
  readonly interruptible: boolean;
}
const jobOf = (text: string): Job => (parse(text) as { readonly 'ota-refresh': Job })['ota-refresh'];

describe.each([
  ['the example', textOf('examples/refresh/.gitlab-ci.yml')],
  ['the component', component()],
])('%s that refreshes', (_, text) => {
  test('is for scheduled pipelines alone, and waits for releases', () => {
    expect(jobOf(text)).toMatchObject({
      rules: [{ if: '$CI_PIPELINE_SOURCE == "schedule"' }],
      resource_group: 'ota-release',
      interruptible: false,
    });
  });

  test.each(['dash', 'busybox'])('has a script that %s reads', async (shell) => {
    const args = shell === 'busybox' ? ['sh', '-n'] : ['-n'];
    const input = `${jobOf(text).script.join('\n')}\n`;
    expect(await runProcess(shell, args, { cwd: '/', input })).toMatchObject({ exitCode: 0, stderr: '' });
  });
});

test('the component is a pipeline by GitLab’s own schema, refreshes, and fails where too little is left', async () => {
  const { repo, site } = await released();
  const pipeline = component({ tool: builtTool, within: '1000' });
  expect(await schemaFaults({ repo, pipeline })).toBe('');
  const predefined = { CI_PIPELINE_SOURCE: 'schedule' };
  const run = await runGitlabPipeline({ repo, pipeline, predefined, variables: { OTA_SIGNING_KEY: SECRET } });
  expect(run.log('ota-refresh')).toMatch(/revision 1 → 2/);
  expect(run.log('ota-refresh')).toMatch(/✗ not in order: stable must be refreshed/);
  expect(run.exitCode).not.toBe(0);
  expect(JSON.parse(readFileSync(join(site, 'latest'), 'utf8'))).toBe('1.0.0');
});
