import type { IndexPredicate, IndexRelease } from '../../site/index-statement.js';
import { type CheckedRelease, checkRelease, objectPath } from './check-release.js';
import { bad, type Judged } from './judged.js';
import type { PageTrust } from './keys.js';
import { MAX_JSON_BYTES, type ObjectSource } from './source.js';

/** How far the check of one release is. */
export type ReleaseState = { readonly kind: 'unchecked' } | { readonly kind: 'checking' } | Judged<CheckedRelease>;

/** The checks of a channel’s releases: each is made once, some at a time. */
export interface ReleaseChecks {
  state(version: string): ReleaseState;
  check(entry: IndexRelease): Promise<ReleaseState>;
  /** Told of every state that changes. */
  watch(told: (version: string, state: ReleaseState) => void): void;
  /** What was checked so far. */
  states(): ReadonlyMap<string, ReleaseState>;
}

/** Upgrade objects that are fetched and verified at the same time. */
const AT_ONCE = 6;

/** Checks against a verified index. */
export const releaseChecks = (source: ObjectSource, index: IndexPredicate, trust: PageTrust): ReleaseChecks => {
  const states = new Map<string, ReleaseState>();
  const runs = new Map<string, Promise<ReleaseState>>();
  const watchers: ((version: string, state: ReleaseState) => void)[] = [];
  const turn = turns(AT_ONCE);
  const set = (version: string, state: ReleaseState): ReleaseState => {
    states.set(version, state);
    for (const told of watchers) told(version, state);
    return state;
  };
  const run = async (entry: IndexRelease): Promise<ReleaseState> => {
    set(entry.version, { kind: 'checking' });
    return set(entry.version, await turn(() => checked(source, entry, index, trust)));
  };
  return {
    state: (version) => states.get(version) ?? { kind: 'unchecked' },
    check: (entry) => {
      const started = runs.get(entry.version) ?? run(entry);
      runs.set(entry.version, started);
      return started;
    },
    watch: (told) => void watchers.push(told),
    states: () => states,
  };
};

const checked = async (
  source: ObjectSource,
  entry: IndexRelease,
  index: IndexPredicate,
  trust: PageTrust,
): Promise<Judged<CheckedRelease>> => {
  const read = await source.read(objectPath(index.channel, entry.version), { maxBytes: MAX_JSON_BYTES });
  if (read.kind === 'bad') return bad(`its upgrade object can’t be read: ${read.reason}`);
  return checkRelease(read.value, entry, index, trust);
};

/** Runs work when its turn comes: so many at once, the others in the order in which they came. */
const turns = (atOnce: number) => {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async <Value>(work: () => Promise<Value>): Promise<Value> => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
};
