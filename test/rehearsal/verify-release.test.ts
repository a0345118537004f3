import { beforeAll, expect, test } from 'vitest';
import type { RehearsedSite } from '../../src/rehearsal/rehearsal.js';
import { verifyBundleSignature, verifyRelease } from '../../src/rehearsal/verify-release.js';
import { digestStream } from '../../src/site/site-source.js';
import type { MemoryHost } from '../support/memory-host.js';
import { rehearsedSite } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';

let host: MemoryHost;
let site: RehearsedSite;
beforeAll(async () => {
  host = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
  site = await rehearsedSite(host);
});

/** The site with an object that is another one, or gone. */
const withObject = async (path: string, bytes: Uint8Array | undefined): Promise<RehearsedSite> => ({
  ...site,
  source: { ...site.source, read: async (asked) => (asked === path ? bytes : site.source.read(asked)) },
});

test('a release is what its keys have signed, and what the index lists', async () => {
  const release = await verifyRelease(site, '1.1.0');
  expect(release.statement.predicate.version).toBe('1.1.0');
  expect(release.indexed.bundle).toEqual(release.statement.predicate.bundle);
});

test.each([
  // what is wrong, object at 1.1.0, code
  ['nothing is there', () => undefined, 'rehearsal-download-missing'],
  ['it is no JSON', () => Buffer.from('<html>'), 'site-object-unreadable'],
  ['it is another release', () => host.objects.get('1.0.0'), 'site-object-unverified'],
  [
    'a byte more',
    () => Buffer.concat([host.objects.get('1.1.0') ?? Buffer.of(), Buffer.from('\n')]),
    'site-object-unverified',
  ],
])('it is refused where %s', async (_what, bytes, code) => {
  const other = await withObject('1.1.0', bytes());
  expect((await failureOf(() => verifyRelease(other, '1.1.0'))).code).toBe(code);
});

test('a version that the index does not list is refused, whatever stands there', async () => {
  expect((await failureOf(() => verifyRelease(site, '2.0.0'))).message).toContain('does not list');
});

test('with the fault bad-signature its signature is nobody’s', async () => {
  const failure = await failureOf(() => verifyRelease(site, '1.1.0', 'bad-signature'));
  expect(failure).toMatchObject({ code: 'site-object-unverified', exitCode: 3 });
  expect(failure.message).toMatch(/sign/);
});

test('the bundle’s own signature is over its bytes', async () => {
  const { path } = (await verifyRelease(site, '1.1.0')).statement.predicate.bundle;
  const digestOf = async (bytes: Uint8Array) => ({
    blake2b512: (await digestStream([bytes])).blake2b512 ?? new Uint8Array(64),
  });
  const downloaded = await digestOf(host.objects.get(path) ?? Buffer.of());
  await verifyBundleSignature(site, { path, downloaded });
  const other = { path, downloaded: await digestOf(Buffer.from('other')) };
  expect((await failureOf(() => verifyBundleSignature(site, other))).code).toBe('signature-minisign-invalid');
  const unsigned = await withObject(`${path}.minisig`, undefined);
  expect((await failureOf(() => verifyBundleSignature(unsigned, { path, downloaded }))).code).toBe(
    'rehearsal-download-missing',
  );
});
