import { compareVersions } from '../version/semver.js';
import { type ConfigText, configText } from './config-text.js';
import type { SchemaDocument } from './schema-document.js';
import type { UpgradeJudge } from './upgrade-judgement.js';

/** A release that devices may run. */
export interface FieldedRelease {
  readonly version: string;
  readonly config?: SchemaDocument;
  readonly foreign?: SchemaDocument;
  /** Reads the published template; called only where a way through this release is looked for. */
  template(): Promise<Uint8Array | undefined>;
}

/** Templates that are read in the search for a way: it must not cost more the longer the history is. */
const MAX_STOPOVERS = 256;

/** The next version on the shortest way to the release, by version. */
export type UpgradeHops = ReadonlyMap<string, string>;

interface Search {
  readonly judge: UpgradeJudge;
  /** Fielded releases that no way is known for yet, by their ForeignConfig, in SemVer order. */
  readonly stranded: Map<string, readonly FieldedRelease[]>;
  readonly hops: Map<string, string>;
  templatesLeft: number;
}

/**
 * The next hop of each stranded version that reaches the release through others: breadth first from the release, upwards in version
 * only. A hop to B holds where the device’s ForeignConfig and B’s own Config both accept B’s published template.
 */
export const upgradeHops = async (
  version: string,
  direct: readonly FieldedRelease[],
  stranded: readonly FieldedRelease[],
  judge: UpgradeJudge,
): Promise<UpgradeHops> => {
  const search: Search = { judge, stranded: byForeign(stranded), hops: new Map(), templatesLeft: MAX_STOPOVERS };
  let level = direct.filter((release) => compareVersions(release.version, version) < 0);
  while (level.length > 0 && search.stranded.size > 0 && search.templatesLeft > 0) {
    const reached: FieldedRelease[] = [];
    for (const stopover of inTellingOrder(level)) reached.push(...(await reachedThrough(stopover, search)));
    level = reached;
  }
  return search.hops;
};

const foreignOf = ({ foreign }: FieldedRelease): string => foreign?.sha256 ?? '';

const byForeign = (releases: readonly FieldedRelease[]): Map<string, readonly FieldedRelease[]> => {
  const groups = new Map<string, FieldedRelease[]>();
  for (const release of releases.toSorted((a, b) => compareVersions(a.version, b.version))) {
    const group = groups.get(foreignOf(release)) ?? [];
    group.push(release);
    groups.set(foreignOf(release), group);
  }
  return groups;
};

/** The newest of each run of equal schemas first, since ways lead over such edges; then the others, newest first. */
const inTellingOrder = (releases: readonly FieldedRelease[]): readonly FieldedRelease[] => {
  const descending = releases.toSorted((a, b) => compareVersions(b.version, a.version));
  const isEdge = (release: FieldedRelease, index: number): boolean => {
    const above = descending[index - 1];
    return !above || foreignOf(above) !== foreignOf(release) || above.config?.sha256 !== release.config?.sha256;
  };
  return [...descending.filter(isEdge), ...descending.filter((release, index) => !isEdge(release, index))];
};

/** Moves the stranded releases that can upgrade to the stopover out of the search, and gives them back. */
const reachedThrough = async (stopover: FieldedRelease, search: Search): Promise<readonly FieldedRelease[]> => {
  const isBelow = (release: FieldedRelease): boolean => compareVersions(release.version, stopover.version) < 0;
  const groups = [...search.stranded].filter(([, releases]) => releases.slice(0, 1).some(isBelow));
  const template = groups.length > 0 ? await readTemplate(stopover, search) : undefined;
  if (!template || search.judge.rejections('config-rejects', stopover.config, [template]).length > 0) return [];
  return groups.flatMap(([key, releases]) => {
    if (search.judge.rejections('foreign-rejects', releases[0]?.foreign, [template]).length > 0) return [];
    const reached = releases.filter(isBelow);
    for (const release of reached) search.hops.set(release.version, stopover.version);
    const left = releases.filter((release) => !isBelow(release));
    if (left.length === 0) search.stranded.delete(key);
    else search.stranded.set(key, left);
    return reached;
  });
};

const readTemplate = async (release: FieldedRelease, search: Search): Promise<ConfigText | undefined> => {
  if (search.templatesLeft <= 0) return undefined;
  search.templatesLeft -= 1;
  const bytes = await release.template();
  return bytes && configText(bytes, `the template of ${release.version}`).text;
};

/** The versions from `from` to `to`, both included; undefined where the hops don’t lead there. */
export const shortestPath = (hops: UpgradeHops, from: string, to: string): readonly string[] | undefined => {
  if (!hops.has(from)) return undefined;
  const path = [from];
  for (let at = hops.get(from); at !== undefined; at = hops.get(at)) path.push(at);
  return [...path, to];
};
