import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { fetchSiteText, pushSiteText } from '../../../src/commands/init/site-branch.js';
import { baseEnvironment, runProcess } from '../../support/cli.js';
import { type GitFixture, gitFixture } from '../../support/git-fixture.js';

const opened: GitFixture[] = [];
afterEach(() => {
  for (const fixture of opened.splice(0)) fixture.dispose();
});
const open = (): GitFixture => {
  const fixture = gitFixture();
  opened.push(fixture);
  return fixture;
};

const SITE = { branch: '"$BRANCH"', folder: '"$FOLDER"' };
const NAMES = { BRANCH: 'site/of devices$(touch owned)'.replaceAll(' ', '-'), FOLDER: 'the site' };
const PUSH = pushSiteText({ ...SITE, push: 'git push --quiet origin', messageEnd: ' [skip ci]' });

const sh = (directory: string, script: string, names: Readonly<Record<string, string>> = NAMES) =>
  runProcess('sh', ['-e', '-c', script], { cwd: directory, env: { ...baseEnvironment, ...names } });

const writeSite = (directory: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(directory, 'the site', path, '..'), { recursive: true });
    writeFileSync(join(directory, 'the site', path), text);
  }
};

describe('the site’s branch', () => {
  test('is laid out as the folder, and takes what the release adds, from one clone to the next', async () => {
    const { clone, cloneTo, git, remote } = open();
    expect(await sh(clone, fetchSiteText(SITE))).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync(join(clone, 'the site'))).toEqual([]);
    writeSite(clone, { 'index.json': '1', 'revisions/00000001.json': 'one', '1.0.0': '{}' });
    expect(await sh(clone, PUSH)).toMatchObject({ exitCode: 0 });

    const next = cloneTo('next');
    expect(await sh(next, fetchSiteText(SITE))).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(next, 'the site/revisions/00000001.json'), 'utf8')).toBe('one');
    expect(existsSync(join(next, 'the site/.nojekyll'))).toBe(false);
    writeSite(next, { 'index.json': '2', 'revisions/00000002.json': 'two' });
    expect(await sh(next, PUSH)).toMatchObject({ exitCode: 0 });

    const tip = `refs/heads/${NAMES.BRANCH}`;
    expect(git(['ls-tree', '-r', '--name-only', tip], remote).split('\n')).toEqual([
      '.nojekyll',
      '1.0.0',
      'index.json',
      'revisions/00000001.json',
      'revisions/00000002.json',
    ]);
    expect(git(['log', '--format=%s', tip], remote)).toMatch(/^(Release from [0-9a-f]{40} \[skip ci\]\n?){2}$/);
    // The names came from the environment, and were nothing but names.
    expect(readdirSync(next)).not.toContain('owned');
    expect(git(['status', '--porcelain'], next)).toBe('?? "the site/"');
  });

  test('gets no commit where the site is as it was', async () => {
    const { clone, cloneTo, git, remote } = open();
    writeSite(clone, { 'index.json': '1' });
    await sh(clone, PUSH);
    const next = cloneTo('next');
    await sh(next, fetchSiteText(SITE));
    expect(await sh(next, PUSH)).toMatchObject({ exitCode: 0 });
    expect(git(['rev-list', '--count', `refs/heads/${NAMES.BRANCH}`], remote)).toBe('1');
  });

  test('is never forced: whoever comes second is refused, and told to run again', async () => {
    const { clone, cloneTo, git, remote } = open();
    const late = cloneTo('late');
    await sh(late, fetchSiteText(SITE));
    writeSite(clone, { 'index.json': 'first' });
    await sh(clone, PUSH);
    writeSite(late, { 'index.json': 'second' });
    const refused = await sh(late, PUSH);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('run it again');
    expect(git(['show', `refs/heads/${NAMES.BRANCH}:index.json`], remote)).toBe('first');
  });

  test.each([
    // what is in the folder, folder, files
    ['nothing', 'the site', {}],
    ['no site', 'the site', { 'README.md': 'notes' }],
    ['the whole work tree', '.', { '../index.json': '1' }],
  ])('takes no folder that holds %s', async (_, folder, files) => {
    const { clone, git, remote } = open();
    mkdirSync(join(clone, 'the site'));
    writeSite(clone, files);
    const refused = await sh(clone, PUSH, { ...NAMES, FOLDER: folder });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toBe(`The release left no site in ${folder}: let host name that folder.\n`);
    expect(git(['for-each-ref', '--format=%(refname)'], remote)).toBe('refs/heads/main');
  });

  test('takes a site that has no stable channel', async () => {
    const { clone, git, remote } = open();
    writeSite(clone, { 'channels/beta/index.json': '1' });
    expect(await sh(clone, PUSH)).toMatchObject({ exitCode: 0 });
    expect(git(['show', `refs/heads/${NAMES.BRANCH}:channels/beta/index.json`], remote)).toBe('1');
  });

  test('is not taken for missing where the remote doesn’t answer', async () => {
    const { clone, remote } = open();
    rmSync(remote, { recursive: true });
    expect((await sh(clone, fetchSiteText(SITE))).exitCode).toBe(128);
  });

  test('that was deleted begins anew, without the history that a clone still has', async () => {
    const { clone, git, remote } = open();
    writeSite(clone, { 'index.json': '1' });
    await sh(clone, PUSH);
    await sh(clone, fetchSiteText(SITE));
    git(['update-ref', '-d', `refs/heads/${NAMES.BRANCH}`], remote);
    await sh(clone, fetchSiteText(SITE));
    await sh(clone, PUSH);
    expect(git(['rev-list', '--count', `refs/heads/${NAMES.BRANCH}`], remote)).toBe('1');
  });
});
