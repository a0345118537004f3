import { isServedByCache } from './cache-evidence.js';
import { delayWords } from './delay-problem.js';
import { type Delay, type Eye, type Look, look } from './look.js';
import type { Pacing } from './pacing.js';
import { pauseMs } from './pauses.js';
import type { Published } from './verdict.js';

/** What can be done while the public URL is behind. Each is done once at most. */
export interface Remedies {
  /** Tells a CDN what has changed; absent where it has been told. */
  readonly purge?: () => Promise<void>;
  /** Makes those who deploy the site look again. */
  readonly nudge?: () => Promise<void>;
}

/** How long is waited, and how. */
export interface Patience extends Pacing {
  readonly waitMs: number;
  /** Called before each pause, with what was seen. */
  readonly onWait: (words: string, pauseMs: number) => void;
}

/** What is waited for, and with what. */
export interface Watch extends Eye {
  readonly published: Published;
  readonly patience: Patience;
  readonly remedies: Remedies;
  /** This run has changed the site, so that a deployment of it may be under way. */
  readonly wrote: boolean;
}

/** How the wait ended: `arrived`, or the delay that there was to the end. */
export type Arrival = Look & { readonly waitedMs: number };

/** For what minutes don't change, as far as anybody knows: a name that isn't known, a server that isn't there. */
const SHORT_PATIENCE_MS = 30_000;
/** Which part of the wait passes before those who deploy are nudged: less where nobody has given them anything new. */
const NUDGE_AFTER = { wrote: 0.5, idle: 0.25 } as const;

/**
 * Waits until devices get what was published, as long as patience lasts. First the server itself must show it, asked past
 * every cache; only then the plain URLs are asked for, as devices do, so that no cache is filled with the old.
 */
export const awaitArrival = async (watch: Watch): Promise<Arrival> => {
  const { patience, published } = watch;
  const start = patience.stopwatch();
  const remedy = firstAid(watch);
  let route: Delay['route'] = 'past-caches';
  for (let looks = 1; ; looks += 1) {
    const own: Look | undefined = route === 'past-caches' ? await look(watch, published, route) : undefined;
    const seen: Look = own?.kind === 'delay' ? own : await look(watch, published, 'plain');
    const waitedMs = patience.stopwatch() - start;
    if (seen.kind === 'arrived') return { ...seen, waitedMs };
    route = seen.route;
    const leftMs = patienceMs(seen, patience.waitMs) - waitedMs;
    const askedMs = seen.probe.kind === 'fault' ? 0 : (seen.probe.askedMs ?? 0);
    if (leftMs <= 0 || askedMs > leftMs) return { ...(await lastLook(watch, seen)), waitedMs };
    await remedy(seen, waitedMs);
    const pause = Math.min(leftMs, pauseMs(looks, patience.random(), askedMs));
    patience.onWait(delayWords(seen), pause);
    await patience.sleep(pause);
  }
};

const patienceMs = ({ verdict }: Delay, waitMs: number): number => {
  if (verdict.kind === 'denied') return verdict.status === 401 ? Math.min(waitMs, SHORT_PATIENCE_MS) : waitMs;
  if (verdict.kind !== 'fault' || verdict.fault.kind === 'broken') return waitMs;
  const hopeless = verdict.fault.kind === 'tls' || verdict.fault.kind === 'redirects';
  return hopeless ? 0 : Math.min(waitMs, SHORT_PATIENCE_MS);
};

/** A server may refuse every query: whether devices are served all the same, only a plain request can tell. */
const lastLook = async (watch: Watch, seen: Delay): Promise<Look> => {
  const refused = seen.verdict.kind === 'denied' || seen.verdict.kind === 'status';
  if (seen.route === 'plain' || !refused) return seen;
  const plain = await look(watch, watch.published, 'plain');
  return plain.kind === 'arrived' ? plain : seen;
};

/** Does what may help, each thing once. */
const firstAid = ({ patience, remedies, wrote }: Watch): ((delay: Delay, waitedMs: number) => Promise<void>) => {
  let { purge, nudge } = remedies;
  const nudgeAfterMs = patience.waitMs * (wrote ? NUDGE_AFTER.wrote : NUDGE_AFTER.idle);
  return async ({ route, probe, verdict }, waitedMs) => {
    const behind = verdict.kind === 'old' || verdict.kind === 'missing';
    const cached = route === 'plain' || (probe.kind !== 'fault' && isServedByCache(probe.headers));
    const remedy = behind && cached ? purge : undefined;
    if (remedy) {
      purge = undefined;
      await remedy();
    } else if (behind && !cached && nudge && waitedMs >= nudgeAfterMs) {
      const last = nudge;
      nudge = undefined;
      await last();
    }
  };
};
