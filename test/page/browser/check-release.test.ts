import { expect, test } from 'vitest';
import { checkIndex } from '../../../src/page/browser/check-index.js';
import { checkRelease } from '../../../src/page/browser/check-release.js';
import { keyOf } from '../../../src/page/browser/keys.js';
import { GATEWAY_RELEASES, pageSite } from '../../support/page-site.js';
import { testTrust } from '../../support/signing.js';

const trustIn = (names: readonly string[], threshold = 1) => ({
  keys: testTrust(names).keys.flatMap(({ raw }) => {
    const key = keyOf(raw);
    return key.kind === 'good' ? [key.value] : [];
  }),
  threshold,
});

test('an upgrade object is judged by digest, signatures, and what the index says of it', async () => {
  const site = await pageSite(GATEWAY_RELEASES.slice(-2), { signers: ['release', 'second'] });
  const trust = trustIn(['release', 'second'], 2);
  const index = checkIndex(site.get('index.json') ?? new Uint8Array(), {
    product: 'gateway',
    channel: 'stable',
    trust,
  });
  if (index.kind === 'bad') throw new Error(index.reason);
  const { predicate } = index.value;
  const [entry] = predicate.releases;
  const bytes = Uint8Array.from(site.get('2.3.0') ?? []);
  if (!entry) throw new Error('no release');
  expect(await checkRelease(bytes, entry, predicate, trust)).toMatchObject({
    kind: 'good',
    value: { retiredKey: false },
  });
  expect(await checkRelease(bytes.slice(1), entry, predicate, trust)).toMatchObject({ kind: 'bad' });
  const lied = { ...entry, bundle: { ...entry.bundle, size: 1 } };
  expect(await checkRelease(bytes, lied, predicate, trust)).toMatchObject({
    reason: expect.stringContaining('bundle size'),
  });
  const third = trustIn(['third']);
  expect(await checkRelease(bytes, entry, predicate, third)).toMatchObject({
    reason: expect.stringContaining('0 of 1'),
  });
  const retiredKeys = testTrust(['release']).keys.map(({ keyId, raw }) => ({
    keyid: keyId,
    publicKey: Buffer.from(raw).toString('base64'),
    since: 2,
  }));
  expect(await checkRelease(bytes, entry, { ...predicate, retiredKeys }, third)).toMatchObject({
    value: { retiredKey: true },
  });
});
