import { OtaError } from '../../errors/ota-error.js';
import { problem } from '../../errors/problem.js';
import { compareVersions } from '../../version/semver.js';

/** What has changed on a watched site. */
export type PublisherEvent =
  /** `latest` is higher than it was. `before` is null where nothing was known. */
  | { readonly kind: 'latest'; readonly version: string; readonly before: string | null }
  /** Versions that are listed now and weren’t, and the other way round, each in the order of its list. */
  | { readonly kind: 'versions'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** One look went wrong. The next one comes all the same. */
  | { readonly kind: 'error'; readonly error: OtaError };

/** How a site is watched. */
export interface WatchOptions {
  /** Between two looks; ten minutes, as a 0-OS node waits. */
  readonly intervalMs?: number;
  /** Ends the watch, also in the middle of a look or a pause. */
  readonly signal?: AbortSignal;
  /** What is known already. Left out, the first look reports all that is there. */
  readonly known?: { readonly latest?: string; readonly versions?: readonly string[] };
}

/** What of a site is watched. */
export interface Watched {
  readonly list: (options?: { readonly signal?: AbortSignal }) => Promise<readonly string[]>;
  readonly latest: (options?: { readonly signal?: AbortSignal }) => Promise<string>;
  /** The address of a name, for messages. */
  readonly shown: (name: string) => string;
}

/** The contract’s time between two polls of a node. */
const POLL_MS = 600_000;

/**
 * The changes of a site, as the two watchers of the 0-OS upgrade module give them: one for what is added to and removed from the list, one
 * for a higher latest version. A lower one, as after a withdrawal, is no event of its own: the list tells of it. A latest version that the
 * list lacks, as behind a lagging cache, is an error of that look alone, and reported once it is listed.
 */
export const watchSite = async function* (
  site: Watched,
  { intervalMs = POLL_MS, signal, known = {} }: WatchOptions = {},
): AsyncGenerator<PublisherEvent, void, void> {
  if (!(intervalMs > 0)) throw new RangeError(`intervalMs is ${intervalMs}, and has to be above 0`);
  const asked = signal ? { signal } : {};
  let versions = known.versions ?? [];
  let latest = known.latest ?? null;
  while (!signal?.aborted) {
    const list = await settled(() => site.list(asked));
    const newest = list.kind === 'given' ? await settled(() => site.latest(asked)) : list;
    if (signal?.aborted) return;
    if (list.kind === 'given') {
      const change = difference(versions, list.value);
      versions = list.value;
      if (change) yield change;
    }
    if (newest.kind === 'failed') yield { kind: 'error', error: newest.error };
    else if (!versions.includes(newest.value)) yield { kind: 'error', error: unlisted(site, newest.value) };
    else if (latest === null || compareVersions(newest.value, latest) > 0) {
      const before = latest;
      latest = newest.value;
      yield { kind: 'latest', version: latest, before };
    }
    await pause(intervalMs, signal);
  }
};

type Settled<T> = { readonly kind: 'given'; readonly value: T } | { readonly kind: 'failed'; readonly error: OtaError };

const settled = async <T>(ask: () => Promise<T>): Promise<Settled<T>> => {
  try {
    return { kind: 'given', value: await ask() };
  } catch (error) {
    if (error instanceof OtaError) return { kind: 'failed', error };
    throw error;
  }
};

const difference = (before: readonly string[], after: readonly string[]): PublisherEvent | undefined => {
  const [had, has] = [new Set(before), new Set(after)];
  const added = after.filter((version) => !had.has(version));
  const removed = before.filter((version) => !has.has(version));
  return added.length + removed.length === 0 ? undefined : { kind: 'versions', added, removed };
};

const unlisted = (site: Watched, latest: string): OtaError =>
  new OtaError([problem('publisher-latest-unlisted', { url: site.shown('latest'), latest })]);

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
