import type { Publisher } from '../publisher.js';
import { type Look, type Seen, startReader } from '../site-readers.js';
import { memoryForge } from './memory-forge.js';
import { byVersion, indexOf, jsonOf } from './signed-json.js';
import { type Objects, unsoundness } from './soundness.js';
import type { Target } from './target.js';

/** What a race came to. */
export interface RaceReport {
  /** How each publisher ended that did not publish. */
  readonly failed: readonly string[];
  /** In what the site is not what it should be when all have landed. */
  readonly faults: readonly string[];
  readonly readers: readonly Seen[];
  readonly milliseconds: number;
}

const READERS = 2;

/** Publishes all the versions at the same moment on one site, while readers look on. */
export const race = async (
  target: Pick<Target, 'open' | 'objects' | 'url'>,
  publishers: readonly Publisher[],
  look: Look,
  { oneAtATime = false, pauseMs }: { readonly oneAtATime?: boolean; readonly pauseMs?: number } = {},
): Promise<RaceReport> => {
  const start = performance.now();
  const before = await target.objects();
  const readers = Array.from({ length: READERS }, () => startReader(look, pauseMs));
  const forge = memoryForge();
  const openHost = (use: Parameters<Target['open']>[1]) => target.open(target.url, use);
  const runs = await Promise.allSettled(publishers.map((one) => one.publish({ openHost, forge, oneAtATime })));
  const seen = await Promise.all(readers.map((reader) => reader.stop()));
  const failed = runs.flatMap((run, i) => {
    const version = publishers[i]?.version;
    if (run.status === 'rejected') return [`${version}: ${run.reason}`];
    return run.value === 'published' ? [] : [`${version}: ${run.value}`];
  });
  const faults = raceFaults(await target.objects(), before, publishers);
  return { failed, faults, readers: seen, milliseconds: performance.now() - start };
};

/** What a branch holds besides the site, so that Pages publish it as it is. */
const OWN_FILE = '.nojekyll';

/** In what a site differs from one on which each of the publishers has released once, in whatever order. */
export const raceFaults = (site: Objects, before: Objects, publishers: readonly Publisher[]): readonly string[] => {
  const old = indexOf(before.get('index.json') ?? new Uint8Array());
  const released = publishers.map(({ version }) => version);
  const versions = [...(old?.releases.map(({ version }) => version) ?? []), ...released].sort(byVersion);
  const counter = (old?.counter ?? 0) + publishers.length;
  const after = new Map([...before, ...publishers.map((one) => [one.version, one.upgradeObject] as const)]);
  const is = (path: string): unknown => jsonOf(site.get(path) ?? new Uint8Array());
  const index = indexOf(site.get('index.json') ?? new Uint8Array());
  return [
    ...unsoundness(site, { before, after }),
    ...expecting('versions', is('versions'), versions),
    ...expecting('latest', is('latest'), versions.at(-1)),
    ...expecting('the counter', index?.counter, counter),
    ...expecting(
      'the index',
      index?.releases.map(({ version }) => version),
      versions,
    ),
    ...expecting('revisions', [...site.keys()].filter((path) => path.startsWith('revisions/')).length, counter),
    ...expecting(
      'objects',
      [...site.keys()].filter((path) => !before.has(path) && path !== OWN_FILE).sort(),
      newPaths(site, before, publishers),
    ),
  ];
};

const expecting = (what: string, found: unknown, wanted: unknown): readonly string[] =>
  JSON.stringify(found) === JSON.stringify(wanted)
    ? []
    : [`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`];

/** The names of all that the publishers should have added, and nothing else. */
const newPaths = (site: Objects, before: Objects, publishers: readonly Publisher[]): readonly string[] => {
  const { counter = 0, releases = [], page } = indexOf(site.get('index.json') ?? new Uint8Array()) ?? {};
  const records = releases.flatMap(({ record }) => (record ? [`records/${record.sha256}.json`] : []));
  const revisions = Array.from({ length: counter }, (_, i) => `revisions/${String(i + 1).padStart(8, '0')}.json`);
  const objects = publishers.flatMap((one) => [one.version, ...one.staged]);
  const all = new Set([...revisions, ...objects, ...records, 'index.json', 'versions', 'latest']);
  for (const path of page ? [page.path, 'index.html'] : []) all.add(path);
  return [...all].filter((path) => !before.has(path)).sort();
};
