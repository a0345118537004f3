import { createHash } from 'node:crypto';
import { appendFileSync, createReadStream, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uploadAsset } from '../../../src/forges/github/asset-upload.js';
import { type GithubClient, githubClient } from '../../../src/forges/github/client.js';
import { listAssets } from '../../../src/forges/github/page-assets.js';
import type { PageAsset } from '../../../src/forges/release-page.js';
import { addAsset } from '../../support/github/asset-routes.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';
import { addRelease, addWholeAsset, bytesAsset } from '../../support/github/pages.js';
import type { ReleaseState } from '../../support/github/state.js';

const UPLOAD = { method: 'POST', path: /\/assets$/ } as const;

let on: GithubFixture;
let client: GithubClient;
let release: ReleaseState;
beforeEach(async () => {
  on = await githubFixture();
  client = githubClient(on.github.target(TOKENS.job), fetch);
  release = addRelease(on.github.state, 'v1.0.0', { draft: true });
});
afterEach(() => on.dispose());

const target = (uploadUrl?: string) => {
  const { addresses, owner, name } = on.github.state;
  const own = `${addresses.uploads}/repos/${owner}/${name}/releases/${release.id}/assets{?name,label}`;
  return { tag: 'v1.0.0', releaseId: release.id, uploadUrl: uploadUrl ?? own };
};

