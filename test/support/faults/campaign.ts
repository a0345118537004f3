import { OtaError } from '../../../src/errors/ota-error.js';
import { type FaultProxy, type SeenRequest, startFaultProxy } from '../fault-proxy.js';
import { hurried } from '../hurried.js';
import type { Publisher } from '../publisher.js';
import { type Fault, type FaultKind, faultText } from './fault.js';
import { memoryForge } from './memory-forge.js';
import { differences, type Objects, unsoundness } from './soundness.js';
import type { Target } from './target.js';

/** One publish, and the site before and after it when nothing disturbs it. */
export interface Undisturbed {
  readonly publisher: Publisher;
  readonly before: Objects;
  readonly after: Objects;
  /** What it asks of the server, in order. */
  readonly requests: readonly SeenRequest[];
}

/** What a campaign came to. */
export interface CampaignReport {
  /** Faults that met a request. */
  readonly injected: number;
  readonly byKind: ReadonlyMap<FaultKind, number>;
  /** How many of the disturbed runs got over the fault by themselves. */
  readonly survived: number;
  /** What each of the others ended with. */
  readonly errors: readonly { readonly fault: Fault; readonly error: string }[];
  /** Everything in which a promise was broken, by fault. */
  readonly failures: readonly string[];
  readonly milliseconds: number;
}

/** Publishes once with nothing in the way but a proxy that counts, and again to see that it is always the same. */
export const undisturbed = async (target: Target, publisher: Publisher, before: Objects): Promise<Undisturbed> => {
  const run = async () => {
    await target.reset(before);
    const proxy = await startFaultProxy(target.url);
    try {
      await publishThrough(target, publisher, proxy.url);
    } finally {
      await proxy.stop();
    }
    return { after: await target.objects(), requests: proxy.requests };
  };
  const [first, second] = [await run(), await run()];
  const differing = differences(second.after, first.after);
  if (differing.length > 0) throw new Error(`two undisturbed runs differ: ${differing.join('; ')}`);
  return { publisher, before, ...second };
};

const publishThrough = (target: Target, publisher: Publisher, url: string, forge = memoryForge()) =>
  publisher.publish({ openHost: (use) => target.open(url, use), forge });

/**
 * Injects each fault into a publish of its own, and judges what it leaves and what a plain re-run makes of it.
 *
 * @param lanes targets of one kind, side by side: while one waits for its server, another runs.
 */
export const runCampaign = async (
  lanes: readonly Target[],
  expected: Undisturbed,
  faults: readonly Fault[],
): Promise<CampaignReport> => {
  const start = performance.now();
  const queue = [...faults];
  const ends: Met[] = [];
  const run = async (target: Target): Promise<void> => {
    for (let fault = queue.shift(); fault; fault = queue.shift()) ends.push(await meet(target, expected, fault));
  };
  await Promise.all(lanes.map(run));
  const met = ends.filter(({ number }) => number > 0);
  const byKind = new Map<FaultKind, number>();
  for (const { fault } of met) byKind.set(fault.kind, (byKind.get(fault.kind) ?? 0) + 1);
  const errors = met.flatMap(({ fault, error }) => (error === undefined ? [] : [{ fault, error }]));
  return {
    injected: met.length,
    byKind,
    survived: met.length - errors.length,
    errors,
    failures: ends.flatMap((end) => end.failures),
    milliseconds: performance.now() - start,
  };
};

interface Met {
  readonly fault: Fault;
  /** How many requests met it. */
  readonly number: number;
  /** What the disturbed run ended with; undefined where it got over the fault. */
  readonly error: string | undefined;
  readonly failures: readonly string[];
}

const meet = async (target: Target, expected: Undisturbed, fault: Fault): Promise<Met> => {
  await target.reset(expected.before);
  const forge = memoryForge();
  const proxy = await startFaultProxy(target.url, { fault });
  const disturbed = await outcomeOf(() => hurried(() => publishThrough(target, expected.publisher, proxy.url, forge)));
  await proxy.stop();
  const failures = [...disturbed.failures, ...judge(await target.objects(), expected, disturbed.done)];
  const again = await outcomeOf(() => publishThrough(target, expected.publisher, target.url, forge));
  const site = await target.objects();
  const rerun = again.done ? judge(site, expected, true) : [`it ended with ${again.error}`, ...again.failures];
  const told = (failure: string): string => `${target.name}, ${faultText(fault)}: ${failure}`;
  return {
    fault,
    number: requestsThatMet(proxy, fault),
    error: disturbed.done ? undefined : disturbed.error,
    failures: [
      ...failures.map((failure) => told(`${failure}${disturbed.done ? '' : ` (it ended with ${disturbed.error})`}`)),
      ...rerun.map((failure) => told(`after the re-run, ${failure}`)),
    ],
  };
};

const requestsThatMet = ({ requests }: FaultProxy, { kind }: Fault): number =>
  requests.filter((seen) => seen.fault === kind).length;

/** A run that says it is done leaves the site of an undisturbed one; any other leaves a sound one. */
const judge = (site: Objects, expected: Undisturbed, done: boolean): readonly string[] => [
  ...unsoundness(site, expected),
  ...(done ? differences(site, expected.after) : []),
];

interface Ending {
  readonly done: boolean;
  /** What a run that failed said. */
  readonly error: string;
  readonly failures: readonly string[];
}

const outcomeOf = async (run: () => Promise<unknown>): Promise<Ending> => {
  try {
    await run();
    return { done: true, error: '', failures: [] };
  } catch (error) {
    if (error instanceof OtaError) return { done: false, error: `${error.code}: ${error.message}`, failures: [] };
    // Whatever a network does, users get a sentence of the catalogue.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { done: false, error: text, failures: [`an error that is in no catalogue: ${text}`] };
  }
};
