import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { releasePages } from '../../../src/forges/gitlab/pages.js';
import type { ReleasePage } from '../../../src/forges/release-page.js';
import type { Fault } from '../../support/gitlab/faults.js';
import { type GitlabFixture, gitlabFixture, JOB, PRIVATE, patientFetch } from '../../support/gitlab/fixture.js';
import { nextId } from '../../support/gitlab/state.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporary = temporaryDirectories();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const ZIP = Buffer.from('PK the bundle');
const NAMES = ['gateway-1.0.0.zip', 'gateway-1.0.0.zip.minisig', 'sbom.spdx.json'];

describe('releasePages', () => {
  let on: GitlabFixture;
  let page: ReleasePage;
  beforeEach(async () => {
    on = await gitlabFixture();
    on.git.git(['tag', 'v1.0.0'], on.git.remote);
    const path = join(temporary(), 'bundle.zip');
    writeFileSync(path, ZIP);
    const [zip = '', minisig = '', sbom = ''] = NAMES;
    page = {
      product: 'gateway',
      version: '1.0.0',
      tag: 'v1.0.0',
      title: 'gateway 1.0.0',
      notes: '- News\n',
      prerelease: false,
      latest: true,
      assets: [
        {
          name: zip,
          body: { kind: 'file', path, size: ZIP.length, sha256: sha256(ZIP) },
          mediaType: 'application/zip',
        },
        { name: minisig, body: { kind: 'bytes', bytes: Buffer.from('signature') }, mediaType: 'text/plain' },
        { name: sbom, body: { kind: 'bytes', bytes: Buffer.from('{}') }, mediaType: 'application/spdx+json' },
      ],
    };
  });
  afterEach(() => on.stop());

  const pages = (credential = PRIVATE) => releasePages(on.client(credential));
  const files = () => on.state.packages.flatMap((one) => one.files.map(({ name }) => name));
  /** In the order in which GitLab shows them: the newest first. */
  const links = () => on.state.releases[0]?.links.map(({ name }) => name).reverse();
  const writes = () =>
    on.server.requests.filter(({ line }) => !line.startsWith('GET')).map(({ line }) => line.slice(0, 4));

  it.each([
    // credential
    ['a token of its own', PRIVATE],
    ['a job’s token', JOB],
  ])('shows the page only once all its files are there, by %s', async (_what, credential) => {
    const seen: unknown[] = [];
    on.server.misbehave(({ line }) => {
      if (line.startsWith('PUT')) seen.push(on.state.releases.length);
      return undefined;
    });
    expect(await releasePages(on.client(credential)).publish(page)).toEqual({
      url: expect.stringMatching(/\/group\/sub\/project\/-\/releases\/v1\.0\.0$/),
      outcome: 'published',
    });
    expect(seen).toEqual([0, 0, 0]);
    expect([files(), links()]).toEqual([NAMES, NAMES]);
    expect(on.state.packages).toMatchObject([{ name: 'gateway', version: '1.0.0' }]);
    expect(writes()).toEqual(['PUT ', 'PUT ', 'PUT ', 'POST']);
  });

  it('links to addresses that give the very files', async () => {
    await pages().publish(page);
    const zip = on.state.releases[0]?.links.at(-1);
    expect(zip).toMatchObject({ link_type: 'package', direct_asset_url: expect.stringMatching(/downloads\/gateway/) });
    const answer = await fetch(zip?.url ?? '', { headers: { 'private-token': PRIVATE.token } });
    expect(Buffer.from(await answer.arrayBuffer()).equals(ZIP)).toBe(true);
  });

  it('looks at the page as it stands', async () => {
    expect(await pages().look('v1.0.0')).toBeUndefined();
    await pages().publish(page);
    const standing = await pages().look('v1.0.0');
    expect(standing).toEqual({ draft: false, assets: NAMES });
  });

  it('changes nothing the second time', async () => {
    await pages().publish(page);
    const before = writes().length;
    expect(await pages().publish(page)).toMatchObject({ outcome: 'unchanged' });
    expect(writes()).toHaveLength(before);
  });

  it('tells how far it is over all files', async () => {
    const progress: number[] = [];
    await pages().publish(page, (bytes) => progress.push(bytes));
    expect(progress).toEqual([ZIP.length, ZIP.length + 9, ZIP.length + 11]);
  });

  it('completes a page that somebody made, and leaves its title and notes', async () => {
    await pages().publish({ ...page, assets: page.assets.slice(0, 1) });
    const [release] = on.state.releases;
    if (!release) throw new Error('no release');
    release.name = 'The big one';
    release.description = 'Written by hand';
    expect(await pages().publish(page)).toMatchObject({ outcome: 'completed' });
    expect(on.state.releases).toMatchObject([{ name: 'The big one', description: 'Written by hand' }]);
    expect(files()).toEqual(NAMES);
    expect(links()?.sort()).toEqual([...NAMES].sort());
  });

  it('brings back a file that was deleted', async () => {
    await pages().publish(page);
    on.state.packages[0]?.files.splice(1, 1);
    expect(await pages().publish(page)).toMatchObject({ outcome: 'completed' });
    expect(files().sort()).toEqual([...NAMES].sort());
    expect(links()).toEqual(NAMES);
  });

  it('refuses to replace a file, before it sends anything', async () => {
    const [zip = '', , sbom = ''] = NAMES;
    const bytes = Buffer.from('other bytes');
    const createdAt = new Date(0).toISOString();
    const file = { id: nextId(), name: sbom, size: bytes.length, sha256: sha256(bytes), bytes, createdAt };
    on.state.packages.push({ id: nextId(), name: 'gateway', version: '1.0.0', createdAt, files: [file] });
    await expect(pages().publish(page)).rejects.toMatchObject({
      code: 'page-asset-differs',
      message: expect.stringContaining(sbom),
    });
    expect(writes()).toEqual([]);
    expect(zip).not.toBe('');
  });

  it('refuses a page whose link of that name leads elsewhere, before it sends anything', async () => {
    await pages().publish({ ...page, assets: [] });
    const [name = ''] = NAMES;
    const url = 'https://elsewhere.example.com/gateway.zip';
    on.state.releases[0]?.links.push({ id: nextId(), name, url, direct_asset_url: url, link_type: 'other' });
    await expect(pages().publish(page)).rejects.toMatchObject({ code: 'page-asset-differs' });
    expect(files()).toEqual([]);
  });

  it('refuses names that GitLab does not take', async () => {
    await expect(pages().publish({ ...page, product: 'a b' })).rejects.toMatchObject({ code: 'gitlab-package-name' });
    const [asset] = page.assets;
    const assets = asset ? [{ ...asset, name: 'a b' }] : [];
    await expect(pages().publish({ ...page, assets })).rejects.toBeInstanceOf(RangeError);
    expect(on.server.requests).toEqual([]);
  });

  it('lets two runs publish at once: one page, every link once', async () => {
    const outcomes = await Promise.all(
      [pages(), pages(), releasePages(on.client(JOB))].map((one) => one.publish(page)),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toContain('published');
    expect(on.state.releases).toHaveLength(1);
    expect(links()).toEqual(NAMES);
    expect([...new Set(files())].sort()).toEqual([...NAMES].sort());
    expect(await pages().publish(page)).toMatchObject({ outcome: 'unchanged' });
  });

  it('says that the release can’t be found where GitLab contradicts itself', async () => {
    on.server.misbehave(({ line }) => (line.startsWith('POST') ? { kind: 'status', status: 409 } : undefined));
    await expect(pages().publish(page)).rejects.toMatchObject({ code: 'forge-answer-unexpected' });
  });

  describe('cut short at any request', () => {
    const REQUESTS = 10;
    const faults: readonly Fault[] = [
      { kind: 'drop-before' },
      { kind: 'drop-after' },
      { kind: 'truncated' },
      { kind: 'bad-gateway-after' },
      { kind: 'status', status: 500 },
    ];
    const wholeAgain = async () => {
      on.server.misbehave(undefined);
      const { outcome } = await pages().publish(page);
      expect(['published', 'completed', 'unchanged']).toContain(outcome);
      expect([files(), links()]).toEqual([NAMES, NAMES]);
      expect(on.state.packages).toHaveLength(1);
      expect(on.state.releases).toHaveLength(1);
    };

    it('makes as many requests as are cut short here', async () => {
      await pages().publish(page);
      expect(on.server.requests.length).toBeLessThanOrEqual(REQUESTS);
    });

    it.each(faults)('ends with the same page after %j and a plain run', async (fault) => {
      for (let at = 0; at < REQUESTS; at += 1) {
        on.state.packages.splice(0);
        on.state.releases.splice(0);
        // From that request on everything fails, as for a run that was killed.
        on.server.misbehave((_request, index) =>
          index >= at ? (index === at ? fault : { kind: 'drop-before' }) : undefined,
        );
        await pages()
          .publish(page)
          .catch((error) => expect(error).toHaveProperty('code'));
        expect(new Set(files()).size).toBe(files().length);
        await wholeAgain();
      }
    });

    it.each(faults)('goes on by itself after one %j where asking again helps', async (fault) => {
      for (let at = 0; at < REQUESTS; at += 1) {
        on.state.packages.splice(0);
        on.state.releases.splice(0);
        on.server.misbehave((_request, index) => (index === at ? fault : undefined));
        const once = releasePages(on.client(PRIVATE, patientFetch()));
        await once.publish(page).catch((error) => expect(error).toHaveProperty('code'));
        expect(new Set(files()).size).toBe(files().length);
        await wholeAgain();
      }
    });
  });
});
