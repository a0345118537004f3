import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { deviceViews } from '../devices/device-views.js';
import { ownAddresses } from '../devices/zos/own-addresses.js';
import { gather } from '../errors/gather.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem } from '../errors/problem.js';
import type { AttachmentSpec } from '../project/project.js';
import { makesProvenance } from '../provenance/build-run.js';
import type { FleetPlan } from '../rehearsal/fleet.js';
import { fleetText } from '../rehearsal/fleet-text.js';
import { type DeviceFile, type Draft, draftRelease, type KnownFile } from '../site/draft.js';
import { jsonBytes, sha256Hex } from '../site/json-bytes.js';
import { rfc3339 } from '../site/next-index.js';
import { pageAssetNames } from '../site/page-content.js';
import type { Plan } from '../site/plan.js';
import { type PlanInput, planRelease } from '../site/plan-release.js';
import { reissuedDraft } from '../site/reissued-draft.js';
import { type DeviceFileRef, statementDifferences } from '../site/statement.js';
import { verifyUpgradeObject } from '../site/upgrade-object.js';
import { differing } from '../site/views.js';
import { plannedTufPaths } from '../tuf/views.js';
import { barrierProblems } from './barrier-rules.js';
import type { Checked } from './check.js';
import { filesInput, fromFamilies } from './family-input.js';
import type { FoundSource } from './find-source.js';
import { judgeFleet } from './fleet.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import { furtherOf, lacksPages, type Preflight } from './preflight.js';
import { type ReadyPreflight, ready } from './ready.js';
import type { ReleaseInputs, Services } from './services.js';
import { sitePageWrites } from './site-page.js';
import type { TakenBundle } from './take-bundle.js';
import { type UpcomingIndex, unsealed, upcomingIndex } from './upcoming-index.js';

/** The release as it will be signed, and what will be done with it. */
export interface Planned {
  readonly draft: Draft;
  /** What 0-OS is given: the absolute URL of the bundle, or an flist of the project's own. */
  readonly flist: string;
  readonly plan: Plan;
  /** What devices would do with it; null where the project names no family of devices. */
  readonly fleetPlan: FleetPlan | null;
  /** What is wrong with that: warnings, unless it was asked to be told. */
  readonly fleetFindings: readonly Problem[];
}

type Needs = ReleaseInputs &
  LoadedProject &
  Checked &
  Packed &
  Partial<FoundSource & TakenBundle> & { readonly preflight: Preflight };

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
    const bundleUrl = `${access.publicUrl}/${draft.statement.predicate.bundle.path}`;
    const flist = draft.statement.predicate.zos?.flist ?? bundleUrl;
    const sealed = await fromFamilies(input, (family) =>
      family.sealedPaths?.(input).map((path) => unsealed(family.name, path)),
    );
    const next = await indexToCome(state, access, { draft, sealed, now: services.clock() });
    const { out, ...fleet } = await judged(services, state, { access, draft, flist, next });
    const plan = planRelease({
      layout: access.layout,
      draft,
      bundleUrl,
      newest: access.standing.newest?.predicate,
      coming: next.predicate,
      committed: access.standing.release !== undefined,
      staleViews: out ? [] : [...access.standing.stale, ...(await changingRules(state, access, next))],
      newTags: await newTags(state, access),
      sealed: sealed.map(({ path }) => path),
      provenance: makesProvenance(state.project.provenance, services.build.run),
      documents: [
        ...deviceViews(access.layout, next.predicate, next.directory).map(({ path }) => path),
        ...plannedTufPaths(state.project.tuf, access.layout, next.predicate),
      ],
      ...pageToCome(access, next),
      standing: state.taken?.standing,
      pageFiles: out ? undefined : await pageFiles(state, access, draft),
    });
    for (const { kind, path, what } of plan.writes) services.reporter.detail(`${kind.padEnd(7)} ${path} (${what})`);
    return { draft, flist, plan, ...fleet };
  },
});

interface Judging {
  readonly access: ReadyPreflight;
  readonly draft: Draft;
  readonly flist: string;
  readonly next: UpcomingIndex;
}

/** Throws once with everything that keeps the release from being made: its version is taken, or devices would be left behind. */
const judged = async (
  { reporter }: Services,
  state: Needs,
  { access, draft, flist, next }: Judging,
): Promise<Pick<Planned, 'fleetPlan' | 'fleetFindings'> & { readonly out: boolean }> => {
  const claim = await gather(() => isOut(state, access, draft, flist));
  const { plan: fleetPlan, problems } = await judgeFleet(state, next);
  const barrier = barrierProblems(state.project, state.version, access.standing, next);
  const out = claim.value ?? false;
  // What stands already is no more to be stopped.
  const fleetFindings = access.standing.release ? [] : [...problems, ...barrier];
  const told = state.fleet?.told === true && state.intent !== 'release';
  if (fleetPlan && !told) reporter.info(fleetText(fleetPlan));
  const found = [...claim.problems, ...fleetFindings];
  if (hasErrors(told ? claim.problems : found)) throw new OtaError(found);
  reporter.problems(fleetFindings);
  return { out, fleetPlan, fleetFindings };
};

/** Header files that are in line now, and won’t be any more: they tell of the newest release. */
const changingRules = async (
  { project }: Needs,
  { host, standing }: ReadyPreflight,
  { predicate }: UpcomingIndex,
): Promise<readonly string[]> => {
  const behind = await differing(host, furtherOf(project)(predicate));
  return behind.filter((path) => !standing.stale.includes(path));
};

/** The page for people that the index will name, and what of it is to be written. */
const pageToCome = ({ standing }: ReadyPreflight, { predicate: { page } }: UpcomingIndex): Pick<PlanInput, 'page'> =>
  page ? { page: { ...page, ...sitePageWrites(page, standing.page, standing.newest?.predicate) } } : {};

/** The index with the release, whether that is listed yet or not. */
const indexToCome = async (
  { project }: Needs,
  { layout, trust, standing, makePage }: ReadyPreflight,
  release: { readonly draft: Draft; readonly sealed: readonly DeviceFileRef[]; readonly now: Date },
): Promise<UpcomingIndex> => {
  const { newest, directory } = standing;
  if (newest && standing.release) return { predicate: newest.predicate, directory };
  const page = makePage ? { makePage } : {};
  return upcomingIndex({ project, layout, trust, ...page, ...release }, newest?.predicate, directory);
};

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

const draftOf = async (state: Needs, deviceFiles: readonly DeviceFile[]): Promise<Draft> => {
  const { project, version, notes, repository, bundle, contract, preflight, source, taken } = state;
  if (source && taken) {
    const { tag, layout } = preflight;
    const facts = { version, channel: layout.channel, tag, from: source.from, deviceFiles };
    return reissuedDraft(source.statement, facts, taken.objects);
  }
  const document = (source: { readonly bytes: Uint8Array; readonly sha256: string } | undefined) =>
    source ? { bytes: source.bytes, sha256: source.sha256 } : undefined;
  const config = document(contract?.config);
  const foreignConfig = document(contract?.foreign);
  const template = document(contract?.template);
  const zos = ownAddresses(project.families.zos, version);
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
    ...(zos === undefined ? {} : { zos }),
  });
};

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
