import type { Host } from '../hosts/host.js';
import { parseJsonText } from '../schemas/json-text.js';
import { sortVersions } from '../version/semver.js';
import { jsonBytes } from './json-bytes.js';
import type { ChannelLayout } from './layout.js';
import type { ViewObject } from './mutable-object.js';

/** What the two pointers of a channel say, or are to say. `latest` is null where there is none. */
export interface Pointers {
  readonly versions: readonly string[];
  readonly latest: string | null;
}

/** One write of a pointer. */
export type PointerStep =
  | { readonly pointer: 'versions'; readonly versions: readonly string[] }
  | { readonly pointer: 'latest'; readonly latest: string | null };

/**
 * The writes that lead from what the pointers say to what they are to say, so that `versions` lists what `latest` names at every moment
 * (0-OS contract, “Device decisions”: any other pair is an error). As a rule `versions` comes first; where that would drop the version
 * that `latest` still names, `latest` goes back first (0-OS contract, “Yank order”). Where each of the two lists lacks the other’s, `versions`
 * holds both for a moment.
 */
export const pointerSteps = (standing: Pointers, { versions, latest }: Pointers): readonly PointerStep[] => {
  const list = (listed: readonly string[]): PointerStep => ({ pointer: 'versions', versions: listed });
  const name: PointerStep = { pointer: 'latest', latest };
  if (standing.latest === null || versions.includes(standing.latest)) return [list(versions), name];
  if (latest === null || standing.versions.includes(latest)) return [name, list(versions)];
  return [list(sortVersions([...versions, standing.latest])), name, list(versions)];
};

/** What the pointers of a channel are to say. */
export interface WantedPointers extends Pointers {
  /** Every version that the channel has released: the signed index’s and its archive’s. */
  readonly released: readonly string[];
}

/** The pointers of a channel in the order in which they are written on this host, by what stands there. @throws OtaError `host-…`. */
export const orderedPointers = async (
  host: Pick<Host, 'read'>,
  layout: Pick<ChannelLayout, 'versions' | 'latest'>,
  wanted: WantedPointers,
): Promise<readonly ViewObject[]> =>
  pointerSteps(await standingPointers(host, layout, wanted), wanted).map((step): ViewObject => {
    if (step.pointer === 'versions') return { path: layout.versions, bytes: jsonBytes(step.versions) };
    return step.latest === null
      ? { path: layout.latest, absent: true }
      : { path: layout.latest, bytes: jsonBytes(step.latest) };
  });

/**
 * What stands under the two names. Nothing vouches for it: what can’t be read, or was never released, counts as nothing, so that no
 * version is ever listed because of it.
 */
const standingPointers = async (
  host: Pick<Host, 'read'>,
  layout: Pick<ChannelLayout, 'versions' | 'latest'>,
  { versions, released }: WantedPointers,
): Promise<Pointers> => {
  const known = new Set(released);
  const read = async (path: string): Promise<readonly string[]> =>
    (await versionsAt(host, path)).filter((version) => known.has(version));
  const [latest = null] = await read(layout.latest);
  // `versions` matters only where `latest` names what is to be listed no more.
  const listed = latest === null || versions.includes(latest) ? [] : await read(layout.versions);
  return { latest, versions: listed };
};

const versionsAt = async (host: Pick<Host, 'read'>, path: string): Promise<readonly string[]> => {
  const stored = await host.read(path);
  const { value } = stored ? parseJsonText(stored.bytes, { file: path }) : { value: undefined };
  return [value].flat().filter((version) => typeof version === 'string');
};
