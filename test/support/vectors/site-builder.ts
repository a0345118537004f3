import { createHash } from 'node:crypto';
import { signEnvelope } from '../../../src/signing/dsse.js';
import { signBlake2b512 } from '../../../src/signing/minisign.js';
import { draftRelease, indexRelease } from '../../../src/site/draft.js';
import type { ArchiveDirectory, IndexPredicate, IndexRelease, Rollout } from '../../../src/site/index-statement.js';
import { jsonBytes, sha256Hex } from '../../../src/site/json-bytes.js';
import { channelLayout, minisigPath } from '../../../src/site/layout.js';
import { isAbsent, isCopied } from '../../../src/site/mutable-object.js';
import { EMPTY_ARCHIVE, type IndexChange, listing, nextIndex } from '../../../src/site/next-index.js';
import { reissuedDraft } from '../../../src/site/reissued-draft.js';
import { recordStatement, signRecord } from '../../../src/site/release-record.js';
import { PAYLOAD_TYPE, type ReleaseStatement } from '../../../src/site/statement.js';
import { signUpgradeObject } from '../../../src/site/upgrade-object.js';
import { viewsOf } from '../../../src/site/views.js';
import { testSigner } from '../signing.js';
import { storedZip } from './stored-zip.js';

/** The objects of a site by their paths. */
export type Objects = Map<string, Uint8Array>;

const PRODUCT = 'gateway';
const PUBLIC_URL = 'https://updates.example.com';
/** When the first revision is made; each further one a day later. */
const FIRST_DAY = Date.parse('2026-02-01T12:00:00Z');
const DAY_MS = 86_400_000;
const COMMIT = 'c0ffee'.repeat(7).slice(0, 40);

/** Who signs, and whom the index names. */
export interface Signing {
  readonly signers?: readonly string[];
  readonly threshold?: number;
}

/** A release of a vector site. */
export interface VectorRelease extends Signing {
  readonly version: string;
  readonly channel?: string;
  readonly models?: readonly string[];
  readonly upgradeFrom?: string;
  readonly barrier?: string;
  readonly rollout?: Rollout;
  readonly notes?: string;
  /** Schemas, a template, an attachment and a record. */
  readonly complete?: true;
  /** The release of another channel whose bytes it issues. */
  readonly reissues?: { readonly channel: string; readonly version: string };
}

/** A site that grows by one signed revision at a time, through the functions that a real release goes through. */
export interface VectorSite {
  readonly objects: Objects;
  release(release: VectorRelease): Promise<void>;
  change(change: IndexChange, signing?: Signing & { readonly channel?: string }): Promise<void>;
  /** What the newest revision of the channel states. */
  predicate(channel?: string): IndexPredicate;
}

interface ChannelHead {
  readonly predicate: IndexPredicate;
  readonly directory: ArchiveDirectory;
  readonly sha256: string;
}

/** The keys of the names, as an index lists them. */
export const listedKeys = (names: readonly string[]) =>
  names.map((name) => {
    const { keyId, raw } = testSigner(name).publicKey;
    return { keyid: keyId, publicKey: Buffer.from(raw).toString('base64') };
  });

