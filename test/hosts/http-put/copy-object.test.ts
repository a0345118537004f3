import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CopySource } from '../../../src/hosts/host.js';
import { compareCopy, copyObject } from '../../../src/hosts/http-put/copy-object.js';
import { answering, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';
import { temporaryDirectories } from '../../support/temporary.js';

const startDouble = putDoubles();
const newDirectory = temporaryDirectories();
const ALIAS = 'connhex/pump.zip';

const open = async (manners: PutDoubleManners = {}) => {
  const double = await startDouble(manners);
  const server = await openPutServer(double.url, { conditional: true, takesIfMatch: true });
  const directory = newDirectory();
  const source = (text: string): CopySource => {
    const path = `bundles/${text}.zip`;
    double.objects.set(path, Buffer.from(text));
    return { path, size: text.length, sha256: createHash('sha256').update(text).digest('hex') };
  };
  return {
    double,
    directory,
    source,
    compare: (from: CopySource) => compareCopy(server, ALIAS, from),
    copy: (from: CopySource, etag?: string) => copyObject(server, ALIAS, from, etag, async () => directory),
    tag: async (from: CopySource) => {
      const found = await compareCopy(server, ALIAS, from);
      return found.kind === 'other' ? found.etag : '';
    },
  };
};

describe('a copy', () => {
  it.each([
    // the server
    [{}],
    [{ weakEtags: true }],
  ])('replaces what was seen, on a server like %j, and leaves no file here', async (manners) => {
    const { double, directory, source, copy, tag } = await open(manners);
    expect(await copy(source('first'))).toBe('replaced');
    const second = source('second one');
    expect(await copy(second, await tag(second))).toBe('replaced');
    expect(double.objects.get(ALIAS)?.toString()).toBe('second one');
    expect(readdirSync(directory)).toEqual([]);
  });

  it('that is as long as it should be is read, and one that isn’t is not', async () => {
    const { double, source, copy, compare } = await open();
    await copy(source('first'));
    double.requests.length = 0;
    expect((await compare(source('longer'))).kind).toBe('other');
    expect(double.requests).toEqual([`HEAD ${ALIAS}`]);
    expect((await compare(source('again'))).kind).toBe('other');
    expect((await compare(source('first'))).kind).toBe('same');
    expect(double.requests.filter((each) => each === `GET ${ALIAS}`)).toHaveLength(2);
  });

  it('of which the server keeps the digest is not read', async () => {
    const text = 'first';
    const sha256 = createHash('sha256').update(text).digest('hex');
    const told = answering(200, { 'content-length': String(text.length), 'x-checksum-sha256': sha256 });
    const { double, source, compare } = await open({
      misbehave: (request, response, path, number) =>
        request.method === 'HEAD' && path === ALIAS && told(request, response, path, number),
    });
    expect((await compare(source(text))).kind).toBe('same');
    expect((await compare(source('other'))).kind).toBe('other');
    expect(double.requests.some((each) => each.startsWith('GET'))).toBe(false);
  });

  it('is not made over what somebody wrote while its source was read', async () => {
    let meanwhile = (): void => {};
    const { double, source, copy, tag } = await open({
      misbehave: (request, _response, path) => {
        if (request.method === 'GET' && path.startsWith('bundles/')) meanwhile();
        return false;
      },
    });
    await copy(source('first'));
    const second = source('second one');
    const seen = await tag(second);
    meanwhile = () => void double.objects.set(ALIAS, Buffer.from('somebody else'));
    expect(await copy(second, seen)).toBe('lost');
    expect(double.objects.get(ALIAS)?.toString()).toBe('somebody else');
  });

  it('of a source that is another than it should be is none', async () => {
    const { double, directory, source, copy } = await open();
    const right = source('right');
    double.objects.set(right.path, Buffer.from('wrong and longer'));
    await expect(copy(right)).rejects.toMatchObject({ code: 'host-corrupted' });
    double.objects.set(right.path, Buffer.from('wrong'));
    await expect(copy(right)).rejects.toMatchObject({ code: 'host-corrupted' });
    expect(double.objects.has(ALIAS)).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('that the server refuses is an error, and no race', async () => {
    const { source, copy, tag } = await open({
      misbehave: (request, response, path, number) =>
        request.method === 'PUT' && number > 1 && answering(403)(request, response, path, number),
    });
    await copy(source('first'));
    const second = source('second one');
    await expect(copy(second, await tag(second))).rejects.toMatchObject({ code: 'host-denied' });
  });
});
