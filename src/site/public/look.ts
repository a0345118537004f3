import type { Revision } from '../channel-state.js';
import type { HttpExchange } from '../http-exchange.js';
import { type Probe, probe, type Route } from './probe.js';
import { judgeIndex, judgeLatest, judgeUpgradeObject, judgeVersions, type Published, type Verdict } from './verdict.js';

/** An object that is not yet, or not at all, what devices should get. */
export interface Delay {
  readonly kind: 'delay';
  /** Which answer was looked at: the server's own, or the one that devices get. */
  readonly route: Route;
  readonly probe: Probe;
  readonly verdict: Exclude<Verdict, { readonly kind: 'fresh' }>;
}

/** What a look through the public URL showed. `revision` is the one that devices are shown. */
export type Look = Delay | { readonly kind: 'arrived'; readonly revision: Revision };

/** With what a look is made. */
export interface Eye {
  readonly exchange: HttpExchange;
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/**
 * Looks at the index, and once that is the published one or a later one, at the pointers and upgrade objects: a name is
 * never asked for before it is known to be there, because a cache could remember for long that it was not.
 *
 * @param route `past-caches` must have shown all of it before anything is asked for `plain`: a cache that is asked too early
 *   fetches the old value anew.
 */
export const look = async (eye: Eye, published: Published, route: Route): Promise<Look> => {
  const { layout, revision, versions } = published;
  const ask = (path: string): Promise<Probe> => probe(eye.exchange, path, route, eye.nowMs());
  const seen = await ask(layout.index);
  const { verdict, revision: shown } = judgeIndex(seen, published);
  if (verdict.kind !== 'fresh') return { kind: 'delay', route, probe: seen, verdict };
  if (!shown) throw new RangeError('a fresh index is a revision');
  const known = shown.sha256 === revision.sha256 ? [revision] : [revision, shown];
  const listed = revision.predicate.releases.filter(({ version }) => versions.includes(version));
  const objects: readonly (readonly [path: string, judge: (answer: Probe) => Verdict])[] = [
    [layout.versions, (answer) => judgeVersions(answer, published)],
    ...(known.every(({ predicate }) => predicate.latest === null)
      ? []
      : [[layout.latest, (answer: Probe) => judgeLatest(answer, published, known)] as const]),
    ...listed.map(
      (entry) => [layout.upgradeObject(entry.version), (answer: Probe) => judgeUpgradeObject(answer, entry)] as const,
    ),
  ];
  const looks = await Promise.all(
    objects.map(async ([path, judge]) => {
      const answer = await ask(path);
      return { probe: answer, verdict: judge(answer) };
    }),
  );
  for (const { probe: answer, verdict: judged } of looks)
    if (judged.kind !== 'fresh') return { kind: 'delay', route, probe: answer, verdict: judged };
  return { kind: 'arrived', revision: shown };
};
