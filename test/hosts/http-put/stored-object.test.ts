import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { compareObject, describeObject, digestObject, readObject } from '../../../src/hosts/http-put/stored-object.js';
import { answering, type PutDoubleManners, putDoubles } from '../../support/put-double.js';
import { openPutServer } from '../../support/put-server.js';

const startDouble = putDoubles();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const digestOf = (text: string) => ({ size: text.length, sha256: sha256(text) });

const open = async (text: string, manners: PutDoubleManners = {}) => {
  const double = await startDouble(manners);
  double.objects.set('a', Buffer.from(text));
  const { client, timing } = await openPutServer(double.url);
  return { double, client, timing };
};

/** Answers GET with a body that never ends. */
const endless = (response: ServerResponse): true => {
  const write = (): void => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    if (!response.destroyed) response.once('drain', write);
  };
  response.writeHead(200);
  write();
  return true;
};

describe('readObject and digestObject', () => {
  it('read an object, and none', async () => {
    const { client, timing } = await open('hello');
    const found = await readObject(client, timing, 'a');
    expect(Buffer.from(found?.bytes ?? []).toString()).toBe('hello');
    expect(found?.sha256).toBe(sha256('hello'));
    expect(found?.etag).toMatch(/^"[0-9a-f]{40}"$/);
    expect(await digestObject(client, timing, 'a')).toEqual(digestOf('hello'));
    expect(await readObject(client, timing, 'b')).toBeUndefined();
    expect(await digestObject(client, timing, 'b')).toBeUndefined();
  });

  it('don’t read a large object into memory, whether its length is known or not', async () => {
    const { client, timing } = await open('hello');
    await expect(readObject(client, timing, 'a', 4)).rejects.toMatchObject({ code: 'host-object-too-large' });
    const other = await open('', { misbehave: (_request, response) => endless(response) });
    await expect(readObject(other.client, other.timing, 'a', 1_000_000)).rejects.toMatchObject({
      code: 'host-object-too-large',
    });
  });
});

describe('compareObject', () => {
  it.each([
    // stored, expected, verdict
    ['hello', 'hello', 'same'],
    ['hello', 'hallo', 'other'],
    ['hello', 'hello!', 'other'],
    ['', '', 'same'],
  ])('%j and %j: %s', async (stored, expected, verdict) => {
    const { client, timing } = await open(stored);
    expect(await compareObject(client, timing, 'a', digestOf(expected))).toBe(verdict);
  });

  it('tells that there is nothing', async () => {
    const { client, timing } = await open('');
    expect(await compareObject(client, timing, 'b', digestOf(''))).toBe('absent');
  });

  it('reads no more of an endless object than there should be', async () => {
    const { client, timing } = await open('', { misbehave: (_request, response) => endless(response) });
    expect(await compareObject(client, timing, 'a', digestOf('hello'))).toBe('other');
  });

  it.each([
    // the digest that the server claims, verdict
    [sha256('hello'), 'same'],
    [sha256('other'), 'other'],
  ])('believes the server’s own digest, without the bytes', async (claimed, verdict) => {
    const { client, timing } = await open('', {
      misbehave: (_request, response) => {
        response.writeHead(200, { 'x-checksum-sha256': claimed });
        response.write('never to end');
        return true;
      },
    });
    expect(await compareObject(client, timing, 'a', digestOf('hello'))).toBe(verdict);
  });
});

describe('describeObject', () => {
  it('asks for the length alone', async () => {
    const { double, client } = await open('hello');
    expect(await describeObject(client, 'a')).toMatchObject({ size: 5 });
    expect(await describeObject(client, 'b')).toBeUndefined();
    expect(double.requests).toEqual(['HEAD a', 'HEAD b']);
  });

  it('asks otherwise where a server doesn’t answer HEAD', async () => {
    const { client, double } = await open('hello', { without: ['HEAD'] });
    expect(await describeObject(client, 'a')).toMatchObject({ size: 5 });
    expect(await describeObject(client, 'b')).toBeUndefined();
    expect(double.requests).toEqual(['HEAD a', 'GET a', 'HEAD b', 'GET b']);
  });

  it('says that it is refused', async () => {
    const { client } = await open('hello', { misbehave: answering(403) });
    await expect(describeObject(client, 'a')).rejects.toMatchObject({ code: 'host-denied' });
  });
});
