import { jsonBytes } from '../../../src/site/json-bytes.js';
import type { Objects } from './site-builder.js';
import {
  asIndex,
  makers,
  noIndex,
  REVISION,
  type Statement,
  signedText,
  statementAt,
  type TamperedVector,
  tampered,
  took,
} from './tampering.js';

const dated = (text: string) => (statement: Statement) => void Object.assign(statement.predicate, { expires: text });

/** Indexes that the trusted key has signed, and that are wrong all the same: replays, mistakes, or the work of a stolen key. */
export const tamperedIndexes = async (objects: Objects): Promise<readonly TamperedVector[]> => {
  const { index: signedIndex } = makers(objects);
  const statement = statementAt(objects, REVISION);
  return [
    tampered(
      'an index that has expired',
      'R-24',
      await signedIndex(dated('2026-02-09T23:59:59Z')),
      noIndex,
      'verify-index-expired',
    ),
    tampered(
      'an index that expires this very second',
      'R-24',
      await signedIndex(dated('2026-02-10T00:00:00Z')),
      noIndex,
      'verify-index-expired',
    ),
    tampered(
      'a time that is none',
      'R-8',
      await signedIndex(dated('2026-02-30T00:00:00Z')),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'a time with an offset',
      'R-8',
      await signedIndex(dated('2026-12-10T00:00:00+01:00')),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'another channel',
      'R-20',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { channel: 'beta' })),
      noIndex,
      'site-other-channel',
    ),
    tampered(
      'another product',
      'R-20',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { product: 'sensor' })),
      noIndex,
      'verify-other-product',
    ),
    tampered(
      'another type of statement',
      'R-19',
      await signedIndex((s) => void Object.assign(s, { predicateType: 'urn:ota-release:predicate:index:v2' })),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'another type of payload',
      'R-13',
      asIndex(await signedText(jsonBytes(statement), ['release'], 'application/json')),
      noIndex,
      'site-object-unverified',
    ),
    tampered(
      'no releases',
      'R-4',
      await signedIndex(({ predicate }) => void Reflect.deleteProperty(predicate, 'releases')),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'a counter that is a text',
      'R-4',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { counter: '2' })),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'a counter of zero',
      'R-4',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { counter: 0 })),
      noIndex,
      'site-object-unreadable',
      { counter: 0 },
    ),
    tampered(
      'a digest in capitals',
      'R-7',
      await signedIndex(
        ({ predicate }) => void Object.assign(predicate.releases[1]?.bundle ?? {}, { sha256: 'A'.repeat(64) }),
      ),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'a path that leads out of the site',
      'R-9',
      await signedIndex(
        ({ predicate }) => void Object.assign(predicate.releases[1]?.bundle ?? {}, { path: 'bundles/../../secret' }),
      ),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'a path from the root',
      'R-9',
      await signedIndex(
        ({ predicate }) => void Object.assign(predicate.releases[1]?.bundle ?? {}, { path: '/bundles/x' }),
      ),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'subjects in another order',
      'R-21',
      await signedIndex((s) => void s.subject.reverse()),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'a subject less',
      'R-21',
      await signedIndex((s) => void s.subject.pop()),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'a version twice',
      'R-22',
      await signedIndex((s) => {
        s.subject.push(...s.subject.slice(-1));
        s.predicate.releases.push(...s.predicate.releases.slice(-1));
      }),
      noIndex,
      'site-object-unreadable',
    ),
    tampered(
      'a version that is none',
      'R-10',
      await signedIndex((s) => {
        s.subject.push({ name: '1.2', digest: s.subject[0]?.digest ?? {} });
        s.predicate.releases.push({
          ...(s.predicate.releases[0] ?? { bundle: {}, upgradeObject: {} }),
          version: '1.2',
        });
      }),
      noIndex,
      'verify-version-invalid',
    ),
    tampered(
      'latest is what isn’t listed',
      'R-26',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { latest: '3.0.0' })),
      noIndex,
      'verify-release-disagrees',
    ),
    tampered(
      'latest is withdrawn',
      'R-26',
      await signedIndex(
        ({ predicate }) =>
          void Object.assign(predicate.releases[1] ?? {}, { yanked: { reason: 'bad', at: '2026-02-02T12:00:00Z' } }),
      ),
      noIndex,
      'verify-release-disagrees',
    ),
    tampered(
      'keys that nobody knows',
      'R-3',
      await signedIndex((s) => {
        Object.assign(s.predicate, { later: { a: [1] } });
        Object.assign(s.predicate.releases[1] ?? {}, { later: null });
      }),
      took,
      'sound',
    ),
    tampered(
      'a key twice in what is signed',
      'R-2',
      asIndex(
        await signedText(
          Buffer.from(Buffer.from(jsonBytes(statement)).toString().replace('"counter":2', '"counter":9,"counter":2')),
        ),
      ),
      noIndex,
      'site-object-unverified',
    ),
    tampered(
      'releases in another order',
      'R-22',
      await signedIndex((s) => {
        s.subject.reverse();
        s.predicate.releases.reverse();
      }),
      took,
      'sound',
    ),
    tampered(
      'the revision before is another one',
      'R-45',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { previous: 'a'.repeat(64) })),
      took,
      'verify-revision-forked',
    ),
    tampered(
      'no revision before the second',
      'R-45',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { previous: null })),
      took,
      'site-revision-broken-chain',
    ),
    tampered(
      'a revision under another counter',
      'R-44',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { counter: 3 })),
      took,
      'site-revision-missing',
    ),
    tampered(
      'made before the one before',
      'R-46',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { created: '2026-01-15T12:00:00Z' })),
      took,
      'sound',
    ),
    tampered(
      'a version is lost',
      'R-47',
      await signedIndex((s) => {
        s.subject.shift();
        s.predicate.releases.shift();
      }),
      took,
      'verify-version-lost',
    ),
    tampered(
      'the object of an older version is another one',
      'R-47',
      await signedIndex((s) => {
        const digest = { sha256: 'b'.repeat(64) };
        Object.assign(s.subject[0] ?? {}, { digest });
        Object.assign(s.predicate.releases[0] ?? {}, { upgradeObject: digest });
      }),
      took,
      'verify-version-changed',
    ),
  ];
};
