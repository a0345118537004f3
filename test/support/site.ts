import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Body } from '../../src/hosts/host.js';
import type { TufSpec } from '../../src/project/project.js';
import type { BuildRun } from '../../src/provenance/build-run.js';
import { provenanceStatement } from '../../src/provenance/provenance-statement.js';
import { signEnvelope } from '../../src/signing/dsse.js';
import { signBlake2b512 } from '../../src/signing/minisign.js';
import type { Signer } from '../../src/signing/signer.js';
import { readChannel } from '../../src/site/channel-state.js';
import {
  type DeviceFile,
  deviceFileRef,
  draftRelease,
  indexRelease,
  type KnownDocument,
  type StagedObject,
} from '../../src/site/draft.js';
import type { IndexRelease } from '../../src/site/index-statement.js';
import { jsonBytes, sha256Hex } from '../../src/site/json-bytes.js';
import { bundleFileName, bundlePath, channelLayout, minisigPath } from '../../src/site/layout.js';
import { indexStatement, type MakePage } from '../../src/site/next-index.js';
import { recordStatement, type SignedObject, signProvenance, signRecord } from '../../src/site/release-record.js';
import { digestStream } from '../../src/site/site-source.js';
import { PAYLOAD_TYPE, type ReleaseStatement } from '../../src/site/statement.js';
import { commitRelease, writeViews } from '../../src/site/transaction.js';
import { signUpgradeObject } from '../../src/site/upgrade-object.js';
import { tufCompletion } from '../../src/tuf/completion.js';
import { type MemoryHost, memoryHost } from './memory-host.js';
import { testSigner, testTrust } from './signing.js';

/** The objects of a site by their paths. */
export type SiteObjects = Map<string, Uint8Array>;

/** Under which URL the releases of a test site say that their bundles lie. */
export const PUBLIC_URL = 'https://updates.example.com/logger';
/** When the first revision of a test site is made; each further one a day later. */
const CREATED = new Date('2026-02-01T00:00:00Z');
const DAY_MS = 86_400_000;

/** How one release of a test site is made. Everything but the version has a default. */
export interface SiteRelease {
  readonly version: string;
  readonly channel?: string;
  readonly product?: string;
  /** Names of the keys that sign. */
  readonly signers?: readonly string[];
  /** Names of the keys that the index lists as trusted. */
  readonly trusted?: readonly string[];
  readonly threshold?: number;
  readonly publicUrl?: string;
  readonly bundle?: Uint8Array;
  readonly created?: Date;
  readonly expiresDays?: number;
  readonly upgradeFrom?: string;
  /** Why every device passes through it. */
  readonly barrier?: string;
  /** What the index keeps for families of devices, with the site’s URL. */
  readonly families?: Readonly<Record<string, unknown>>;
  /** The same of this one release. */
  readonly ofRelease?: Readonly<Record<string, unknown>>;
  /** Files for families of devices, under names of theirs. */
  readonly deviceFiles?: readonly DeviceFile[];
  /** The same, made of what the release keys have signed. */
  readonly seal?: (signed: SignedParts) => Promise<readonly DeviceFile[]>;
  /** It has a record and a provenance, as a release of GitHub’s has. */
  readonly recorded?: boolean;
  /** The channel is a repository of TUF as well. */
  readonly tuf?: TufSpec;
  /** Makes the channel’s page for people. */
  readonly page?: MakePage;
  /** The schemas and the template, instead of small ones. */
  readonly documents?: Readonly<Partial<Record<'config' | 'foreignConfig' | 'template', unknown>>>;
}

/** What of a release is signed before its sealed files are made. */
export interface SignedParts {
  readonly upgradeObject: Uint8Array;
  readonly minisig: string;
  readonly bundle: Uint8Array;
}

/** A host with signed releases on it, written by the very functions that a real release goes through. */
export const signedSite = async (releases: readonly SiteRelease[], host = memoryHost()): Promise<MemoryHost> => {
  let revision = 0;
  for (const release of releases) {
    await addRelease(host, { created: new Date(CREATED.getTime() + revision * DAY_MS), ...release });
    revision += 1;
  }
  return host;
};

