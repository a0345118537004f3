import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Example, openExample } from '../support/example.js';
import { onGitlab } from '../support/example-gitlab.js';
import { PROJECT_FILES, raise } from '../support/monorepo.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const read = (directory: string, path: string): unknown => JSON.parse(readFileSync(join(directory, path), 'utf8'));

/** The newest `latest` of a branch that keeps a site, from the server. */
const latestOn = (example: Example, branch: string): unknown => {
  example.git('fetch', '--quiet', 'origin');
  return JSON.parse(example.git('show', `origin/${branch}:latest`));
};

describe('the pipeline of examples/ivy-das', () => {
  const opened = async () => {
    const example = openExample('ivy-das', temporaryDirectory());
    const secret = await example.makeKey();
    // The runner tells what a pipeline is about by the last commit.
    for (const path of ['pyproject.toml', 'src/constants.py', 'config/config.template.json'])
      example.edit(path, (text) => text.replace('1.4.0', '1.5.0'));
    for (const path of ['config/samples/with-anemometer.json', 'config/samples/without-anemometer.json'])
      example.edit(path, (text) => text.replace('1.4.0', '1.5.0'));
    example.edit('CHANGELOG.md', (text) => text.replace('## 1.4.0', '## 1.5.0\n\n- News.\n\n## 1.4.0'));
    return { example, head: example.commit('Release 1.5.0'), gitlab: onGitlab(example, secret) };
  };

  test('has the jobs of a release on the default branch, and plans on a merge request', async () => {
    const { gitlab } = await opened();
    expect(await gitlab.jobs('push')).toEqual(['gate', 'ota-pages', 'ota-release']);
    expect(await gitlab.jobs('merge_request_event')).toEqual(['gate', 'ota-check']);
  });

  test('releases with both tags, keeps the site in its branch, and hands it to Pages', async () => {
    const { example, head, gitlab } = await opened();
    const plan = await gitlab.run(['ota-check'], 'merge_request_event');
    expect(plan.exitCode, plan.log('ota-check') + plan.stderr).toBe(0);
    expect(plan.log('ota-check')).toContain('roof-das 1.5.0 planned');
    expect(example.remoteTags()).toEqual({});
    const released = await gitlab.run(['ota-release']);
    expect(released.exitCode, released.log('ota-release') + released.stderr).toBe(0);
    expect(example.remoteTags()).toEqual({ 'v1.5.0': head, '1.5.0': head });
    expect(latestOn(example, 'site')).toBe('1.5.0');
    const pages = await gitlab.run(['ota-pages']);
    expect(pages.exitCode, pages.log('ota-pages') + pages.stderr).toBe(0);
    const site = join(pages.checkout, 'ota-release-pages');
    expect([read(site, 'versions'), existsSync(join(site, 'index.html'))]).toEqual([['1.5.0'], true]);
  });
});

describe('the pipeline of examples/monorepo', () => {
  const opened = async () => {
    const example = openExample('monorepo', temporaryDirectory());
    const secret = await example.makeKey(PROJECT_FILES);
    return { example, head: example.git('rev-parse', 'HEAD'), gitlab: onGitlab(example, secret) };
  };

  test('has jobs for the products whose version was raised', async () => {
    const { example, gitlab } = await opened();
    raise(example, 'sensor', '0.9.2', '0.10.0');
    example.commit('Release sensor 0.10.0');
    expect(await gitlab.jobs('push')).toEqual(['sensor-release', 'sites']);
    expect(await gitlab.jobs('merge_request_event')).toEqual(['sensor-check']);
    raise(example, 'gateway', '1.3.0', '1.4.0');
    raise(example, 'sensor', '0.10.0', '0.11.0');
    example.commit('Release both');
    expect(await gitlab.jobs('push')).toEqual(['gateway-release', 'sensor-release', 'sites']);
    example.edit('README.md', (text) => `${text}\n`);
    example.commit('Change no version');
    expect([await gitlab.jobs('push'), await gitlab.jobs('merge_request_event')]).toEqual([[], []]);
  });

  test('releases each into a branch of its own, with tags of its own, and hands all sites to Pages', async () => {
    const { example, head, gitlab } = await opened();
    for (const product of ['gateway', 'sensor']) {
      const run = await gitlab.run([`${product}-release`]);
      expect(run.exitCode, run.log(`${product}-release`) + run.stderr).toBe(0);
    }
    raise(example, 'sensor', '0.9.2', '0.10.0');
    const commit = example.commit('Release sensor 0.10.0');
    const plan = await gitlab.run(['sensor-check'], 'merge_request_event');
    expect(plan.log('sensor-check')).toContain('0.9.2 → 0.10.0');
    const run = await gitlab.run(['sensor-release']);
    expect(run.exitCode, run.log('sensor-release') + run.stderr).toBe(0);
    expect(example.remoteTags()).toEqual({ 'gateway/v1.3.0': head, 'sensor/v0.9.2': head, 'sensor/v0.10.0': commit });
    expect([latestOn(example, 'site-gateway'), latestOn(example, 'site-sensor')]).toEqual(['1.3.0', '0.10.0']);
    const sites = await gitlab.run(['sites']);
    expect(sites.exitCode, sites.log('sites') + sites.stderr).toBe(0);
    const site = join(sites.checkout, 'public');
    expect([read(site, 'gateway/versions'), read(site, 'sensor/versions')]).toEqual([['1.3.0'], ['0.9.2', '0.10.0']]);
    expect(readFileSync(join(site, 'index.html'), 'utf8')).toContain('gateway/versions');
  });
});