/** An empty site. */
export const vectorSite = (): VectorSite => {
  const objects: Objects = new Map();
  const heads = new Map<string, ChannelHead>();
  const statements = new Map<string, ReleaseStatement>();
  let day = 0;
  const commit = async (channel: string, change: IndexChange, signers: readonly string[]): Promise<void> => {
    const layout = channelLayout(channel);
    const head = heads.get(channel);
    const now = new Date(FIRST_DAY + day * DAY_MS);
    day += 1;
    const stated = { layout, previous: head?.sha256 ?? null, now, expiresDays: 180, ...change };
    const next = nextIndex(head?.predicate, head?.directory ?? EMPTY_ARCHIVE, stated);
    const { predicate } = next.statement;
    const bytes = jsonBytes(await signEnvelope(PAYLOAD_TYPE, jsonBytes(next.statement), signers.map(testSigner)));
    for (const object of next.archiveObjects) objects.set(object.path, object.bytes);
    objects.set(layout.revision(predicate.counter), bytes);
    for (const view of viewsOf(layout, bytes, predicate, next.directory)) {
      if (isAbsent(view)) objects.delete(view.path);
      else if (!isCopied(view)) objects.set(view.path, view.bytes);
    }
    heads.set(channel, { predicate, directory: next.directory, sha256: sha256Hex(bytes) });
  };
  const draftOf = (release: VectorRelease): ReleaseStatement => {
    const { channel = 'stable', version, reissues } = release;
    if (!reissues) return freshDraft(release, channel, objects);
    const name = `${reissues.channel} ${reissues.version}`;
    const source = statements.get(name);
    const bytes = objects.get(channelLayout(reissues.channel).upgradeObject(reissues.version));
    if (!source || !bytes) throw new RangeError(`nothing is released as ${name}`);
    const from = { ...reissues, upgradeObject: { sha256: sha256Hex(bytes) } };
    return reissuedDraft(source, { version, channel, tag: `v${version}`, from, deviceFiles: [] }, []).statement;
  };
  return {
    objects,
    predicate: (channel = 'stable') => {
      const head = heads.get(channel);
      if (!head) throw new RangeError(`nothing is released to ${channel}`);
      return head.predicate;
    },
    release: async (release) => {
      const { channel = 'stable', version, signers = ['release'], threshold = 1, rollout } = release;
      const layout = channelLayout(channel);
      const statement = draftOf(release);
      statements.set(`${channel} ${version}`, statement);
      const { bundle } = statement.predicate;
      const keys = signers.map(testSigner);
      const object = await signUpgradeObject(statement, `${PUBLIC_URL}/${bundle.path}`, keys);
      objects.set(layout.upgradeObject(version), object);
      if (!release.reissues) await signBundle(objects, bundle.path, version, signers[0]);
      const ref = { path: layout.upgradeObject(version), sha256: sha256Hex(object) };
      const record = release.complete ? await signRecord(recordOf(statement, ref), keys) : undefined;
      if (record) objects.set(record.path, record.bytes);
      const entry: IndexRelease = {
        ...indexRelease(statement, ref.sha256),
        ...(rollout ? { rollout } : {}),
        ...(record ? { record: { sha256: record.sha256 } } : {}),
      };
      const facts = heads.has(channel) ? {} : { product: PRODUCT, trustedKeys: listedKeys(signers), threshold };
      await commit(channel, listing(entry, facts), signers);
    },
    change: async (change, { channel = 'stable', signers = ['release'] } = {}) => commit(channel, change, signers),
  };
};

/** A release of bytes of its own, whose objects are put on the site. */
const freshDraft = (release: VectorRelease, channel: string, objects: Objects): ReleaseStatement => {
  const { version, models = ['gateway-100'], upgradeFrom, barrier, notes, complete } = release;
  const bundle = storedZip({ 'update.sh': `#!/bin/sh\nset -eu\necho "installs ${version}"\n` });
  const manual = Buffer.from(`Manual of ${version}\n`);
  const document = (value: unknown) => ({ bytes: jsonBytes(value), sha256: sha256Hex(jsonBytes(value)) });
  const { statement, objects: staged } = draftRelease({
    product: PRODUCT,
    models,
    version,
    channel,
    tag: `v${version}`,
    commit: COMMIT,
    created: '2026-01-31T12:00:00Z',
    bundle: { path: 'bundle', size: bundle.length, sha256: sha256Hex(bundle) },
    ...(upgradeFrom === undefined ? {} : { upgradeFrom }),
    ...(barrier === undefined ? {} : { barrier }),
    ...(notes === undefined ? {} : { notes }),
    ...(complete
      ? {
          config: document({ type: 'object', required: ['general'] }),
          foreignConfig: document({ type: 'object' }),
          template: document({ general: { software_version: version } }),
        }
      : {}),
    attachments: complete
      ? [
          {
            path: 'manual',
            size: manual.length,
            sha256: sha256Hex(manual),
            name: 'manual.txt',
            mediaType: 'text/plain',
          },
        ]
      : [],
  });
  for (const { path, body } of staged) {
    if (body.kind === 'bytes') objects.set(path, body.bytes);
    else objects.set(path, body.path === 'manual' ? manual : bundle);
  }
  return statement;
};

const signBundle = async (
  objects: Objects,
  path: string,
  version: string,
  signer: string | undefined,
): Promise<void> => {
  const digest = createHash('blake2b512')
    .update(objects.get(path) ?? new Uint8Array())
    .digest();
  const comment = { file: path.slice(path.lastIndexOf('/') + 1), fields: { product: PRODUCT, version } };
  objects.set(minisigPath(path), Buffer.from(await signBlake2b512(digest, testSigner(signer), comment)));
};

const recordOf = ({ predicate }: ReleaseStatement, ref: { readonly path: string; readonly sha256: string }) =>
  recordStatement(predicate, ref, {
    tool: { name: 'ota-release', version: '1.0.0' },
    inputs: { strict: false },
    checks: [{ name: 'check', outcome: 'passed', warnings: 0 }],
    findings: [],
    signers: [testSigner().publicKey.keyId],
    by: 'operator',
  });
