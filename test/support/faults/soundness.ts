import { byVersion, type Index, indexOf, jsonOf, type ListedRelease, releaseOf, sha256 } from './signed-json.js';

/** A site's objects by their paths, read at one moment and past everything that injects faults. */
export type Objects = ReadonlyMap<string, Uint8Array>;

/** What may not change, and what must come out in the end. */
export interface Expected {
  /** The site before the run. */
  readonly before: Objects;
  /** The site of an undisturbed run. */
  readonly after: Objects;
}

const MUTABLE = new Set(['index.html', 'index.json', 'versions', 'latest']);
const REVISION = /^revisions\/(\d{8})\.json$/;
const VERSION = /^\d+\.\d+\.\d+$/;

/**
 * Everything in which a site, seen at any moment, breaks the promise: a pointer that leads nowhere, a version that is
 * lost, changed or claimed by others, a signature that doesn't verify, a counter that doesn't count.
 */
export const unsoundness = (site: Objects, { before, after }: Expected): readonly string[] => {
  const log = revisionsOf(site);
  return [
    ...log.faults,
    ...keptFaults(site, before),
    ...claimFaults(site, after),
    ...indexFaults(site, log.indexes),
    ...pageFaults(site, log.indexes),
    ...pointerFaults(site, log.indexes.at(-1)),
  ];
};

/** What is written once stands there for ever, and no pointer goes back. */
const keptFaults = (site: Objects, before: Objects): readonly string[] => {
  const faults: string[] = [];
  for (const [path, bytes] of before) {
    const found = site.get(path);
    if (!found) faults.push(`${path} is lost`);
    else if (!MUTABLE.has(path) && sha256(found) !== sha256(bytes)) faults.push(`${path} has changed`);
  }
  const missing = versionsOf(before).filter((version) => !versionsOf(site).includes(version));
  if (missing.length > 0) faults.push(`versions has lost ${missing.join(', ')}`);
  const [old, now] = [latestOf(before), latestOf(site)];
  if (old !== undefined && now !== undefined && byVersion(now, old) < 0)
    faults.push(`latest fell from ${old} to ${now}`);
  return faults;
};

/** A version means one thing only: what stands under its name is what an undisturbed run would have put there. */
const claimFaults = (site: Objects, after: Objects): readonly string[] =>
  [...site].flatMap(([path, bytes]) => {
    const wanted = after.get(path);
    if (!VERSION.test(path) || (wanted && sha256(wanted) === sha256(bytes))) return [];
    return [wanted ? `${path} is another release` : `${path} is a version that nobody made`];
  });

const revisionsOf = (site: Objects): { readonly indexes: readonly Index[]; readonly faults: readonly string[] } => {
  const paths = [...site.keys()].filter((path) => REVISION.test(path)).sort();
  const indexes: Index[] = [];
  const faults: string[] = [];
  let previous: string | null = null;
  for (const [i, path] of paths.entries()) {
    const bytes = site.get(path) ?? new Uint8Array();
    const index = indexOf(bytes);
    if (!index) faults.push(`${path} doesn’t verify`);
    else if (index.counter !== i + 1 || Number(REVISION.exec(path)?.[1]) !== i + 1)
      faults.push(`${path} has the counter ${index.counter} and is number ${i + 1}`);
    else if (index.previous !== previous) faults.push(`${path} doesn’t follow the revision before it`);
    if (index) indexes.push(index);
    previous = sha256(bytes);
  }
  return { indexes, faults: [...faults, ...shrinking(indexes)] };
};

const shrinking = (indexes: readonly Index[]): readonly string[] =>
  indexes.slice(1).flatMap((index, i) => {
    const before = indexes[i]?.releases ?? [];
    const gone = before.filter(
      ({ version, upgradeObject }) =>
        !index.releases.some((each) => each.version === version && each.upgradeObject.sha256 === upgradeObject.sha256),
    );
    return gone.map(({ version }) => `revision ${index.counter} doesn’t list ${version} as the one before it did`);
  });

