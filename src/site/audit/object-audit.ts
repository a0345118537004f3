import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { verifyMinisigOfDigest } from '../../signing/minisign.js';
import type { Trust } from '../../signing/trust.js';
import { mapInOrder } from '../in-order.js';
import { minisigPath } from '../layout.js';
import { MAX_READ_BYTES, type ObjectDigest } from '../site-source.js';
import type { NeededObject } from './release-audit.js';
import type { SiteReader } from './site-reader.js';

type ObjectReader = Pick<SiteReader, 'read' | 'digest'>;

/** Each object once, as the first to need it does; where two ask for different things, both are asked. */
export const distinctObjects = (needed: readonly NeededObject[]): readonly NeededObject[] => {
  const distinct = new Map<string, NeededObject>();
  for (const object of needed) {
    const key = `${object.path} ${object.sha256} ${object.size ?? ''}`;
    if (!distinct.has(key)) distinct.set(key, object);
  }
  return [...distinct.values()];
};

/** Audits the objects that releases need: size and digest, and for a bundle its minisign signature, all in one read. */
export const auditObjects = async (
  reader: ObjectReader,
  trust: Trust,
  needed: readonly NeededObject[],
): Promise<readonly Problem[]> =>
  (await mapInOrder(distinctObjects(needed), (object) => auditObject(reader, trust, object))).flat();

const auditObject = async (reader: ObjectReader, trust: Trust, object: NeededObject): Promise<readonly Problem[]> => {
  const { path, size } = object;
  const { value: digest, problems } = await reader.digest(path, size ?? MAX_READ_BYTES);
  const found = digest
    ? differences(object, digest)
    : problems.length > 0
      ? problems
      : [missing(path, object.neededBy)];
  if (object.kind === 'document') return found;
  // A signature of other bytes can't be judged by these.
  const sound = digest && found.length === 0 ? digest : undefined;
  return [...found, ...(await auditMinisig(reader, trust, path, sound))];
};

const SIZE = 'a size in bytes of';

const missing = (path: string, neededBy: string): Problem =>
  problem('verify-object-missing', { path, neededBy }, { file: path });

const differences = (
  { path, size, sha256, neededBy: signedIn }: NeededObject,
  found: ObjectDigest,
): readonly Problem[] => {
  const place = { file: path };
  const limit = size ?? MAX_READ_BYTES;
  if (found.size > limit) {
    if (size === undefined) return [problem('verify-object-too-large', { path, maxBytes: limit }, place)];
    return [
      problem(
        'verify-object-differs',
        { path, fact: SIZE, found: `more than ${size}`, expected: size, signedIn },
        place,
      ),
    ];
  }
  if (size !== undefined && found.size !== size)
    return [problem('verify-object-differs', { path, fact: SIZE, found: found.size, expected: size, signedIn }, place)];
  if (found.sha256 === sha256) return [];
  return [
    problem('verify-object-differs', { path, fact: 'SHA-256', found: found.sha256, expected: sha256, signedIn }, place),
  ];
};

const auditMinisig = async (
  reader: ObjectReader,
  trust: Trust,
  bundle: string,
  digest: ObjectDigest | undefined,
): Promise<readonly Problem[]> => {
  const path = minisigPath(bundle);
  const { value: bytes, problems } = await reader.read(path);
  if (!bytes) return problems.length > 0 ? problems : [missing(path, bundle)];
  if (!digest) return [];
  const { blake2b512 } = digest;
  if (!blake2b512) return [problem('verify-minisig-unchecked', { path, maxBytes: MAX_READ_BYTES }, { file: path })];
  const { problems: faults } = await gather(() => verifyMinisigOfDigest(utf8(bytes), blake2b512, trust));
  return faults.map(({ message }) =>
    problem('verify-minisig-invalid', { path, reason: message.replace(/\.$/, '') }, { file: path }),
  );
};

/** Undecodable bytes become U+FFFD, which no signature covers. */
const utf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
