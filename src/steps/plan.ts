import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { deviceViews } from '../devices/device-views.js';
import { familySettings } from '../devices/family-settings.js';
import { fail, OtaError } from '../errors/ota-error.js';
import type { AttachmentSpec } from '../project/project.js';
import { type DeviceFile, type Draft, draftRelease, indexRelease, type KnownFile } from '../site/draft.js';
import { jsonBytes, sha256Hex } from '../site/json-bytes.js';
import { nextIndex, rfc3339 } from '../site/next-index.js';
import { pageAssetNames } from '../site/page-content.js';
import type { Plan } from '../site/plan.js';
import { planRelease } from '../site/plan-release.js';
import { statementDifferences } from '../site/statement.js';
import { verifyUpgradeObject } from '../site/upgrade-object.js';
import type { Checked } from './check.js';
import { filesInput, fromFamilies } from './family-input.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import { lacksPages, type Preflight } from './preflight.js';
import { type ReadyPreflight, ready, trustedKeysOf } from './ready.js';
import type { ReleaseInputs, Services } from './services.js';

/** The release as it will be signed, and what will be done with it. */
export interface Planned {
  readonly draft: Draft;
  /** Absolute URL of the bundle. */
  readonly flist: string;
  readonly plan: Plan;
}

type Needs = ReleaseInputs & LoadedProject & Checked & Packed & { readonly preflight: Preflight };

/**
 * Step 5: states what the release is and what will be written, in order. A version that is committed already is either
 * the very same release, and there is nothing to do, or the run ends here: a version never changes.
 */
export const planStep = (services: Services): Step<Needs, Planned> => ({
  title: 'Plan',
  effect: 'reads',
  run: async (state) => {
    const access = ready(state.preflight, state.project);
    const input = filesInput(services, state, access.publicUrl);
    const draft = await draftOf(state, await fromFamilies(input, (family) => family.files?.(input)));
    const flist = `${access.publicUrl}/${draft.statement.predicate.bundle.path}`;
    const out = await isOut(state, access, draft, flist);
    const plan = planRelease({
      layout: access.layout,
      draft,
      flist,
      newest: access.standing.newest?.predicate,
      committed: access.standing.release !== undefined,
      staleViews: out ? [] : access.standing.stale,
      newTags: await newTags(state, access),
      sealed: await fromFamilies(input, (family) => family.sealedPaths?.(input)),
      documents: await documentsForDevices(state, access, draft),
      pageFiles: out ? undefined : await pageFiles(state, access, draft),
    });
    for (const { kind, path, what } of plan.writes) services.reporter.detail(`${kind.padEnd(7)} ${path} (${what})`);
    return { draft, flist, plan };
  },
});

/**
 * Whether a proposed change leaves the version of a release that is out: there is nothing to do for it, though its contents
 * differ. For any other commit that is the end of the run.
 */
const isOut = async ({ proposal }: Needs, access: ReadyPreflight, draft: Draft, flist: string): Promise<boolean> => {
  try {
    await assertUnclaimed(access, draft, flist);
    return false;
  } catch (error) {
    if (proposal && error instanceof OtaError && error.code === 'site-version-differs') return true;
    throw error;
  }
};

const draftOf = async (
  { project, version, notes, repository, bundle, contract, preflight }: Needs,
  deviceFiles: readonly DeviceFile[],
): Promise<Draft> => {
  const document = (source: { readonly bytes: Uint8Array; readonly sha256: string } | undefined) =>
    source ? { bytes: source.bytes, sha256: source.sha256 } : undefined;
  const config = document(contract?.config);
  const foreignConfig = document(contract?.foreign);
  const template = document(contract?.template);
  return draftRelease({
    product: project.product,
    models: project.models,
    version,
    channel: project.channel,
    tag: preflight.tag,
    commit: repository.commit,
    created: rfc3339(new Date(repository.commitTime * 1000)),
    bundle,
    deviceFiles,
    attachments: await Promise.all(project.attachments.map(attachment)),
    ...(project.upgradeFrom === undefined ? {} : { upgradeFrom: project.upgradeFrom }),
    ...(project.barrier === undefined ? {} : { barrier: project.barrier }),
    ...(config ? { config } : {}),
    ...(foreignConfig ? { foreignConfig } : {}),
    ...(template ? { template } : {}),
    ...(notes === undefined ? {} : { notes }),
    ...(project.families.ioto?.policy === undefined ? {} : { policy: project.families.ioto.policy }),
  });
};

