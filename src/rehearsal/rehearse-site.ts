import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DecisionInput, DeviceFamily, DeviceTraits } from '../devices/device-family.js';
import type { Problem } from '../errors/problem.js';
import type { Project } from '../project/project.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
import { readAhead } from '../site/in-order.js';
import { offeredPercent, WHOLE_FLEET } from '../site/rollout.js';
import type { Fault } from './faults.js';
import { fieldedVersions } from './fielded-versions.js';
import { hopProblems, isOk, stateOf, type TriedHop } from './hop-problems.js';
import { type ChosenHop, FACTORY_VERSION, type HopPlan, planHops } from './hops.js';
import { openRehearsal } from './registry.js';
import type { FamilyRehearsal, Hop, RehearsedSite } from './rehearsal.js';
import { rehearsalContexts } from './rehearsal-context.js';
import type { FamilyReport, HopReport, RehearsalMessage, RehearsalReport } from './rehearsal-report.js';
import type { OpenedSandbox } from './sandbox.js';

/** What is rehearsed. */
export interface RehearsalRequest {
  readonly site: RehearsedSite;
  /**
   * The site as it will be once the roll-out of the target is complete: by it those are rehearsed that wait until then. Left out where
   * nobody does.
   */
  readonly whole?: RehearsedSite;
  readonly families: readonly DeviceFamily[];
  readonly project: Project | undefined;
  readonly matrix: UpgradeMatrix | undefined;
  /** The release onto which hops are taken; null on a site without one. */
  readonly target: string | null;
  /** Devices have it already; nobody has one that is only staged. */
  readonly published: boolean;
  /** Devices that somebody named: these alone, and all the way. Empty: every version in the field. */
  readonly from: readonly string[];
  /** Besides the hops that should go well. */
  readonly faults: readonly Fault[];
  readonly timeoutMs: number;
  /** Whose old version is really installed before the update: that of every device, or, to save time, of the newest one alone. */
  readonly installsFirst: 'all' | 'newest';
}

/** What a rehearsal needs of the world. */
export interface RehearsalServices {
  /** A fresh directory, removed at the end of the run. */
  readonly workDirectory: () => Promise<string>;
  /** What scripts are run in. Asked once, at the first script. */
  readonly openSandbox: (scratch: string) => Promise<OpenedSandbox>;
  readonly now: () => Date;
  /** Told of each message as it comes. */
  readonly onMessage?: (message: RehearsalMessage) => void;
}

/** Hops whose scripts are run at most: the oldest, the newest, those around barriers, others at even distances. */
const MAX_RUNS = 12;
/** Large bundles are unpacked fewer times than that, but twice at least. */
const UNPACKED_BUDGET_BYTES = 256 * 1024 * 1024;
const MIN_RUNS = 2;
/** Hops that are under way while one is told of. */
const HOPS_AHEAD = 2;
/** A larger old bundle is not fetched for the newest device alone. */
const MAX_INSTALLED_BYTES = 32 * 1024 * 1024;

/**
 * Takes a site as its devices would: for each family and each version in the field the family’s own decisions, then the hops that
 * they lead to. Only hops onto the target are taken, unless versions are named: older ones were rehearsed at their time.
 *
 * Everything that devices would stumble over is a problem of the report: `rehearsal-…`.
 */
export const rehearseSite = async (
  services: RehearsalServices,
  request: RehearsalRequest,
): Promise<RehearsalReport> => {
  const work = await services.workDirectory();
  for (const name of ['released', 'whole']) await mkdir(join(work, name), { recursive: true });
  let opened: Promise<OpenedSandbox> | undefined;
  const contextsOf = (site: RehearsedSite, name: string) =>
    rehearsalContexts({
      ...request,
      site,
      work: join(work, name),
      now: services.now,
      sandbox: () => {
        opened ??= services.openSandbox(work);
        return opened;
      },
    });
  const released = contextsOf(request.site, 'released');
  const whole = request.whole && contextsOf(request.whole, 'whole');
  const reports: FamilyReport[] = [];
  const problems: Problem[] = [];
  for (const family of request.families) {
    const waits = whole !== undefined && !isReached(family, request);
    const asked = waits && request.whole ? { ...request, site: request.whole } : request;
    const traits = await traitsOf(family, asked);
    const rehearsal = await openRehearsal(family.name, (waits ? whole : released)(family.name, traits));
    const decide: DeviceFamily['decide'] = (device, input) => family.decide({ ...traits, ...device }, input);
    const { report, found } = await rehearseFamily(services, asked, { ...family, decide }, rehearsal);
    reports.push(report);
    problems.push(...found);
  }
  const sandbox = await opened;
  return {
    target: request.target,
    isolation: sandbox?.sandbox?.isolation ?? null,
    families: reports,
    problems: [...(sandbox?.problems ?? []), ...problems],
  };
};

