import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSpool, spooling } from '../../src/transfer/spool.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('a spool', () => {
  test('gives back what it was given, whatever was written at the same time', async () => {
    const spool = await openSpool(directory());
    const texts = ['a', '', 'longer than the others', 'é'];
    const kept = await Promise.all(texts.map((text) => spool.keep('latest', bytes(text))));
    const recalled = await Promise.all(kept.map((place) => spool.recall(place)));
    expect(recalled.map((found) => Buffer.from(found).toString())).toEqual(texts);
    await spool.close();
  });

  test('names a file of its own for each large object', async () => {
    const spool = await openSpool(directory());
    const [a, b] = [spool.newFile(), spool.newFile()];
    expect(a).not.toBe(b);
    expect(dirname(a)).toBe(dirname(b));
    expect(existsSync(a)).toBe(false);
    await spool.close();
  });

  test('leaves nothing once it is closed', async () => {
    const root = directory();
    const spool = await openSpool(root);
    await spool.keep('latest', bytes('x'));
    await spool.close();
    expect(readdirSync(root)).toEqual([]);
  });

  test('does not hand out what was never written', async () => {
    const spool = await openSpool(directory());
    await spool.keep('latest', bytes('abc'));
    await expect(spool.recall({ offset: 1, length: 3 })).rejects.toThrow('ends 1 bytes early');
    await spool.close();
  });

  test('names the object for which there is no room', async () => {
    const spool = await openSpool(directory());
    await spool.close();
    const failure = await failureOf(() => spool.keep('revisions/00000001.json', bytes('x')));
    expect(failure).toMatchObject({ code: 'transfer-spool-failed', exitCode: 1 });
    expect(failure.message).toContain('revisions/00000001.json');
  });
});

test('a fault that is no system’s passes through', async () => {
  const fault = new RangeError('a defect');
  await expect(
    spooling({ path: 'latest' }, async () => {
      throw fault;
    }),
  ).rejects.toBe(fault);
  const file = `${directory()}/x`;
  writeFileSync(file, '');
  await expect(openSpool(file)).rejects.toMatchObject({ code: 'ENOTDIR' });
});
