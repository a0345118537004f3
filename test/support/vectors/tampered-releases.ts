import type { Objects } from './site-builder.js';
import { either, makers, OBJECT, refused, type TamperedVector, tampered, textAt, took } from './tampering.js';

/** Releases that the trusted key has signed, and that don’t fit where they stand. */
export const tamperedReleases = async (objects: Objects): Promise<readonly TamperedVector[]> => {
  const { object: withObject, release } = makers(objects);
  const own = textAt(objects, OBJECT);
  return [
    tampered(
      'a release for other models',
      'R-35',
      await release(({ predicate }) => void Object.assign(predicate, { models: ['gateway-200'] })),
      refused(OBJECT),
      'sound',
    ),
    tampered(
      'a release of another product',
      'R-35',
      await release(({ predicate }) => void Object.assign(predicate, { product: 'sensor' })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    tampered(
      'a release of another version',
      'R-35',
      await release(({ predicate }) => void Object.assign(predicate, { version: '1.0.9' })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    tampered(
      'a release of another channel',
      'R-35',
      await release(({ predicate }) => void Object.assign(predicate, { channel: 'beta' })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    tampered(
      'the release states another bundle',
      'R-36',
      await release(({ predicate }) => void Object.assign(predicate.bundle, { size: 1 })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    tampered(
      'the subject is another bundle',
      'R-36',
      await release((s) => void Object.assign(s.subject[0] ?? {}, { digest: { sha256: 'c'.repeat(64) } })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    tampered(
      'the release states another range',
      'R-39',
      await release(({ predicate }) => void Object.assign(predicate, { upgradeFrom: '>=0.1.0' })),
      either(refused(OBJECT), took),
      'verify-release-disagrees',
    ),
    tampered(
      'the release states a barrier that the index doesn’t',
      'R-39',
      await release(({ predicate }) => void Object.assign(predicate, { barrier: { reason: 'x' } })),
      either(refused(OBJECT), took),
      'verify-release-disagrees',
    ),
    tampered(
      'signature is not the first signature',
      'R-37',
      await withObject(own.replace(/"signature":"[0-9a-f]{2}/, '"signature":"00')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    tampered(
      'transaction_id is not the commit',
      'R-37',
      await withObject(own.replace(/"transaction_id":"[0-9a-f]{2}/, '"transaction_id":"00')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    tampered(
      'storage that nobody signed',
      'R-37',
      await withObject(own.replace('"payloadType"', '"storage":"zdb://x","payloadType"')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    tampered(
      'another spelling of flist',
      'R-38',
      await withObject(own.replace('"payloadType"', '"FLIST":"http://example.org/x","payloadType"')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    tampered(
      'a spelling of transaction_id that folds to it',
      'R-38',
      await withObject(own.replace('"payloadType"', '"tran\u017faction_id":"x","payloadType"')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    tampered(
      'flist leads to another bundle',
      'R-37',
      await withObject(own.replace('/bundles/', '/other/')),
      either(refused(OBJECT), took),
      'verify-flist-invalid',
    ),
    tampered(
      'another key in the upgrade object',
      'R-3',
      await withObject(own.replace('"payloadType"', '"later":1,"payloadType"')),
      took,
      'sound',
    ),
  ];
};
