import type { IndexRelease } from '../../site/index-statement.js';
import { type Ways, waysTo } from '../../site/ways.js';

/** Releases that a picture has room for; barriers stand in it besides. */
const SHOWN = 12;

/** How a device of one version comes to another. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'steps'; readonly through: readonly string[] }
  | { readonly kind: 'none' };

/** A release in the picture, and how devices that run it come to the target. */
export interface Stop {
  readonly release: IndexRelease;
  /** Where it goes next; undefined for the target and where no way leads on. */
  readonly next: string | undefined;
  readonly route: Route | undefined;
}

/** What the picture of upgrade paths shows: its stops ascending, and the target that all of them are asked for. */
export interface UpgradePicture {
  readonly target: string;
  readonly stops: readonly Stop[];
}

/** The newest releases, with every barrier among them all. Ascending. */
export const picturedReleases = (releases: readonly IndexRelease[], shown = SHOWN): readonly IndexRelease[] =>
  releases.filter(({ barrier, yanked }, at) => at >= releases.length - shown || (barrier && !yanked));

/** The ways to a target among these releases; withdrawn ones are no step of any. */
export const routesTo = (target: string, releases: readonly IndexRelease[]): Ways => {
  const end = releases.findIndex(({ version }) => version === target) + 1;
  const fielded = releases.slice(0, end);
  return waysTo({ target, fielded, offered: fielded.filter(({ yanked }) => !yanked) });
};

/** How a device comes from one version to the target of these ways. */
export const routeFrom = (from: string, target: string, ways: Ways): Route => {
  const through: string[] = [];
  for (let at = ways.get(from); at !== target; at = ways.get(at)) {
    if (at === undefined || through.includes(at)) return { kind: 'none' };
    through.push(at);
  }
  return through.length === 0 ? { kind: 'direct' } : { kind: 'steps', through };
};

/** The picture for the latest release; undefined where there is none. */
export const upgradePicture = (
  releases: readonly IndexRelease[],
  latest: string | null,
): UpgradePicture | undefined => {
  if (latest === null) return undefined;
  const ways = routesTo(latest, releases);
  const upTo = releases.slice(0, releases.findIndex(({ version }) => version === latest) + 1);
  const stops = picturedReleases(upTo).map((release) => {
    const { version } = release;
    if (version === latest) return { release, next: undefined, route: undefined };
    return { release, next: ways.get(version), route: routeFrom(version, latest, ways) };
  });
  return { target: latest, stops };
};

/** The matrix: from every pictured release to every one that is offered. */
export interface UpgradeMatrix {
  readonly targets: readonly string[];
  readonly rows: readonly {
    readonly from: string;
    readonly yanked: boolean;
    readonly cells: readonly (Route | undefined)[];
  }[];
}

/** How devices come from each of the pictured releases to each that is no older; a cell is undefined where that would be no upgrade. */
export const upgradeMatrix = (releases: readonly IndexRelease[]): UpgradeMatrix => {
  const pictured = picturedReleases(releases);
  const targets = pictured.filter(({ yanked }) => !yanked).map(({ version }) => version);
  const waysOf = new Map(targets.map((target) => [target, routesTo(target, releases)]));
  const place = new Map(releases.map(({ version }, at) => [version, at]));
  const rows = pictured.map(({ version: from, yanked }) => ({
    from,
    yanked: yanked !== undefined,
    cells: targets.map((target) => {
      const ways = waysOf.get(target);
      return ways && (place.get(from) ?? 0) < (place.get(target) ?? 0) ? routeFrom(from, target, ways) : undefined;
    }),
  }));
  return { targets, rows };
};