/** Paths of the documents for families of devices as they will follow from the next revision. */
const documentsForDevices = async (
  { project }: Needs,
  { layout, trust, standing }: ReadyPreflight,
  draft: Draft,
): Promise<readonly string[]> => {
  const families = await familySettings(project);
  if (families === undefined) return [];
  const next = nextIndex(standing.newest?.predicate, standing.directory, {
    layout,
    product: project.product,
    release: indexRelease(draft.statement, UNSIGNED),
    previous: standing.newest?.sha256 ?? null,
    // No document depends on when its revision was made.
    now: new Date(0),
    expiresDays: project.signing.expiresDays,
    trustedKeys: trustedKeysOf(trust),
    threshold: trust.threshold,
    families,
  });
  return deviceViews(layout, next.statement.predicate, next.directory).map(({ path }) => path);
};

/** Stands for the digest of an upgrade object that isn’t signed yet. */
const UNSIGNED = '0'.repeat(64);

const attachment = async ({ file, name, mediaType }: AttachmentSpec) => ({
  ...(await digestFile(file)),
  name,
  mediaType,
});

const digestFile = async (path: string): Promise<KnownFile> => {
  const hash = createHash('sha256');
  let size = 0;
  await pipeline(createReadStream(path), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.length;
    }
  });
  return { path, size, sha256: hash.digest('hex') };
};

/** Refuses a version that stands on the site with other contents, committed or left over from an unfinished release. */
const assertUnclaimed = async (
  { host, layout, trust, standing }: ReadyPreflight,
  draft: Draft,
  flist: string,
): Promise<void> => {
  const { version } = draft.statement.predicate;
  const path = layout.upgradeObject(version);
  const stored = await host.read(path);
  if (!stored && !standing.release) return;
  if (!stored)
    throw fail('site-object-unverified', { path, reason: 'the signed index lists it, and it is not on the site' });
  if (standing.release && sha256Hex(stored.bytes) !== standing.release.upgradeObject.sha256)
    throw fail('site-object-unverified', { path, reason: 'its digest is not the one in the signed index' });
  const { statement, object } = verifyUpgradeObject(stored.bytes, path, trust);
  const differences = [
    ...statementDifferences(JSON.parse(new TextDecoder().decode(jsonBytes(draft.statement))), statement),
    ...(object.flist === flist ? [] : ['flist']),
  ];
  if (differences.length === 0) return;
  if (standing.release) throw fail('site-version-differs', { version, differences: differences.join(', ') });
  throw fail('site-version-claimed', { version, path });
};

/** What the release page lacks; every file where nobody can look. */
const pageFiles = async (
  { project, intent }: Needs,
  { forge, tag }: ReadyPreflight,
  draft: Draft,
): Promise<readonly string[] | undefined> => {
  if (!project.releasePage || lacksPages(forge, project, intent)) return undefined;
  const standing = await forge.pages?.look(tag);
  const missing = pageAssetNames(draft).filter((name) => !standing?.assets.includes(name));
  return standing && !standing.draft && missing.length === 0 ? undefined : missing;
};

const newTags = async (
  { project, version, preflight }: Needs,
  { forge }: ReadyPreflight,
): Promise<readonly string[]> => {
  const prefixed = preflight.remoteTag ? [] : [preflight.tag];
  if (!project.tag.unprefixed) return prefixed;
  const bare = `${project.tag.prefix}${version}`;
  return [...prefixed, ...((await forge.lookUpTag(bare)) ? [] : [bare])];
};
