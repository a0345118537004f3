import { describe, expect, test } from 'vitest';
import { fail } from '../../../src/errors/ota-error.js';
import { archiveHost, readDirectory } from '../../../src/site/audit/archive-reader.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { hostSource } from '../../../src/site/host-source.js';
import { jsonBytes, sha256Hex } from '../../../src/site/json-bytes.js';
import { channelLayout } from '../../../src/site/layout.js';
import { memoryHost } from '../../support/memory-host.js';

type Predicate = Parameters<typeof readDirectory>[1];

const readerOf = (objects: ReadonlyMap<string, Uint8Array>) => {
  const host = memoryHost();
  for (const [path, bytes] of objects) host.objects.set(path, bytes);
  return siteReader(hostSource(host));
};

describe('the archive directory that an index names', () => {
  test('is empty where it names none', async () => {
    expect(await readDirectory(readerOf(new Map()), {} as Predicate)).toEqual({ pages: [], groups: [] });
  });

  test('is refused where it lists what is no version', async () => {
    const bytes = jsonBytes({ pages: [], groups: [{ versions: ['1.0.0', 'latest'] }] });
    const sha256 = sha256Hex(bytes);
    const path = channelLayout('stable').archive(sha256);
    const predicate = { archive: { path, sha256, releases: 2 } } as Predicate;
    await expect(readDirectory(readerOf(new Map([[path, bytes]])), predicate)).rejects.toMatchObject({
      code: 'verify-version-invalid',
      problems: [{ place: { file: path } }],
    });
  });
});

test('a read that failed is not taken for an object that is missing', async () => {
  const refuse = async () => {
    throw fail('verify-read-failed', { path: 'archive/a.json', reason: 'EIO' });
  };
  const reader = siteReader({ ...hostSource(memoryHost()), read: refuse });
  await expect(archiveHost(reader).read('archive/a.json')).rejects.toMatchObject({ code: 'verify-read-failed' });
});
