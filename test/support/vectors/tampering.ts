import { signEnvelope } from '../../../src/signing/dsse.js';
import { jsonBytes, sha256Hex } from '../../../src/site/json-bytes.js';
import { PAYLOAD_TYPE } from '../../../src/site/statement.js';
import { testSigner } from '../signing.js';
import { DEVICE } from './decision-vectors.js';
import type { Patch } from './patches.js';
import type { DeviceOutcome, VectorDevice } from './reference-device.js';
import type { Objects } from './site-builder.js';

/** A site that somebody has changed, what a device does there, and what an audit finds. */
export interface TamperedVector {
  readonly name: string;
  readonly site: string;
  /** The requirement that is about it. */
  readonly rule: string;
  readonly patches: readonly Patch[];
  /** In what it differs from the one that the file begins with. */
  readonly device: Partial<VectorDevice>;
  /** Any of these is right; more than one where the format leaves it to devices. */
  readonly outcomes: readonly DeviceOutcome[];
  /** `sound`, or a code of docs/errors.md that is among those found. */
  readonly audit: string;
}

type Json = Record<string, unknown>;

/** A statement as it stands in an object, free to be changed. */
export interface Statement {
  subject: { name: string; digest: Json }[];
  predicateType: string;
  predicate: Json & { releases: (Json & { version: string; bundle: Json; upgradeObject: Json })[]; bundle: Json };
}

/** The newest revision of the site `pair`. */
export const REVISION = 'revisions/00000002.json';
/** The upgrade object of its newer release. */
export const OBJECT = '1.1.0';
/** The device takes the newer release. */
export const took: readonly DeviceOutcome[] = [{ take: OBJECT }];
/** It refuses the object at a path. */
export const refused = (path: string): readonly DeviceOutcome[] => [{ refuse: path }];
/** It refuses the index. */
export const noIndex = refused('index.json');
/** Each of these is right. */
export const either = (...outcomes: readonly (readonly DeviceOutcome[])[]): readonly DeviceOutcome[] => outcomes.flat();

/** An object of a site as a text. */
export const textAt = (objects: Objects, path: string): string => Buffer.from(objects.get(path) ?? '').toString();
/** What the envelope at a path states. */
export const statementAt = (objects: Objects, path: string): Statement => {
  const { payload }: { payload: string } = JSON.parse(textAt(objects, path));
  return JSON.parse(Buffer.from(payload, 'base64').toString());
};

/** A payload that a key has signed, as an envelope’s text. */
export const signedText = async (
  payload: Uint8Array,
  signers: readonly string[] = ['release'],
  type = PAYLOAD_TYPE,
): Promise<string> => Buffer.from(jsonBytes(await signEnvelope(type, payload, signers.map(testSigner)))).toString();

/** The newest revision and its copy, with another text. */
export const asIndex = (text: string): readonly Patch[] => [
  { path: REVISION, text },
  { path: 'index.json', copy: REVISION },
];

/** A second set of everything that a case needs, made from the site `pair`. */
export const makers = (objects: Objects) => {
  const index = async (
    change: (statement: Statement) => void,
    signers?: readonly string[],
  ): Promise<readonly Patch[]> => {
    const statement = statementAt(objects, REVISION);
    change(statement);
    return asIndex(await signedText(jsonBytes(statement), signers));
  };
  /** The upgrade object of the newer release with other bytes, and an index that names them. */
  const object = async (
    text: string,
    further: (entry: Statement['predicate']['releases'][number]) => void = () => {},
  ) => {
    const digest = { sha256: sha256Hex(Buffer.from(text)) };
    const patches = await index((statement) => {
      const [, entry] = statement.predicate.releases;
      const [, subject] = statement.subject;
      if (!entry || !subject) throw new RangeError('the site has two releases');
      entry.upgradeObject = digest;
      subject.digest = digest;
      further(entry);
    });
    return [{ path: OBJECT, text }, ...patches] as const;
  };
  const release = async (change: (statement: Statement) => void, further?: Parameters<typeof object>[1]) => {
    const statement = statementAt(objects, OBJECT);
    change(statement);
    return object(await resignedObject(objects, statement), further);
  };
  return { index, object, release };
};

/** The upgrade object with another statement, signed, and `signature` in line with it. */
const resignedObject = async (objects: Objects, statement: Statement): Promise<string> => {
  const { flist, transaction_id } = JSON.parse(textAt(objects, OBJECT));
  const envelope = await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), [testSigner()]);
  const signature = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64').toString('hex');
  return Buffer.from(jsonBytes({ flist, transaction_id, signature, ...envelope })).toString();
};

/** The device of these cases: one that knows the newest index, some days later. */
export const TAMPERED_DEVICE: VectorDevice = { ...DEVICE, counter: 2, now: '2026-02-10T00:00:00Z' };

/** One case; of the site `pair`, unless it says otherwise. */
export const tampered = (
  name: string,
  rule: string,
  patches: readonly Patch[],
  outcomes: readonly DeviceOutcome[],
  audit: string,
  device: Partial<VectorDevice> = {},
  site = 'pair',
): TamperedVector => ({ name, site, rule, patches, device, outcomes, audit });