const addRelease = async (host: MemoryHost, release: SiteRelease & { readonly created: Date }): Promise<void> => {
  const {
    signers = ['release'],
    trusted = signers,
    threshold = 1,
    channel = 'stable',
    publicUrl = PUBLIC_URL,
  } = release;
  const signing = signers.map(testSigner);
  const trust = testTrust(trusted, threshold);
  const layout = channelLayout(channel);
  const { statement, objects, bundle } = draftOf(release, channel);
  const { path } = statement.predicate.bundle;
  const upgradeObject = await signUpgradeObject(statement, `${publicUrl}/${path}`, signing);
  for (const object of objects) host.objects.set(object.path, object.bytes);
  const minisig = await minisigOf(bundle, path, signers[0]);
  host.objects.set(minisigPath(path), minisig);
  const sealed = (await release.seal?.({ upgradeObject, minisig: minisig.toString(), bundle })) ?? [];
  for (const { path: at, body } of sealed) host.objects.set(at, contentOf(body));
  const upgradeObjectPath = layout.upgradeObject(release.version);
  host.objects.set(upgradeObjectPath, upgradeObject);
  const ref = { path: upgradeObjectPath, sha256: sha256Hex(upgradeObject) };
  const recorded = release.recorded ? await recordOf(statement, ref, signing) : [];
  for (const object of recorded) host.objects.set(object.path, object.bytes);
  const complete = tufCompletion(release.tuf, { host, layout, signers: signing });
  const services = {
    host,
    layout,
    trust,
    signers: signing,
    clock: () => release.created,
    backOff: async () => {},
    ...(complete ? { complete } : {}),
  };
  const request = {
    product: statement.predicate.product,
    release: {
      ...indexRelease(statement, sha256Hex(upgradeObject)),
      ...(release.ofRelease ? { families: release.ofRelease } : {}),
      ...(sealed.length > 0 ? { sealedFiles: sealed.map(deviceFileRef) } : {}),
      ...(recorded[0] ? { record: { sha256: recorded[0].sha256 } } : {}),
    },
    ...(release.families ? { families: { site: { publicUrl }, ...release.families } } : {}),
    expiresDays: release.expiresDays ?? 180,
    trustedKeys: trust.keys.map((key) => ({ keyid: key.keyId, publicKey: Buffer.from(key.raw).toString('base64') })),
    threshold,
    ...(release.page ? { page: release.page } : {}),
    recheck: async () => {},
  };
  const committed = await commitRelease(services, request, await readChannel(host, layout, trust));
  await writeViews(services, committed);
};

const minisigOf = async (bundle: Uint8Array, path: string, signer: string | undefined): Promise<Buffer> => {
  const { blake2b512 } = await digestStream([bundle]);
  if (!blake2b512) throw new Error('no BLAKE2b-512');
  return Buffer.from(
    await signBlake2b512(blake2b512, testSigner(signer), { file: path.slice(path.lastIndexOf('/') + 1) }),
  );
};

/** A record and the provenance that it names. */
const recordOf = async (
  { predicate }: ReleaseStatement,
  upgradeObject: { readonly path: string; readonly sha256: string },
  signers: readonly Signer[],
): Promise<readonly SignedObject[]> => {
  const tool = { name: 'ota-release', version: '1.0.0' };
  const provenance = await signProvenance(
    provenanceStatement({
      ...predicate,
      projectFile: 'ota-release.yaml',
      bundle: { name: bundleFileName(predicate.product, predicate.version), sha256: predicate.bundle.sha256 },
      upgradeObject: { name: upgradeObject.path, sha256: upgradeObject.sha256 },
      run: GITHUB_RUN,
      tool,
      startedOn: '2026-02-01T00:00:00Z',
    }),
    predicate,
    signers,
  );
  const statement = recordStatement(predicate, upgradeObject, {
    tool,
    inputs: { strict: false },
    checks: [{ name: 'check', outcome: 'passed', warnings: 0 }],
    findings: [],
    signers: signers.map(({ publicKey }) => publicKey.keyId),
    by: 'operator',
    provenance: { path: provenance.path, sha256: provenance.sha256, size: provenance.bytes.length },
  });
  return [await signRecord(statement, signers), provenance];
};

