import { beforeAll, describe, expect, test } from 'vitest';
import { counterOf, examineRevision, examineVouched, signersOf } from '../../../src/site/audit/revision.js';
import { channelLayout } from '../../../src/site/layout.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite } from '../../support/site.js';
import { bytesAt, resign } from '../../support/tamper.js';

const layout = channelLayout('stable');
const R1 = layout.revision(1);
let site: SiteObjects;

beforeAll(async () => {
  site = (await signedSite([{ version: '1.0.0', signers: ['old', 'release'], trusted: ['old'] }])).objects;
});

describe('a revision', () => {
  test('that trusted keys signed is believed, at its place and as index.json', async () => {
    for (const path of [R1, layout.index]) {
      const { revision, problems } = await examineRevision(bytesAt(site, path), path, layout, testTrust());
      expect(problems).toEqual([]);
      expect(revision?.predicate.counter).toBe(1);
    }
  });

  test('at the place of another is not believed', async () => {
    const { revision, problems } = await examineRevision(bytesAt(site, R1), layout.revision(2), layout, testTrust());
    expect(revision).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'verify-release-disagrees', place: { file: layout.revision(2) } }]);
  });

  test('with a version that can’t be compared is not believed', async () => {
    const bad = new Map(site);
    await resign(bad, R1, (statement) => {
      statement.subject[0].name = 'latest';
      statement.predicate.releases[0].version = 'latest';
    });
    const { revision, problems } = await examineRevision(bytesAt(bad, R1), R1, layout, testTrust());
    expect(revision).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'verify-version-invalid', place: { file: R1 } }]);
  });

  test('of a stranger is not believed, and the object is named', async () => {
    const { revision, problems } = await examineRevision(bytesAt(site, R1), R1, layout, testTrust(['stranger']));
    expect(revision).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'site-object-unverified', place: { file: R1 } }]);
  });

  test('that is vouched for is believed with a warning where its own keys signed it', async () => {
    const { revision, problems } = await examineVouched(bytesAt(site, R1), R1, layout, testTrust(['stranger']));
    expect(revision?.predicate.counter).toBe(1);
    expect(problems).toMatchObject([{ code: 'verify-revision-key-retired', severity: 'warning' }]);
    expect((await examineVouched(bytesAt(site, R1), R1, layout, testTrust())).problems).toEqual([]);
  });

  test.each([
    ['what is no envelope', '{}'],
    ['what is no JSON', '{'],
    [
      'a payload that is no statement',
      JSON.stringify({ payloadType: 'a/b', payload: 'AAAA', signatures: [{ keyid: 'a', sig: 'AAAA' }] }),
    ],
  ])('that is vouched for is not believed where it is %s', async (_name, text) => {
    const { revision, problems } = await examineVouched(Buffer.from(text), R1, layout, testTrust());
    expect(revision).toBeUndefined();
    expect(problems.map(({ severity, place }) => [severity, place?.file])).toContainEqual(['error', R1]);
  });

  test('tells which trusted keys signed it', async () => {
    const { revision } = await examineRevision(bytesAt(site, R1), R1, layout, testTrust(['old', 'other']));
    expect(revision && signersOf(revision, testTrust(['old', 'other']))).toEqual(
      testTrust(['old']).keys.map((key) => key.keyId),
    );
  });
});

test.each([
  ['revisions/00000042.json', 42],
  ['channels/beta/revisions/00000001.json', 1],
  ['revisions/x.json', Number.NaN],
])('the counter in %s is %d', (path, counter) => expect(counterOf(path)).toBe(counter));

test('a revision whose listed keys are no keys is not believed by them', async () => {
  const bad = new Map(site);
  await resign(
    bad,
    R1,
    (statement) => {
      statement.predicate.trustedKeys[0].publicKey = 'AAAA';
    },
    ['old'],
  );
  const { revision, problems } = await examineVouched(bytesAt(bad, R1), R1, layout, testTrust(['stranger']));
  expect(revision).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'site-object-unverified' }]);
});
