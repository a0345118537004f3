import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packagesError, storedFiles } from '../../../src/forges/gitlab/package-files.js';
import { type GitlabFixture, gitlabFixture, JOB } from '../../support/gitlab/fixture.js';
import { nextId, type Package, type PackageFile } from '../../support/gitlab/state.js';

const WANTED = { name: 'gateway', version: '1.0.0' };
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('storedFiles', () => {
  let on: GitlabFixture;
  beforeEach(async () => {
    on = await gitlabFixture();
  });
  afterEach(() => on.stop());

  const createdAt = new Date(0).toISOString();
  const file = (name: string, text: string): PackageFile => {
    const bytes = Buffer.from(text);
    return { id: nextId(), name, size: bytes.length, sha256: sha256(text), bytes, createdAt };
  };
  const add = (name: string, version: string, ...files: PackageFile[]): Package => {
    const added = { id: nextId(), name, version, createdAt, files };
    on.state.packages.push(added);
    return added;
  };

  it('is empty where there is no such package', async () => {
    add('gateway-tools', '1.0.0', file('a.zip', 'other product'));
    add('gateway', '1.0.1', file('a.zip', 'other version'));
    expect(await storedFiles(on.client(), WANTED)).toEqual(new Map());
  });

  it('asks for generic packages of this name and version', async () => {
    await storedFiles(on.client(), WANTED);
    expect(on.server.requests.map(({ query }) => query)).toEqual([
      { package_type: 'generic', package_name: 'gateway', package_version: '1.0.0', per_page: '100' },
    ]);
  });

  it('takes the newest of several files of a name, as a download does', async () => {
    add('gateway', '1.0.0', file('a.zip', 'first'), file('b.zip', 'only'), file('a.zip', 'second'));
    expect(await storedFiles(on.client(), WANTED)).toEqual(
      new Map([
        ['a.zip', sha256('second')],
        ['b.zip', sha256('only')],
      ]),
    );
  });

  it('looks into every package of that name and version', async () => {
    const old = file('a.zip', 'old');
    add('gateway', '1.0.0', file('a.zip', 'new'));
    add('gateway', '1.0.0', old, file('b.zip', 'b'));
    expect(Object.fromEntries(await storedFiles(on.client(), WANTED))).toEqual({
      'a.zip': sha256('new'),
      'b.zip': sha256('b'),
    });
  });

  it('reads all pages', async () => {
    add('gateway', '1.0.0', ...Array.from({ length: 250 }, (_, index) => file(`f${index}`, String(index))));
    const found = await storedFiles(on.client(), WANTED);
    expect([found.size, found.get('f249')]).toEqual([250, sha256('249')]);
  });

  it('works with a job’s token', async () => {
    add('gateway', '1.0.0', file('a.zip', 'a'));
    expect((await storedFiles(on.client(JOB), WANTED)).size).toBe(1);
  });

  it('says which setting turns the registry on', async () => {
    on.state.packagesEnabled = false;
    await expect(storedFiles(on.client(), WANTED)).rejects.toMatchObject({
      code: 'gitlab-packages-off',
      hint: expect.stringContaining('turn the package registry on'),
    });
  });
});

describe('packagesError', () => {
  const asked = { location: 'https://gitlab.example.com/g/p', request: 'GET packages', what: 'read packages' };

  it.each([
    // words of a 404, code
    ['404 Not Found', true, 'gitlab-packages-off'],
    ['404 Project Not Found', true, 'forge-not-found'],
    ['404 Not Found', false, 'forge-not-found'],
  ])('%j, from the API: %j', (words, fromApi, code) => {
    expect(packagesError(asked, { status: 404, words, fromApi, waitSeconds: undefined }).code).toBe(code);
  });
});
