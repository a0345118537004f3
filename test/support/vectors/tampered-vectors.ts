import { signEnvelope } from '../../../src/signing/dsse.js';
import { jsonBytes, sha256Hex } from '../../../src/site/json-bytes.js';
import { PAYLOAD_TYPE } from '../../../src/site/statement.js';
import { testSigner } from '../signing.js';
import { DEVICE } from './decision-vectors.js';
import type { Patch } from './patches.js';
import type { DeviceOutcome, VectorDevice } from './reference-device.js';
import type { Objects } from './site-builder.js';
import { type VectorFile, vectorJson } from './vector-file.js';
import type { SiteVector } from './vector-sites.js';

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
interface Statement {
  subject: { name: string; digest: Json }[];
  predicateType: string;
  predicate: Json & { releases: (Json & { version: string; bundle: Json; upgradeObject: Json })[]; bundle: Json };
}

const REVISION = 'revisions/00000002.json';
const OBJECT = '1.1.0';
const took: readonly DeviceOutcome[] = [{ take: OBJECT }];
const refused = (path: string): readonly DeviceOutcome[] => [{ refuse: path }];
const index = refused('index.json');
const either = (...outcomes: readonly (readonly DeviceOutcome[])[]): readonly DeviceOutcome[] => outcomes.flat();

const textAt = (objects: Objects, path: string): string => Buffer.from(objects.get(path) ?? '').toString();
const statementAt = (objects: Objects, path: string): Statement => {
  const { payload }: { payload: string } = JSON.parse(textAt(objects, path));
  return JSON.parse(Buffer.from(payload, 'base64').toString());
};

/** A payload that a key has signed, as an envelope’s text. */
const signedText = async (
  payload: Uint8Array,
  signers: readonly string[] = ['release'],
  type = PAYLOAD_TYPE,
): Promise<string> => Buffer.from(jsonBytes(await signEnvelope(type, payload, signers.map(testSigner)))).toString();

/** The newest revision and its copy, with another text. */
const asIndex = (text: string): readonly Patch[] => [
  { path: REVISION, text },
  { path: 'index.json', copy: REVISION },
];

