import { describe, expect, test } from 'vitest';
import { fail } from '../../../src/errors/ota-error.js';
import { MAX_JSON_BYTES } from '../../../src/schemas/json-text.js';
import { placedAt, siteReader } from '../../../src/site/audit/site-reader.js';
import { hostSource } from '../../../src/site/host-source.js';
import { memoryHost } from '../../support/memory-host.js';

describe('the reader of an audit', () => {
  test('counts objects and bytes, and tells as they grow', async () => {
    const host = memoryHost();
    host.objects.set('latest', Buffer.from('1234'));
    const seen: unknown[] = [];
    const reader = siteReader(hostSource(host), (progress) => seen.push(progress));
    await reader.read('latest');
    await reader.read('nothing');
    await reader.digest('latest');
    expect(reader.progress()).toEqual({ objects: 2, bytes: 8 });
    expect(seen).toEqual([
      { objects: 1, bytes: 4 },
      { objects: 2, bytes: 8 },
    ]);
  });

  test('reads no more than is parsed, of what may not be there yet, too', async () => {
    const asked: unknown[] = [];
    const read = async (path: string, maxBytes?: number) => void asked.push([path, maxBytes]);
    const reader = siteReader({ ...hostSource(memoryHost()), read, peek: read });
    await reader.read('index.json');
    await reader.peek('revisions/00000002.json');
    expect(asked).toEqual([
      ['index.json', MAX_JSON_BYTES],
      ['revisions/00000002.json', MAX_JSON_BYTES],
    ]);
  });

  test('makes a failure a problem of the object', async () => {
    const refuse = async () => {
      throw fail('verify-read-failed', { path: 'latest', reason: 'EIO' });
    };
    const { value, problems } = await siteReader({ ...hostSource(memoryHost()), read: refuse }).read('latest');
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'verify-read-failed', place: { file: 'latest' } }]);
  });

  test('lets a defect of the program through', async () => {
    const broken = async () => {
      throw new TypeError('defect');
    };
    await expect(siteReader({ ...hostSource(memoryHost()), read: broken }).read('latest')).rejects.toThrow('defect');
  });

  test('leaves a place that is known', () => {
    const [found] = fail('verify-read-failed', { path: 'a', reason: 'x' }, { place: { file: 'b', line: 3 } }).problems;
    expect(found && placedAt([found], 'a')).toEqual([found]);
  });
});