const fileAsset = (text: string): PageAsset & { readonly path: string } => {
  const path = join(on.git.directory, 'bundle.zip');
  writeFileSync(path, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const body = { kind: 'file', path, size: Buffer.byteLength(text), sha256 } as const;
  return { name: 'bundle.zip', body, mediaType: 'application/zip', path };
};

const upload = async (asset: PageAsset, at = target(), by = client): Promise<readonly number[]> => {
  const sent: number[] = [];
  const remains = (await listAssets(client, release.id)).get(asset.name);
  await uploadAsset(by, at, asset, remains, (bytes) => void sent.push(bytes));
  return sent;
};

const texts = (): Readonly<Record<string, string>> =>
  Object.fromEntries(release.assets.map(({ name, state, file }) => [`${name} ${state}`, readFileSync(file, 'utf8')]));

describe('uploadAsset', () => {
  it('uploads a file under its media type, with its length, a part after the other', async () => {
    const text = 'a bundle\n'.repeat(200_000);
    const sent = await upload(fileAsset(text));
    expect(texts()).toEqual({ 'bundle.zip uploaded': text });
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.at(-1)).toBe(text.length);
    const [request] = on.github.requests.filter(({ uploads }) => uploads);
    expect(request?.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': String(text.length),
    });
    expect(request?.headers).not.toHaveProperty('transfer-encoding');
  });

  it('needs no more memory for a large file than for a small one', async () => {
    const size = 128 * 1024 * 1024;
    const path = join(on.git.directory, 'large.zip');
    writeFileSync(path, '');
    truncateSync(path, size);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk);
    const body = { kind: 'file', path, size, sha256: hash.digest('hex') } as const;
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    await uploadAsset(client, target(), { name: 'large.zip', body, mediaType: 'application/zip' }, undefined, () => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    });
    expect(release.assets).toMatchObject([{ state: 'uploaded', size, sha256: body.sha256 }]);
    expect(peak).toBeLessThan(size / 2);
  });

  it.each(['', 'x'])('uploads %j from memory', async (text) => {
    await upload(bytesAsset('a.txt', text));
    expect(texts()).toEqual({ 'a.txt uploaded': text });
  });

  it('takes the rest of an upload away that broke off', async () => {
    addAsset(on.github.state, release, 'a.txt', 'text/plain');
    await upload(bytesAsset('a.txt', 'whole'));
    expect(texts()).toEqual({ 'a.txt uploaded': 'whole' });
  });

  it.each([
    // how the upload breaks off, when
    ['drop', 'before'],
    ['drop', 'during'],
    ['drop', 'after'],
    ['truncate', 'after'],
    [502, 'during'],
    [500, 'before'],
  ] as const)('tries again: %s %s', async (how, when) => {
    void on.github.break({ ...UPLOAD, how, when });
    await upload(fileAsset('a bundle'));
    expect(texts()).toEqual({ 'bundle.zip uploaded': 'a bundle' });
  });

  it.each([
    // how long the limit lasts, whether it is waited for
    [1, true],
    [600, false],
  ])('waits for a limit that ends soon: %i seconds', async (retryAfter, waits) => {
    const limited = githubClient(on.github.target(TOKENS.job), async (input, init) => {
      const response = await fetch(input, init);
      on.github.state.rateLimit = undefined;
      return response;
    });
    on.github.state.rateLimit = { kind: 'secondary', retryAfter };
    const outcome = uploadAsset(limited, target(), bytesAsset('a.txt', 'x'), undefined, () => undefined);
    expect((await outcome.catch((error) => error))?.code).toBe(waits ? undefined : 'forge-rate-limited');
    expect(texts()).toEqual(waits ? { 'a.txt uploaded': 'x' } : {});
  });

  it('gives up in the end, with what GitHub said', async () => {
    for (const number of [1, 2, 3, 4]) void on.github.break({ ...UPLOAD, number, how: 502, when: 'during' });
    await expect(upload(bytesAsset('a.txt', 'x'))).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringContaining('answered POST release asset with status 502'),
    });
  });

  it.each([
    // what another run has uploaded under the name meanwhile, the code
    ['the same', undefined],
    ['something else', 'page-asset-differs'],
  ])('meets another run that was quicker with %s', async (text, code) => {
    addWholeAsset(on.github.state, release, 'a.txt', text);
    const outcome = uploadAsset(client, target(), bytesAsset('a.txt', 'the same'), undefined, () => undefined);
    expect((await outcome.catch((error) => error))?.code).toBe(code);
    expect(texts()).toEqual({ 'a.txt uploaded': text });
  });

  it('adds nothing to an immutable release', async () => {
    Object.assign(release, { immutable: true, draft: false });
    await expect(upload(bytesAsset('a.txt', 'x'))).rejects.toMatchObject({
      code: 'page-immutable',
      message: expect.stringContaining('lacks a.txt'),
    });
  });

  it.each([
    // where GitHub, or whoever has taken its place, wants uploads to go
    'http://127.0.0.1:1/repos/o/r/releases/1/assets{?name,label}',
    'https://uploads.example.com/repos/o/r/releases/1/assets{?name,label}',
    '',
  ])('sends neither the file nor the token to %j', async (uploadUrl) => {
    const asked: string[] = [];
    const spied = githubClient(on.github.target(TOKENS.job), async (input, init) => {
      asked.push(String(input));
      return fetch(input, init);
    });
    await expect(upload(bytesAsset('a.txt', 'x'), target(uploadUrl), spied)).rejects.toMatchObject({
      code: 'forge-answer-unexpected',
      message: expect.stringContaining('not a server of this GitHub'),
    });
    expect(asked).toEqual([]);
  });

  it('lets no file arrive that is not the one that was packed', async () => {
    const asset = fileAsset('a bundle');
    appendFileSync(asset.path, '!');
    await expect(upload(asset)).rejects.toMatchObject({ code: 'host-source-changed' });
    writeFileSync(asset.path, 'A BUNDLE');
    await expect(upload(asset)).rejects.toMatchObject({ code: 'host-source-changed' });
    expect(Object.keys(texts()).filter((name) => name.endsWith('uploaded'))).toEqual([]);
  });

  it('says which permission is missing', async () => {
    const reading = githubClient(on.github.target(TOKENS.readingJob), fetch);
    await expect(upload(bytesAsset('a.txt', 'x'), target(), reading)).rejects.toMatchObject({
      code: 'github-permission-missing',
    });
  });
});