/** A second set of everything that a case needs, made from the site `pair`. */
const makers = (objects: Objects) => {
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

const dated = (text: string) => (statement: Statement) => void Object.assign(statement.predicate, { expires: text });

/** Every variant of a site, with what is to be said of it. */
export const tamperedVectors = async (sites: readonly SiteVector[]): Promise<VectorFile> => {
  const { objects = new Map<string, Uint8Array>() } = sites.find(({ name }) => name === 'pair') ?? {};
  const archive = sites.find(({ name }) => name === 'archive')?.objects ?? new Map<string, Uint8Array>();
  const { index: signedIndex, object: withObject, release } = makers(objects);
  const bundle = String(statementAt(objects, OBJECT).predicate.bundle.path);
  const zip = Buffer.from(objects.get(bundle) ?? '');
  const newest = textAt(objects, REVISION);
  const own = textAt(objects, OBJECT);
  const { payload, signatures }: { payload: string; signatures: { keyid: string; sig: string }[] } = JSON.parse(newest);
  const device: VectorDevice = { ...DEVICE, counter: 2, now: '2026-02-10T00:00:00Z' };
  const one = (
    name: string,
    rule: string,
    patches: readonly Patch[],
    outcomes: readonly DeviceOutcome[],
    audit: string,
    more: Partial<VectorDevice> = {},
    site = 'pair',
  ): TamperedVector => ({ name, site, rule, patches, device: more, outcomes, audit });
  const statement = statementAt(objects, REVISION);
  const cases: readonly TamperedVector[] = [
    one('nothing is changed', 'R-16', [], took, 'sound'),
    // What stands on the site, changed by somebody without a key.
    one(
      'a bit of the index’s payload',
      'R-15',
      asIndex(newest.replace(payload.slice(0, 8), `f${payload.slice(1, 8)}`)),
      index,
      'site-object-unverified',
    ),
    one(
      'the index is cut off',
      'R-2',
      [{ path: 'index.json', text: newest.slice(0, 500) }],
      index,
      'site-object-unreadable',
    ),
    one('the index is empty', 'R-2', [{ path: 'index.json', text: '' }], index, 'site-object-unreadable'),
    one('the index is missing', 'R-60', [{ path: 'index.json', remove: true }], index, 'verify-index-missing'),
    one(
      'the index is an upgrade object',
      'R-19',
      [{ path: 'index.json', copy: OBJECT }],
      index,
      'envelope-key-unknown',
    ),
    one(
      'an older index, to a device that has seen the newer one',
      'R-23',
      [{ path: 'index.json', copy: 'revisions/00000001.json' }],
      index,
      'verify-index-stale',
    ),
    one(
      'an older index, to a device that has not',
      'R-23',
      [{ path: 'index.json', copy: 'revisions/00000001.json' }],
      [{ nothing: true }],
      'verify-index-stale',
      { counter: 0 },
    ),
    one(
      'a key twice in the index',
      'R-2',
      asIndex(newest.replace('{', '{"payload":"e30K",')),
      index,
      'site-object-unreadable',
    ),
    one('a byte order mark before the index', 'R-2', asIndex(`\ufeff${newest}`), index, 'site-object-unreadable'),
    one(
      'a key beside the envelope’s',
      'R-11',
      asIndex(newest.replace('}\n', ',"more":1}\n')),
      either(index, took),
      'envelope-key-unknown',
    ),
    one('a blank after the index', 'R-48', [{ path: 'index.json', text: `${newest} ` }], took, 'verify-index-not-copy'),
    one(
      'the payload in another spelling of base64',
      'R-6',
      asIndex(newest.replace(payload, `${payload.slice(0, 64)}\\n${payload.slice(64)}`)),
      index,
      'envelope-field-invalid',
    ),
    one(
      'a signature by a stranger alone',
      'R-16',
      await signedIndex(() => {}, ['stranger']),
      index,
      'site-object-unverified',
    ),
    one(
      'a stranger’s signature beside the good one',
      'R-16',
      await signedIndex(() => {}, ['stranger', 'release']),
      took,
      'sound',
    ),
    one(
      'the upgrade object is the older release’s',
      'R-33',
      [{ path: OBJECT, copy: '1.0.0' }],
      refused(OBJECT),
      'verify-object-differs',
    ),
    one(
      'flist leads elsewhere',
      'R-33',
      [{ path: OBJECT, find: 'updates.example.com', with: 'updates.example.org' }],
      refused(OBJECT),
      'verify-object-differs',
    ),
    one(
      'the upgrade object is missing',
      'R-60',
      [{ path: OBJECT, remove: true }],
      refused(OBJECT),
      'verify-object-missing',
    ),
    one(
      'a byte of the bundle',
      'R-41',
      [{ path: bundle, base64: Buffer.from(zip.map((byte, at) => (at === 40 ? byte ^ 1 : byte))).toString('base64') }],
      refused(bundle),
      'verify-object-differs',
    ),
    one(
      'a bundle that is longer',
      'R-40',
      [{ path: bundle, base64: Buffer.concat([zip, Buffer.of(0)]).toString('base64') }],
      refused(bundle),
      'verify-object-differs',
    ),
    one(
      'a bundle that is cut off',
      'R-40',
      [{ path: bundle, base64: zip.subarray(0, -1).toString('base64') }],
      refused(bundle),
      'verify-object-differs',
    ),
    one('the bundle is missing', 'R-60', [{ path: bundle, remove: true }], refused(bundle), 'verify-object-missing'),
    one(
      'the minisign signature is another bundle’s',
      'R-42',
      [{ path: `${bundle}.minisig`, copy: `${String(statement.predicate.releases[0]?.bundle.path)}.minisig` }],
      took,
      'verify-minisig-invalid',
    ),
    one(
      'the minisign signature is missing',
      'R-42',
      [{ path: `${bundle}.minisig`, remove: true }],
      took,
      'verify-object-missing',
    ),
    one(
      'versions lacks a release',
      'R-54',
      [{ path: 'versions', text: '["1.1.0"]\n' }],
      took,
      'verify-pointer-differs',
    ),
    one(
      'versions in another order',
      'R-54',
      [{ path: 'versions', text: '["1.1.0","1.0.0"]\n' }],
      took,
      'verify-pointer-differs',
    ),
    one(
      'versions names what was never released',
      'R-54',
      [{ path: 'versions', text: '["1.0.0","1.1.0","1.2.0"]\n' }],
      took,
      'verify-pointer-differs',
    ),
    one(
      'latest names the older release',
      'R-55',
      [{ path: 'latest', text: '"1.0.0"\n' }],
      took,
      'verify-pointer-differs',
    ),
    one('latest is missing', 'R-55', [{ path: 'latest', remove: true }], took, 'verify-object-missing'),
    one(
      'the first revision is missing',
      'R-44',
      [{ path: 'revisions/00000001.json', remove: true }],
      took,
      'verify-revision-missing',
    ),
    one('the newest revision is missing', 'R-48', [{ path: REVISION, remove: true }], took, 'site-revision-missing'),
    // Signed by the trusted key, and wrong all the same: a replay, a mistake, or a stolen key.
    one(
      'an index that has expired',
      'R-24',
      await signedIndex(dated('2026-02-09T23:59:59Z')),
      index,
      'verify-index-expired',
    ),
    one(
      'an index that expires this very second',
      'R-24',
      await signedIndex(dated('2026-02-10T00:00:00Z')),
      index,
      'verify-index-expired',
    ),
    one(
      'a time that is none',
      'R-8',
      await signedIndex(dated('2026-02-30T00:00:00Z')),
      index,
      'site-object-unreadable',
    ),
    one(
      'a time with an offset',
      'R-8',
      await signedIndex(dated('2026-12-10T00:00:00+01:00')),
      index,
      'site-object-unreadable',
    ),
    one(
      'another channel',
      'R-20',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { channel: 'beta' })),
      index,
      'site-other-channel',
    ),
    one(
      'another product',
      'R-20',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { product: 'sensor' })),
      index,
      'verify-other-product',
    ),
    one(
      'another type of statement',
      'R-19',
      await signedIndex((s) => void Object.assign(s, { predicateType: 'urn:ota-release:predicate:index:v2' })),
      index,
      'site-object-unreadable',
    ),
    one(
      'another type of payload',
      'R-13',
      asIndex(await signedText(jsonBytes(statement), ['release'], 'application/json')),
      index,
      'site-object-unverified',
    ),
    one(
      'no releases',
      'R-4',
      await signedIndex(({ predicate }) => void Reflect.deleteProperty(predicate, 'releases')),
      index,
      'site-object-unreadable',
    ),
    one(
      'a counter that is a text',
      'R-4',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { counter: '2' })),
      index,
      'site-object-unreadable',
    ),
    one(
      'a counter of zero',
      'R-4',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { counter: 0 })),
      index,
      'site-object-unreadable',
      { counter: 0 },
    ),
    one(
      'a digest in capitals',
      'R-7',
      await signedIndex(
        ({ predicate }) => void Object.assign(predicate.releases[1]?.bundle ?? {}, { sha256: 'A'.repeat(64) }),
      ),
      index,
      'site-object-unreadable',
    ),
    one(
      'a path that leads out of the site',
      'R-9',
      await signedIndex(
        ({ predicate }) => void Object.assign(predicate.releases[1]?.bundle ?? {}, { path: 'bundles/../../secret' }),
      ),
      index,
      'site-object-unreadable',
    ),
    one(
      'a path from the root',
      'R-9',
      await signedIndex(
        ({ predicate }) => void Object.assign(predicate.releases[1]?.bundle ?? {}, { path: '/bundles/x' }),
      ),
      index,
      'site-object-unreadable',
    ),
    one(
      'subjects in another order',
      'R-21',
      await signedIndex((s) => void s.subject.reverse()),
      index,
      'site-object-unreadable',
    ),
    one('a subject less', 'R-21', await signedIndex((s) => void s.subject.pop()), index, 'site-object-unreadable'),
    one(
      'a version twice',
      'R-22',
      await signedIndex((s) => {
        s.subject.push(...s.subject.slice(-1));
        s.predicate.releases.push(...s.predicate.releases.slice(-1));
      }),
      index,
      'site-object-unreadable',
    ),
    one(
      'a version that is none',
      'R-10',
      await signedIndex((s) => {
        s.subject.push({ name: '1.2', digest: s.subject[0]?.digest ?? {} });
        s.predicate.releases.push({
          ...(s.predicate.releases[0] ?? { bundle: {}, upgradeObject: {} }),
          version: '1.2',
        });
      }),
      index,
      'verify-version-invalid',
    ),
    one(
      'latest is what isn’t listed',
      'R-26',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { latest: '3.0.0' })),
      index,
      'verify-release-disagrees',
    ),
    one(
      'latest is withdrawn',
      'R-26',
      await signedIndex(
        ({ predicate }) =>
          void Object.assign(predicate.releases[1] ?? {}, { yanked: { reason: 'bad', at: '2026-02-02T12:00:00Z' } }),
      ),
      index,
      'verify-release-disagrees',
    ),
    one(
      'keys that nobody knows',
      'R-3',
      await signedIndex((s) => {
        Object.assign(s.predicate, { later: { a: [1] } });
        Object.assign(s.predicate.releases[1] ?? {}, { later: null });
      }),
      took,
      'sound',
    ),
    one(
      'a key twice in what is signed',
      'R-2',
      asIndex(
        await signedText(
          Buffer.from(Buffer.from(jsonBytes(statement)).toString().replace('"counter":2', '"counter":9,"counter":2')),
        ),
      ),
      index,
      'site-object-unverified',
    ),
    one(
      'releases in another order',
      'R-22',
      await signedIndex((s) => {
        s.subject.reverse();
        s.predicate.releases.reverse();
      }),
      took,
      'sound',
    ),
    one(
      'the revision before is another one',
      'R-45',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { previous: 'a'.repeat(64) })),
      took,
      'verify-revision-forked',
    ),
    one(
      'no revision before the second',
      'R-45',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { previous: null })),
      took,
      'site-revision-broken-chain',
    ),
    one(
      'a revision under another counter',
      'R-44',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { counter: 3 })),
      took,
      'site-revision-missing',
    ),
    one(
      'made before the one before',
      'R-46',
      await signedIndex(({ predicate }) => void Object.assign(predicate, { created: '2026-01-15T12:00:00Z' })),
      took,
      'sound',
    ),
    one(
      'a version is lost',
      'R-47',
      await signedIndex((s) => {
        s.subject.shift();
        s.predicate.releases.shift();
      }),
      took,
      'verify-version-lost',
    ),
    one(
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
    one(
      'a release for other models',
      'R-35',
      await release(({ predicate }) => void Object.assign(predicate, { models: ['gateway-200'] })),
      refused(OBJECT),
      'sound',
    ),
    one(
      'a release of another product',
      'R-35',
      await release(({ predicate }) => void Object.assign(predicate, { product: 'sensor' })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    one(
      'a release of another version',
      'R-35',
      await release(({ predicate }) => void Object.assign(predicate, { version: '1.0.9' })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    one(
      'a release of another channel',
      'R-35',
      await release(({ predicate }) => void Object.assign(predicate, { channel: 'beta' })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    one(
      'the release states another bundle',
      'R-36',
      await release(({ predicate }) => void Object.assign(predicate.bundle, { size: 1 })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    one(
      'the subject is another bundle',
      'R-36',
      await release((s) => void Object.assign(s.subject[0] ?? {}, { digest: { sha256: 'c'.repeat(64) } })),
      refused(OBJECT),
      'verify-release-disagrees',
    ),
    one(
      'the release states another range',
      'R-39',
      await release(({ predicate }) => void Object.assign(predicate, { upgradeFrom: '>=0.1.0' })),
      either(refused(OBJECT), took),
      'verify-release-disagrees',
    ),
    one(
      'the release states a barrier that the index doesn’t',
      'R-39',
      await release(({ predicate }) => void Object.assign(predicate, { barrier: { reason: 'x' } })),
      either(refused(OBJECT), took),
      'verify-release-disagrees',
    ),
    one(
      'signature is not the first signature',
      'R-37',
      await withObject(own.replace(/"signature":"[0-9a-f]{2}/, '"signature":"00')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    one(
      'transaction_id is not the commit',
      'R-37',
      await withObject(own.replace(/"transaction_id":"[0-9a-f]{2}/, '"transaction_id":"00')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    one(
      'storage that nobody signed',
      'R-37',
      await withObject(own.replace('"payloadType"', '"storage":"zdb://x","payloadType"')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    one(
      'another spelling of flist',
      'R-38',
      await withObject(own.replace('"payloadType"', '"FLIST":"http://example.org/x","payloadType"')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    one(
      'a spelling of transaction_id that folds to it',
      'R-38',
      await withObject(own.replace('"payloadType"', '"tran\u017faction_id":"x","payloadType"')),
      either(refused(OBJECT), took),
      'site-object-unverified',
    ),
    one(
      'flist leads to another bundle',
      'R-37',
      await withObject(own.replace('/bundles/', '/other/')),
      either(refused(OBJECT), took),
      'verify-flist-invalid',
    ),
    one(
      'another key in the upgrade object',
      'R-3',
      await withObject(own.replace('"payloadType"', '"later":1,"payloadType"')),
      took,
      'sound',
    ),
    one(
      'an archive page is another one',
      'R-51',
      [pagePatch(archive)],
      [{ take: '1.0.0' }],
      'site-archive-broken',
      { installed: '0.3.0' },
      'archive',
    ),
    one(
      'the directory of the archive is missing',
      'R-51',
      [{ path: directoryOf(archive), remove: true }],
      [{ take: '1.0.0' }],
      'site-archive-broken',
      { installed: '0.3.0' },
      'archive',
    ),
  ];
  if (signatures.length !== 1) throw new RangeError('the site has one signer');
  return vectorJson(
    'tampered.json',
    'Sites of sites.json with patches, made one after the other: what a device does there (any of "outcomes" is right), and what an audit finds ("sound", or a code of docs/errors.md among others).',
    { cases },
    { device },
  );
};

const directoryOf = (objects: Objects): string => {
  const { archive } = statementAt(objects, 'index.json').predicate;
  return typeof archive === 'object' && archive !== null ? String(Reflect.get(archive, 'path')) : '';
};

const pagePatch = (objects: Objects): Patch => {
  const { pages }: { pages: readonly { path: string }[] } = JSON.parse(textAt(objects, directoryOf(objects)));
  return { path: pages[0]?.path ?? '', find: '"releases":', with: '"releases": ' };
};
