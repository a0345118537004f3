import { describe, expect, test } from 'vitest';
import { recordedSource } from '../../src/transfer/recorded-source.js';
import type { SiteObjects } from '../support/site.js';
import { countedSource, spools } from '../support/transfer.js';

const openSpool = spools();
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

const recorded = async (entries: Readonly<Record<string, string>>) => {
  const objects: SiteObjects = new Map(Object.entries(entries).map(([path, value]) => [path, Buffer.from(value)]));
  const source = countedSource(objects);
  return { objects, source, record: recordedSource(source, await openSpool()) };
};

describe('a recorded source', () => {
  test('keeps what was read last, and nothing of what was not', async () => {
    const { objects, record } = await recorded({ latest: 'one', versions: 'list' });
    expect(await record.recorded('latest')).toBeUndefined();
    await record.read('latest');
    objects.set('latest', Buffer.from('two'));
    expect(text(await record.recorded('latest'))).toBe('one');
    expect(text(await record.read('latest'))).toBe('two');
    expect(text(await record.recorded('latest'))).toBe('two');
    expect(await record.read('gone')).toBeUndefined();
    expect(await record.recorded('gone')).toBeUndefined();
  });

  test.each(['revisions/00000001.json', 'channels/beta/revisions/00000001.json', 'archive/a.json'])(
    'asks for %s once, and answers from its record from then on',
    async (path) => {
      const { objects, source, record } = await recorded({ [path]: 'signed' });
      await record.read(path);
      objects.set(path, Buffer.from('changed meanwhile'));
      expect(text(await record.read(path))).toBe('signed');
      expect(source.asked.get(path)).toBe(1);
    },
  );

  test('asks again for a revision that was not there', async () => {
    const { objects, record } = await recorded({});
    expect(await record.read('revisions/00000001.json')).toBeUndefined();
    objects.set('revisions/00000001.json', Buffer.from('new'));
    expect(text(await record.read('revisions/00000001.json'))).toBe('new');
  });

  test('looks past caches where its source does, and records that too', async () => {
    const { source } = await recorded({ latest: 'cached' });
    const record = recordedSource({ ...source, peek: async () => Buffer.from('fresh') }, await openSpool());
    expect(text(await record.peek?.('latest'))).toBe('fresh');
    expect(text(await record.recorded('latest'))).toBe('fresh');
    expect(recordedSource(source, await openSpool()).peek).toBeUndefined();
  });
});
