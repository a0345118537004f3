import type { ChannelBase } from '../site/audit/channel-history.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { bundlePath, type ChannelLayout, minisigPath } from '../site/layout.js';
import type { TargetHistory } from './target-history.js';

/** As long as a digest and the dot behind it. */
const DIGEST = 'bundles/'.length + 65;

/**
 * What a target need not be given again. A release is on it whole where the target's `versions` names it, because that pointer
 * is written after everything else, or, once withdrawn, where its newest revision lists it; and where the target can be listed,
 * where upgrade object, bundle and signature are still there.
 *
 * @param names every path of the target, where it can be listed.
 * @returns undefined for a target that has nothing of the channel.
 */
export const targetBase = (
  { counter, newest, versions }: TargetHistory,
  layout: ChannelLayout,
  names: ReadonlySet<string> | undefined,
): ChannelBase | undefined => {
  if (counter === 0) return undefined;
  const listed = new Set(newest?.predicate.releases.map(({ version }) => version));
  const isThere = presence(layout, newest?.predicate, names);
  return {
    counter,
    has: (version, withdrawn) => (withdrawn ? listed : versions).has(version) && isThere(version),
    ...(names ? { hasObject: (version) => names.has(layout.upgradeObject(version)) } : {}),
  };
};

const presence = (
  layout: ChannelLayout,
  { product, releases }: Pick<IndexPredicate, 'product' | 'releases'> = { product: '', releases: [] },
  names: ReadonlySet<string> | undefined,
): ((version: string) => boolean) => {
  if (!names) return () => true;
  // A release that was issued anew has the bundle of another version.
  const paths = new Map(releases.map(({ version, bundle }) => [version, bundle.path.slice(DIGEST)]));
  const bundles = new Set([...names].flatMap((path) => (path.startsWith('bundles/') ? [path.slice(DIGEST)] : [])));
  return (version) => {
    const bundle = paths.get(version) ?? bundlePath('', product, version).slice('bundles/.'.length);
    return names.has(layout.upgradeObject(version)) && [bundle, minisigPath(bundle)].every((name) => bundles.has(name));
  };
};