/** Whether devices of the family are offered the target as far as its roll-out has come. */
const isReached = ({ cohorts }: DeviceFamily, { target, site: { channel } }: RehearsalRequest): boolean => {
  const release = target === null ? undefined : channel.releases.get(target);
  const percent = offeredPercent(release?.rollout, channel.at);
  return percent === WHOLE_FLEET || (cohorts !== undefined && percent > 0);
};

/** The devices that are rehearsed are those that the release reaches first. */
const traitsOf = async (
  { pioneer }: DeviceFamily,
  { target, site, project }: RehearsalRequest,
): Promise<DeviceTraits> => (target === null ? {} : ((await pioneer?.(target, site.channel, project)) ?? {}));

const rehearseFamily = async (
  { onMessage = () => {} }: RehearsalServices,
  request: RehearsalRequest,
  { name: family, title, decide }: DeviceFamily,
  rehearsal: FamilyRehearsal,
): Promise<{ readonly report: FamilyReport; readonly found: readonly Problem[] }> => {
  const { channel, predicate } = request.site;
  const input: DecisionInput = { channel, matrix: request.matrix, settings: predicate.families?.[family] };
  const plan = planOf(request, { decide }, input);
  const take = async (hop: Hop): Promise<TriedHop> => ({ hop, result: await rehearsal.take(hop) });
  const tried: TriedHop[] = [];
  // Told in order, while the next ones are under way: most of the time is spent waiting for processes.
  for await (const one of readAhead(withFaults(plan.hops, rehearsal.faults, request), take, HOPS_AHEAD)) {
    for (const message of messagesOf(family, one)) onMessage(message);
    tried.push(one);
  }
  for (const { from, over } of plan.ways) {
    if (over.length > 0 || !rehearsal.look) continue;
    for (const message of await rehearsal.look(from)) onMessage({ family, from, ...message });
  }
  return { report: { family, title, ways: plan.ways, hops: tried.map(hopReport) }, found: hopProblems(title, tried) };
};

const messagesOf = (
  family: DeviceFamily['name'],
  { hop: { from, to, fault }, result }: TriedHop,
): readonly RehearsalMessage[] =>
  result.messages.map((message) => ({
    family,
    from,
    version: to,
    ...(fault === undefined ? {} : { fault }),
    ...message,
  }));

const planOf = (
  { site, project, target, from, published }: RehearsalRequest,
  family: Pick<DeviceFamily, 'decide'>,
  input: DecisionInput,
): HopPlan => {
  const named = from.length > 0;
  const known = fieldedVersions(site.predicate, site.directory, project?.rehearsal.from ?? []);
  const fielded = named ? from : known.filter((version) => published || version !== target);
  const size = target === null ? 0 : (site.channel.releases.get(target)?.bundle.size ?? 0);
  const affordable = Math.floor(UNPACKED_BUDGET_BYTES / Math.max(1, size));
  const maxRuns = Math.min(MAX_RUNS, Math.max(MIN_RUNS, affordable));
  const plan = planHops(family, input, { fielded, target, allTheWay: named, maxRuns });
  // A first release has no device to come from yet.
  if (target === null || named || fielded.some((version) => version !== target)) return plan;
  return { ways: plan.ways, hops: [{ from: FACTORY_VERSION, to: target, runs: true }] };
};

/** The hops without a fault, then the last of them that runs once with each fault that its family knows; each where versions are named. */
const withFaults = (
  hops: readonly ChosenHop[],
  known: FamilyRehearsal['faults'],
  { faults, target, from, installsFirst, site }: RehearsalRequest,
): readonly Hop[] => {
  const onto = hops.filter(({ to, runs }) => runs && to === target);
  const faulty = from.length > 0 ? onto : onto.slice(-1);
  const installed = (hop: ChosenHop): boolean => {
    const size = site.channel.releases.get(hop.from)?.bundle.size ?? Number.POSITIVE_INFINITY;
    return hop.runs && (installsFirst === 'all' || (hop === onto.at(-1) && size <= MAX_INSTALLED_BYTES));
  };
  return [
    ...hops.map((hop) => ({ ...hop, fault: undefined, installsFirst: installed(hop) })),
    ...faulty.flatMap((hop) =>
      known
        .filter((fault) => faults.includes(fault))
        .map((fault) => ({ ...hop, fault, installsFirst: installed(hop) })),
    ),
  ];
};

const hopReport = ({ hop, result }: TriedHop): HopReport => ({
  from: hop.from,
  to: hop.to,
  ...(hop.fault === undefined ? {} : { fault: hop.fault }),
  ended: result.ended,
  ok: isOk({ hop, result }),
  state: stateOf(result),
  ...(result.ended === 'kept' ? { why: result.why } : {}),
  ran: result.ran,
  notes: result.notes ?? [],
});
