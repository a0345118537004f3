import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Body } from '../../../src/hosts/host.js';
import { assertStored, foundAfter } from '../../../src/hosts/http-put/verify-upload.js';
import { answering, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const DIGEST = { size: 5, sha256: sha256('hello') };
const BYTES: Body = { kind: 'bytes', bytes: Buffer.from('hello') };
const FILE: Body = { kind: 'file', path: '/nowhere', ...DIGEST };

const look = async (body: Body, stored: string | undefined, manners: PutDoubleManners = {}) => {
  const double = await startDouble(manners);
  if (stored !== undefined) double.objects.set('a', Buffer.from(stored));
  const server = await openPutServer(double.url);
  return { found: await foundAfter(server, 'a', body, DIGEST), double };
};

describe('foundAfter', () => {
  it.each([
    // the body, what is stored, what is found, by how many requests
    ['bytes', BYTES, 'hello', { kind: 'same' }, ['GET a']],
    ['bytes', BYTES, 'hallo', { kind: 'other', found: 'other bytes' }, ['GET a']],
    ['a file', FILE, 'hello', { kind: 'same' }, ['HEAD a']],
    ['a file', FILE, 'hell', { kind: 'other', found: '4 bytes' }, ['HEAD a']],
    // The release is rehearsed from the host before anything points to the file.
    ['a file', FILE, 'hallo', { kind: 'same' }, ['HEAD a']],
  ])('after %s %j were sent and %s is there: %j', async (_what, body, stored, expected, requests) => {
    const { found, double } = await look(body, stored);
    expect(found).toEqual(expected);
    expect(double.requests).toEqual(requests);
  });

  it('believes a server that knows the digest', async () => {
    const misbehave = answering(200, { 'content-length': '5', 'x-checksum-sha256': sha256('hallo') }, 'hallo');
    expect((await look(FILE, undefined, { misbehave })).found).toEqual({
      kind: 'other',
      found: `sha256 ${sha256('hallo')}`,
    });
  });

  it('reads a file whose length the server doesn’t say', async () => {
    const misbehave = answering(200, { 'transfer-encoding': 'chunked' }, 'hallo');
    expect((await look(FILE, undefined, { misbehave })).found).toMatchObject({ kind: 'other' });
  });

  it('looks again where a server is behind for a moment, and not for ever', async () => {
    const { found } = await look(BYTES, 'hello', {
      misbehave: (request, response, path, number) => number < 3 && answering(404)(request, response, path, number),
    });
    expect(found).toEqual({ kind: 'same' });
    const { found: none, double } = await look(FILE, undefined);
    expect(none).toEqual({ kind: 'absent' });
    expect(double.requests).toHaveLength(4);
  });
});

describe('assertStored', () => {
  const at = { location: 'https://a.example', path: 'a' };
  it('says what should be there, and what is', () => {
    assertStored({ kind: 'same' }, at, DIGEST);
    expect(() => assertStored({ kind: 'absent' }, at, DIGEST)).toThrow(
      `"a" in https://a.example is not what was sent: expected 5 bytes, sha256 ${DIGEST.sha256}, found nothing.`,
    );
    expect(() => assertStored({ kind: 'other', found: '4 bytes' }, at, DIGEST)).toThrow(/found 4 bytes/);
  });
});
