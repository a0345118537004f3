import { beforeAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { newestRoot } from '../../src/tuf/root-chain.js';
import { memoryHost } from '../support/memory-host.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { objectOf, TUF } from '../support/tuf.js';

const layout = channelLayout('stable');
const ROOT = (version: number) => `metadata/${version}.root.json`;

let site: SiteObjects;
beforeAll(async () => {
  const host = await signedSite([
    { version: '1.0.0', signers: ['a'], tuf: TUF },
    { version: '1.1.0', signers: ['a', 'b'], tuf: TUF },
    { version: '1.2.0', signers: ['b'], tuf: TUF },
  ]);
  site = host.objects;
});

const named = (version: number) => ({ version, sha256: sha256Hex(objectOf(site, ROOT(version))) });

const pathsRead = async (from: ReturnType<typeof named> | undefined) => {
  const host = memoryHost({ objects: site });
  const read: string[] = [];
  host.before = (_, path) => void read.push(path);
  return { newest: (await newestRoot(host, layout, from))?.path, read };
};

describe('newestRoot', () => {
  test.each([
    // the root that a revision names | what is read
    [undefined, [1, 2, 3, 4]],
    [1, [1, 2, 3, 4]],
    [3, [3, 4]],
  ])('from %s on reads %j', async (version, read) => {
    const found = await pathsRead(version === undefined ? undefined : named(version));
    expect(found).toEqual({ newest: ROOT(3), read: read.map(ROOT) });
  });

  test('is none where no root is there', async () => {
    expect(await newestRoot(memoryHost(), layout, undefined)).toBeUndefined();
  });

  test.each([
    // what is done to the roots | the problem
    ['the named one is missing', (objects: SiteObjects) => objects.delete(ROOT(2)), /is not on the site/],
    [
      'the named one is another',
      (objects: SiteObjects) => objects.set(ROOT(2), objectOf(objects, ROOT(1))),
      /not the one that the signed index names/,
    ],
    [
      'the next one doesn’t follow',
      (objects: SiteObjects) => objects.set(ROOT(3), objectOf(objects, ROOT(1))),
      /its version is 1 where 3 follows/,
    ],
  ])('refuses: %s', async (_what, change, message) => {
    const objects = new Map(site);
    change(objects);
    await expect(newestRoot(memoryHost({ objects }), layout, named(2))).rejects.toThrow(message);
  });
});
