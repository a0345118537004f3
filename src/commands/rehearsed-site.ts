import { channelView } from '../devices/channel-view.js';
import type { DeviceFamily } from '../devices/device-family.js';
import { newestOf } from '../devices/next-step.js';
import { deviceFamilies } from '../devices/registry.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import { DEVICE_FAMILIES, type DeviceFamilyName } from '../project/device-families.js';
import type { Project } from '../project/project.js';
import type { RehearsalRequest } from '../rehearsal/rehearse-site.js';
import { storedIn } from '../rehearsal/verify-release.js';
import type { Trust } from '../signing/trust.js';
import { readArchiveDirectory } from '../site/archive.js';
import { readChannel } from '../site/channel-state.js';
import { hostSource } from '../site/host-source.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { channelLayout, STABLE } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import { verifyUpgradeObject } from '../site/upgrade-object.js';
import { filesInput, fromFamilies } from '../steps/family-input.js';
import { runFlow } from '../steps/flow.js';
import { releaseFlow } from '../steps/pipeline.js';
import { ready } from '../steps/ready.js';
import { withoutRollout } from '../steps/staged-site.js';
import { type PlannedRelease, unpublishedSite } from '../steps/unpublished-site.js';
import type { CommandContext } from './context.js';
import { openSite } from './open-site.js';
import { openProjectSite } from './project-site.js';
import { releaseInputs } from './release-inputs.js';
import { projectNearby, trustOf } from './trust-of.js';

/** What is rehearsed, and what was found on the way to it. */
export interface OpenedRehearsal
  extends Pick<RehearsalRequest, 'site' | 'whole' | 'families' | 'project' | 'matrix' | 'target' | 'published'> {
  /** For people. */
  readonly location: string;
  /** Warnings. */
  readonly findings: readonly Problem[];
}

/**
 * The site of the operand, or of the project, as it is published.
 *
 * @throws OtaError what opening and reading it throws, `verify-index-missing`, `rehearsal-family-missing`.
 */
export const publishedRehearsal = async (context: CommandContext): Promise<OpenedRehearsal> => {
  const { operands, flags } = context;
  const address = operands[0] ?? flags.site;
  const own = address === undefined ? await openProjectSite(context) : undefined;
  if (address === undefined && !own) throw fail('cli-operand-missing', { operand: 'SITE', command: 'rehearse' });
  const source = own?.source ?? (await openSite(address ?? '', context));
  const trust = await trustOf(context, 'rehearse');
  const nearby = own?.project ?? (await projectNearby(context));
  const layout = channelLayout(flags.channel ?? nearby?.channel ?? STABLE);
  const { newest } = await readChannel(storedIn(source), layout, trust);
  if (!newest) throw fail('verify-index-missing', { path: layout.index, site: source.location });
  const { predicate } = newest;
  const directory = await readArchiveDirectory(storedIn(source), predicate);
  // A project that lies about says nothing of another product’s site.
  const project = nearby?.product === predicate.product ? nearby : undefined;
  const channel = channelView(predicate, directory);
  const families = await familiesOf(context, project, { source, trust, predicate, layout });
  const publicUrl = source.kind === 'http' ? source.location : (publicUrlOf(predicate) ?? project?.publicUrl);
  return {
    site: { source, trust, layout, channel, predicate, directory, publicUrl },
    families,
    project,
    matrix: undefined,
    target: families.every(({ cohorts }) => cohorts) ? newestOf(channel) : channel.latest,
    published: true,
    location: source.location,
    findings: [],
  };
};

const publicUrlOf = ({ families }: IndexPredicate): string | undefined => {
  const site = families?.site;
  const isNamed = typeof site === 'object' && site !== null && 'publicUrl' in site;
  return isNamed && typeof site.publicUrl === 'string' ? site.publicUrl : undefined;
};

interface ReadSite {
  readonly source: SiteSource;
  readonly trust: Trust;
  readonly predicate: IndexPredicate;
  readonly layout: ReturnType<typeof channelLayout>;
}

/** Those that are asked for, those of the project, or those of which the site has something. */
const familiesOf = async (
  { flags }: CommandContext,
  project: Project | undefined,
  site: ReadSite,
): Promise<readonly DeviceFamily[]> => {
  const names = flags.family ?? (project && project.devices.length > 0 ? project.devices : await shownFamilies(site));
  if (names.length === 0) throw fail('rehearsal-family-missing', { site: site.source.location });
  return deviceFamilies(DEVICE_FAMILIES.filter((name) => names.includes(name)));
};

const shownFamilies = async ({ source, trust, predicate, layout }: ReadSite): Promise<readonly DeviceFamilyName[]> => {
  const { releases, families = {} } = predicate;
  const latest = predicate.latest ?? releases.findLast(({ yanked }) => !yanked)?.version ?? null;
  const path = layout.upgradeObject(latest ?? '');
  const bytes = latest === null ? undefined : await source.read(path);
  const files = bytes ? verifyUpgradeObject(bytes, path, trust).statement.predicate.deviceFiles : undefined;
  const sealed = releases.find(({ version }) => version === latest)?.sealedFiles ?? [];
  const shown = new Set([...Object.keys(families), ...[...(files ?? []), ...sealed].map(({ family }) => family)]);
  return DEVICE_FAMILIES.filter((name) => shown.has(name));
};

/** What the flow may not have come to say. */
const UNKNOWN = { contract: undefined, notes: undefined, versionPlace: {}, loadFindings: [] };

/**
 * What a release of the project would publish, signed with a key that nobody will ever have: it needs no secret, and writes nothing.
 * A version that is released already is rehearsed as it stands.
 *
 * @throws OtaError with every problem of the plan.
 */
export const stagedRehearsal = async (context: CommandContext): Promise<OpenedRehearsal> => {
  const { services, flags } = context;
  const inputs = releaseInputs(context, 'plan');
  const state = await runFlow(releaseFlow(services), inputs, { dryRun: true, reporter: services.reporter });
  const { project, preflight, plan, draft, flist, bundle, version, matrix, repository } = state;
  if (!project || !preflight || !plan || !draft || !flist || !bundle || !repository || version === undefined)
    throw new RangeError('the flow ended before there was a plan');
  const findings = [...(state.findings ?? []), ...(state.packFindings ?? [])];
  if (plan.action !== 'publish') return { ...(await publishedRehearsal({ ...context, operands: [] })), findings };
  const names = flags.family ?? project.devices;
  if (names.length === 0) throw new OtaError([problem('rehearsal-family-missing', { site: project.shownFile })]);
  const access = ready(preflight, project);
  const known = { ...UNKNOWN, ...state, project, preflight, version, bundle, repository };
  const input = filesInput(services, known, access.publicUrl);
  const planned: PlannedRelease = {
    project,
    draft,
    flist,
    bundle,
    access,
    now: services.clock(),
    base: hostSource(access.host),
    seal: (signed) =>
      fromFamilies(input, (family) => (family.sealsWithOwnKey ? [] : family.seal?.({ ...input, ...signed }))),
  };
  const site = await unpublishedSite(planned);
  const whole = project.rollout && (await unpublishedSite({ ...planned, project: withoutRollout(project) }));
  return {
    site,
    ...(whole ? { whole } : {}),
    families: await deviceFamilies(DEVICE_FAMILIES.filter((name) => names.includes(name))),
    project,
    matrix,
    target: version,
    published: false,
    location: `${project.product} ${version}`,
    findings,
  };
};
