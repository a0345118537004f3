import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { NeededObject } from '../../src/site/audit/release-audit.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { digestStream } from '../../src/site/site-source.js';
import { type FetchContext, type FetchedObject, fetchObject } from '../../src/transfer/fetch-object.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { bytesAt, flipByte, pathWith, truncate } from '../support/tamper.js';
import { countedSource, spools } from '../support/transfer.js';

const openSpool = spools();
/** Large enough to go through a file. */
const LARGE = Buffer.alloc(1_500_000, 'large bundle ');
let site: SiteObjects;

beforeAll(async () => {
  site = (await signedSite([{ version: '1.0.0' }, { version: '2.0.0', bundle: LARGE }])).objects;
});

const objectOf = (objects: SiteObjects, path: string, change: Partial<NeededObject> = {}): NeededObject => {
  const bytes = bytesAt(objects, path);
  const kind = path.startsWith('bundles/') ? 'bundle' : 'document';
  return { kind, path, sha256: sha256Hex(bytes), size: bytes.length, neededBy: '1.0.0', ...change };
};

const contextOf = async (objects: SiteObjects, changes: Partial<FetchContext> = {}) => {
  const spool = await openSpool();
  const context = { trust: testTrust(), standing: async () => undefined, target: 'copy', ...changes };
  const source = countedSource(objects);
  const left = () => readdirSync(dirname(spool.newFile())).filter((name) => name !== 'small-objects');
  return { context: { source, spool, ...context }, asked: source.asked, left };
};

const digestOf = ({ body }: FetchedObject): string | undefined =>
  body?.kind === 'bytes' ? sha256Hex(body.bytes) : undefined;
const bundle = (version: string) => [...site.keys()].find((path) => path.endsWith(`logger-${version}.zip`)) ?? '';

describe('an object that is fetched', () => {
  test('is kept in memory where it is small, with its signature beside it', async () => {
    const path = bundle('1.0.0');
    const { context, asked, left } = await contextOf(site);
    const fetched = await fetchObject(context, objectOf(site, path));
    expect(digestOf(fetched)).toBe(sha256Hex(bytesAt(site, path)));
    expect(fetched.minisig?.path).toBe(`${path}.minisig`);
    expect(sha256Hex(fetched.minisig?.bytes ?? LARGE)).toBe(sha256Hex(bytesAt(site, `${path}.minisig`)));
    expect(left()).toEqual([]);
    expect(asked.get(path)).toBe(1);
  });

  test('is kept in a file where it is large, until it is disposed of', async () => {
    const path = bundle('2.0.0');
    const { context, asked, left } = await contextOf(site);
    const seen: number[] = [];
    const fetched = await fetchObject(context, objectOf(site, path), (bytes) => seen.push(bytes));
    const { body } = fetched;
    if (body?.kind !== 'file') throw new Error('not in a file');
    expect(sha256Hex(readFileSync(body.path))).toBe(sha256Hex(LARGE));
    expect(body).toMatchObject({ size: LARGE.length, sha256: sha256Hex(LARGE) });
    expect(seen.at(-1)).toBe(LARGE.length);
    expect(asked.get(path)).toBe(1);
    await fetched.dispose();
    expect(left()).toEqual([]);
  });

  test('is begun anew where the connection breaks', async () => {
    const path = bundle('2.0.0');
    const { context } = await contextOf(site);
    const { source } = context;
    const broken = (async function* () {
      yield LARGE.subarray(0, 700_000);
      throw new Error('broken connection');
    })();
    const stream: typeof source.stream = async (at, use) => {
      await use(broken).catch(() => undefined);
      return source.stream(at, use);
    };
    const { body } = await fetchObject({ ...context, source: { ...source, stream } }, objectOf(site, path));
    expect(body).toMatchObject({ kind: 'file', size: LARGE.length, sha256: sha256Hex(LARGE) });
    if (body?.kind === 'file') expect(sha256Hex(readFileSync(body.path))).toBe(sha256Hex(LARGE));
  });

  test('is not read where the target has it, and its signature is verified all the same', async () => {
    const path = bundle('2.0.0');
    const standing = async () => digestStream([LARGE]);
    const { context, asked } = await contextOf(site, { standing });
    const fetched = await fetchObject(context, objectOf(site, path));
    expect(fetched.body).toBeUndefined();
    expect(fetched.minisig?.path).toBe(`${path}.minisig`);
    expect(asked.has(path)).toBe(false);
    const forged = new Map(site);
    flipByte(forged, `${path}.minisig`, 80);
    const other = await contextOf(forged, { standing });
    await expect(fetchObject(other.context, objectOf(site, path))).rejects.toMatchObject({
      code: 'verify-minisig-invalid',
    });
  });

  test('is refused where the target has something else under its name', async () => {
    const { context, asked } = await contextOf(site, { standing: async () => digestStream([Buffer.from('other')]) });
    const failure = await failureOf(() => fetchObject(context, objectOf(site, bundle('1.0.0'))));
    expect(failure).toMatchObject({ code: 'transfer-object-differs', exitCode: 1 });
    expect(failure.message).toContain('copy');
    expect(asked.size).toBe(0);
  });

  test('of whose size nothing is signed is taken by its digest', async () => {
    const path = pathWith(site, 'schemas/', '.foreign-config.json');
    const { context } = await contextOf(site);
    const fetched = await fetchObject(context, objectOf(site, path, { size: undefined }));
    expect(digestOf(fetched)).toBe(sha256Hex(bytesAt(site, path)));
    expect(fetched.minisig).toBeUndefined();
  });

  test.each([
    // what happened to it, the code
    ['flipped', 'verify-object-differs', (objects: SiteObjects, path: string) => flipByte(objects, path)],
    ['cut short', 'verify-object-differs', truncate],
    [
      'longer',
      'verify-object-differs',
      (objects: SiteObjects, path: string) =>
        objects.set(path, Buffer.concat([bytesAt(objects, path), Buffer.alloc(2_000_000)])),
    ],
    ['gone', 'verify-object-missing', (objects: SiteObjects, path: string) => objects.delete(path)],
    [
      'without its signature',
      'verify-object-missing',
      (objects: SiteObjects, path: string) => objects.delete(`${path}.minisig`),
    ],
  ] as const)('that is %s is refused as %s, and leaves nothing', async (_what, code, tamper) => {
    for (const path of [bundle('1.0.0'), bundle('2.0.0')]) {
      const objects = new Map(site);
      tamper(objects, path);
      const { context, left } = await contextOf(objects);
      const failure = await failureOf(() => fetchObject(context, objectOf(site, path)));
      expect(failure).toMatchObject({ code, exitCode: 3 });
      expect(left()).toEqual([]);
    }
  });

  test('by a stranger’s signature is refused', async () => {
    const { context } = await contextOf(site, { trust: testTrust(['stranger']) });
    await expect(fetchObject(context, objectOf(site, bundle('1.0.0')))).rejects.toMatchObject({
      code: 'verify-minisig-invalid',
    });
  });
});