const indexFaults = (site: Objects, indexes: readonly Index[]): readonly string[] => {
  const copy = site.get('index.json');
  const newest = indexes.at(-1)?.releases ?? [];
  const listed = newest.flatMap((release) => releaseFaults(site, release, 'the index'));
  if (!copy) return listed;
  const index = indexOf(copy);
  if (!index) return [...listed, 'index.json doesn’t verify'];
  const original = site.get(`revisions/${String(index.counter).padStart(8, '0')}.json`);
  const same = original && sha256(original) === sha256(copy);
  return same ? listed : [...listed, `index.json is no copy of revision ${index.counter}`];
};

/** The page that each revision names is there, byte for byte, and what people are shown is one of them. */
const pageFaults = (site: Objects, indexes: readonly Index[]): readonly string[] => {
  const pages = indexes.flatMap(({ page }) => page ?? []);
  const isThere = ({ path, sha256: digest }: { readonly path: string; readonly sha256: string }): boolean =>
    sha256(site.get(path) ?? new Uint8Array()) === digest;
  const broken = pages.filter((page) => !isThere(page)).map(({ path }) => `${path} is not there as it was signed`);
  const copy = site.get('index.html');
  const isSigned = copy === undefined || pages.some((page) => page.sha256 === sha256(copy));
  return isSigned ? broken : [...broken, 'index.html is no page that a revision names'];
};

/** Whatever names a release: its upgrade object is there and signed, and all that it names is there, byte for byte. */
const releaseFaults = (
  site: Objects,
  { version, upgradeObject, bundle, record }: ListedRelease,
  who: string,
): readonly string[] => {
  const object = site.get(version);
  if (!object) return [`${who} names ${version}, which is not there`];
  if (sha256(object) !== upgradeObject.sha256) return [`${who} names another ${version} than the one that is there`];
  const release = releaseOf(object);
  if (!release) return [`${version} doesn’t verify`];
  const records = record ? [{ path: `records/${record.sha256}.json`, sha256: record.sha256 }] : [];
  const parts = [bundle, ...Object.values(release.schemas ?? {}), ...records];
  const broken = parts.filter(({ path, sha256: digest }) => {
    const bytes = site.get(path);
    return !bytes || sha256(bytes) !== digest;
  });
  const unsigned = site.has(`${bundle.path}.minisig`) ? [] : [`${bundle.path} has no signature beside it`];
  return [...broken.map(({ path }) => `${version} names ${path}, which is not there as it should be`), ...unsigned];
};

const versionsOf = (site: Objects): readonly string[] => {
  const bytes = site.get('versions');
  const value = bytes && jsonOf(bytes);
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
};

const latestOf = (site: Objects): string | undefined => {
  const bytes = site.get('latest');
  const value = bytes && jsonOf(bytes);
  return typeof value === 'string' ? value : undefined;
};

/** `versions` and `latest` name only what the newest revision lists. */
const pointerFaults = (site: Objects, newest: Index | undefined): readonly string[] => {
  const [versions, latest] = [versionsOf(site), latestOf(site)];
  const listed = new Map(newest?.releases.map((release) => [release.version, release]));
  const faults: string[] = [];
  if (site.has('versions') && versions.length === 0) faults.push('versions is no list of versions');
  if (site.has('latest') && latest === undefined) faults.push('latest is no version');
  if (versions.join() !== [...versions].sort(byVersion).join()) faults.push('versions is not sorted');
  for (const version of versions) {
    const release = listed.get(version);
    if (!release) faults.push(`versions names ${version}, which no revision lists`);
    else faults.push(...releaseFaults(site, release, 'versions'));
  }
  if (latest !== undefined && !versions.includes(latest))
    faults.push(`latest is ${latest}, which versions doesn’t have`);
  return faults;
};

/** In what two sites differ: the paths, and how. */
export const differences = (found: Objects, wanted: Objects): readonly string[] => {
  const paths = [...new Set([...found.keys(), ...wanted.keys()])].sort();
  return paths.flatMap((path) => {
    const [is, should] = [found.get(path), wanted.get(path)];
    if (!is) return [`${path} is missing`];
    if (!should) return [`${path} is left over`];
    return sha256(is) === sha256(should) ? [] : [`${path} has other bytes`];
  });
};
