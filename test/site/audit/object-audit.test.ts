import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signBlake2b512 } from '../../../src/signing/minisign.js';
import { auditObjects, distinctObjects } from '../../../src/site/audit/object-audit.js';
import type { NeededObject } from '../../../src/site/audit/release-audit.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { hostSource } from '../../../src/site/host-source.js';
import { MAX_READ_BYTES, type SiteSource } from '../../../src/site/site-source.js';
import { memoryHost } from '../../support/memory-host.js';
import { testSigner, testTrust } from '../../support/signing.js';

const BYTES = Buffer.from('bundle');
const sha256 = createHash('sha256').update(BYTES).digest('hex');
const blake2b512 = createHash('blake2b512').update(BYTES).digest();
const object = (change: Partial<NeededObject> = {}): NeededObject => ({
  kind: 'bundle',
  path: 'bundles/a.zip',
  sha256,
  size: 6,
  neededBy: '1.0.0',
  ...change,
});

const hostWith = async (bytes: Uint8Array = BYTES, signer = 'release') => {
  const host = memoryHost();
  host.objects.set('bundles/a.zip', bytes);
  host.objects.set(
    'bundles/a.zip.minisig',
    Buffer.from(await signBlake2b512(blake2b512, testSigner(signer), { file: 'a.zip' })),
  );
  return host;
};
const audit = async (source: SiteSource, needed = [object()]) => {
  const problems = await auditObjects(siteReader(source), testTrust(), needed);
  return problems.map(({ code, severity, place, message }) => ({ code, severity, file: place?.file, message }));
};

describe('the objects of releases', () => {
  test('are sound as signed', async () => {
    expect(await audit(hostSource(await hostWith()))).toEqual([]);
  });

  // what is there | bytes | what is said
  const rows = [
    [
      'other bytes',
      'bumdle',
      `has SHA-256 ${createHash('sha256').update('bumdle').digest('hex')}, and 1.0.0 says ${sha256}.`,
    ],
    ['fewer bytes', 'bundl', 'has a size in bytes of 5, and 1.0.0 says 6.'],
    ['more bytes', 'bundle!', 'has a size in bytes of more than 6, and 1.0.0 says 6.'],
  ] as const;
  test.each(rows)('%s are named with what was signed', async (_name, text, message) => {
    const found = await audit(hostSource(await hostWith(Buffer.from(text))));
    expect(found).toMatchObject([
      { code: 'verify-object-differs', file: 'bundles/a.zip', message: `bundles/a.zip ${message}` },
    ]);
  });

  test('a minisig of a stranger is refused, and a document needs none', async () => {
    const source = hostSource(await hostWith(BYTES, 'stranger'));
    expect(await audit(source)).toMatchObject([{ code: 'verify-minisig-invalid', file: 'bundles/a.zip.minisig' }]);
    expect(await audit(source, [object({ kind: 'document' })])).toEqual([]);
  });

  test('a minisig that can’t be checked is said to be unchecked', async () => {
    const source: SiteSource = { ...hostSource(await hostWith()), digest: async () => ({ size: 6, sha256 }) };
    expect(await audit(source)).toMatchObject([
      { code: 'verify-minisig-unchecked', severity: 'warning', file: 'bundles/a.zip.minisig' },
    ]);
  });

  test('a document without a signed size is bounded all the same', async () => {
    const source: SiteSource = {
      ...hostSource(memoryHost()),
      digest: async () => ({ size: MAX_READ_BYTES + 1, sha256 }),
    };
    expect(await audit(source, [object({ kind: 'document', size: undefined })])).toMatchObject([
      { code: 'verify-object-too-large' },
    ]);
  });

  test('both of a bundle and its minisig are missed', async () => {
    const found = await audit(hostSource(memoryHost()));
    expect(found.map(({ message }) => message)).toEqual([
      'bundles/a.zip is not on the site, but 1.0.0 needs it.',
      'bundles/a.zip.minisig is not on the site, but bundles/a.zip needs it.',
    ]);
  });
});

test('an object that many need is asked for once, in the name of the first', () => {
  const needed = [object({ path: 'b' }), object({ path: 'a' }), object({ path: 'b', neededBy: '1.1.0' })];
  expect(distinctObjects(needed).map(({ path, neededBy }) => [path, neededBy])).toEqual([
    ['b', '1.0.0'],
    ['a', '1.0.0'],
  ]);
  expect(distinctObjects([object(), object({ sha256: 'b'.repeat(64) })])).toHaveLength(2);
});