/** The run of GitHub that makes a test release. */
const GITHUB_RUN: BuildRun = {
  platform: 'github',
  builderId: 'https://github.com/acme/logger/.github/workflows/release.yml@refs/heads/main',
  invocationId: 'https://github.com/acme/logger/actions/runs/7/attempts/1',
  source: { repository: 'https://github.com/acme/logger', ref: 'refs/heads/main', commit: 'c'.repeat(40) },
  parameters: { eventName: 'push' },
};

/** The release's statement and its objects, the bundle among them. */
const draftOf = (release: SiteRelease, channel: string) => {
  const {
    version,
    product = 'logger',
    bundle = bundleOf(version),
    upgradeFrom = '>=0.0.0',
    barrier,
    documents = {},
  } = release;
  const manual = Buffer.from(`Manual of ${version}\n`);
  const { statement, objects } = draftRelease({
    product,
    models: ['tl-100'],
    version,
    channel,
    tag: `v${version}`,
    commit: 'c'.repeat(40),
    created: '2026-01-01T00:00:00Z',
    bundle: { path: 'bundle', size: bundle.length, sha256: sha256Hex(bundle) },
    upgradeFrom,
    ...(barrier === undefined ? {} : { barrier }),
    config: documentOf(documents.config ?? { type: 'object', required: ['general'] }),
    foreignConfig: documentOf(documents.foreignConfig ?? { type: 'object' }),
    template: documentOf(documents.template ?? { general: { software_version: version } }),
    ...(release.deviceFiles ? { deviceFiles: release.deviceFiles } : {}),
    attachments: [
      { path: 'manual', size: manual.length, sha256: sha256Hex(manual), name: 'manual.txt', mediaType: 'text/plain' },
    ],
  });
  const files: Readonly<Record<string, Uint8Array>> = { bundle, manual };
  const bytesOf = ({ path, body }: StagedObject) => ({
    path,
    bytes: body.kind === 'bytes' ? body.bytes : (files[body.path] ?? contentOf(body)),
  });
  return { statement, objects: objects.map(bytesOf), bundle };
};

const contentOf = (body: Body): Uint8Array => (body.kind === 'bytes' ? body.bytes : readFileSync(body.path));

const documentOf = (value: unknown): KnownDocument => {
  const bytes = jsonBytes(value);
  return { bytes, sha256: sha256Hex(bytes) };
};

/** Some bytes in place of a zip, other ones for each version. */
const bundleOf = (version: string): Uint8Array => Buffer.from(`bundle of ${version}\n`.repeat(40));

/** Writes the objects below a directory. */
export const writeSite = (directory: string, objects: ReadonlyMap<string, Uint8Array>): void => {
  for (const [path, bytes] of objects) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
};

/**
 * A host whose channel has an archive: 1.0.0 and 2.0.0 are whole releases, and between them stand 99 that are listed
 * only, without objects. 2.0.0 is the one that moved the first fifty to the archive.
 */
export const archivedSite = async (): Promise<MemoryHost> => {
  const host = await signedSite([{ version: '1.0.0' }]);
  const layout = channelLayout('stable');
  const first = await readChannel(host, layout, testTrust());
  if (!first.newest) throw new Error('no revision');
  const { predicate, sha256 } = first.newest;
  const listed = Array.from({ length: 99 }, (_, number) => listedOnly(`1.0.${number + 1}`));
  const releases = [...predicate.releases, ...listed];
  const statement = indexStatement({ ...predicate, counter: 2, previous: sha256, latest: '1.0.99', releases }, layout);
  const bytes = jsonBytes(await signEnvelope(PAYLOAD_TYPE, jsonBytes(statement), [testSigner()]));
  host.objects.set(layout.revision(2), bytes);
  await signedSite([{ version: '2.0.0', created: new Date(CREATED.getTime() + DAY_MS) }], host);
  return host;
};

const listedOnly = (version: string): IndexRelease => {
  const sha256 = sha256Hex(Buffer.from(version));
  return {
    version,
    upgradeObject: { sha256 },
    bundle: { path: bundlePath(sha256, 'logger', version), size: 1, sha256 },
  };
};
