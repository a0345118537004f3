import { byVersion, type Index, indexOf, jsonOf, releaseOf, sha256 } from './faults/signed-json.js';

/** Reads one object as a device would; undefined where there is none. It throws where it got no answer. */
export type ReadObject = (path: string) => Promise<Uint8Array | undefined>;

/**
 * Begins one look at the site. Over HTTP each read sees the site of its own moment; a Pages checkout shows all the objects
 * of one deployment.
 */
export type Look = () => Promise<ReadObject> | ReadObject;

/** What a reader saw. */
export interface Seen {
  /** Looks that were taken. */
  readonly looks: number;
  /** How often it saw a site that had moved on. */
  readonly changes: number;
  /** Everything that no reader may ever see. */
  readonly faults: readonly string[];
}

export interface SiteReader {
  /** Ends it after one more look. */
  readonly stop: () => Promise<Seen>;
}

/** What a reader remembers: nothing of it may go back. */
interface Memory {
  latest: string | undefined;
  versions: readonly string[];
  counter: number;
}

/**
 * Polls a site until it is told to stop: `latest`, `versions`, the version's object, its bundle, and the index.
 *
 * @param pauseMs between two looks.
 */
export const startReader = (look: Look, pauseMs = 1): SiteReader => {
  const memory: Memory = { latest: undefined, versions: [], counter: 0 };
  const faults: string[] = [];
  let [looks, changes, stopped] = [0, 0, false];
  const take = async (): Promise<void> => {
    const before = JSON.stringify(memory);
    faults.push(...(await lookOnce(await look(), memory)));
    looks += 1;
    if (JSON.stringify(memory) !== before) changes += 1;
  };
  const reading = (async () => {
    while (!stopped) {
      await take();
      // Others share this thread.
      await new Promise((done) => setTimeout(done, pauseMs));
    }
    await take();
  })();
  return {
    stop: async () => {
      stopped = true;
      await reading;
      return { looks, changes, faults };
    },
  };
};

/**
 * One look, in the order in which a device reads: what was read first was written last, so whatever it names must be there
 * by the time that it is asked for.
 */
const lookOnce = async (read: ReadObject, memory: Memory): Promise<readonly string[]> => {
  const latest = await pointer(read, 'latest', isVersion);
  const versions = await pointer(read, 'versions', isVersions);
  const index = await indexNow(read);
  return [
    ...latest.faults,
    ...versions.faults,
    ...index.faults,
    ...(await latestFaults(read, latest.value, versions.value)),
    ...(await newestFaults(read, index.value)),
    ...wentBack(memory, latest.value, versions.value, index.value),
  ];
};

interface Read<Value> {
  readonly value?: Value;
  readonly faults: readonly string[];
}

const isVersion = (value: unknown): value is string => typeof value === 'string' && /^\d+\.\d+\.\d+$/.test(value);
const isVersions = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isVersion);

const pointer = async <Value>(
  read: ReadObject,
  path: string,
  fits: (value: unknown) => value is Value,
): Promise<Read<Value>> => {
  const bytes = await read(path);
  if (!bytes) return { faults: [] };
  const value = jsonOf(bytes);
  return fits(value) ? { value, faults: [] } : { faults: [`${path} holds ${Buffer.from(bytes).subarray(0, 80)}`] };
};

const indexNow = async (read: ReadObject): Promise<Read<Index>> => {
  const bytes = await read('index.json');
  if (!bytes) return { faults: [] };
  const value = indexOf(bytes);
  return value ? { value, faults: [] } : { faults: ['index.json doesn’t verify'] };
};

const latestFaults = async (
  read: ReadObject,
  latest: string | undefined,
  versions: readonly string[] | undefined,
): Promise<readonly string[]> => {
  if (latest === undefined) return [];
  const faults = await versionFaults(read, latest);
  return versions?.includes(latest) ? faults : [...faults, `latest is ${latest}, and versions ${versions?.join()}`];
};

/** The newest release of the index; the readers of the version that `latest` names have seen that one already. */
const newestFaults = async (read: ReadObject, index: Index | undefined): Promise<readonly string[]> => {
  if (!index) return [];
  const newest = [...index.releases].sort((a, b) => byVersion(a.version, b.version)).at(-1);
  const revision = await read(`revisions/${String(index.counter).padStart(8, '0')}.json`);
  const found = revision && indexOf(revision);
  const log = found?.counter === index.counter ? [] : [`index.json is a revision ${index.counter} that is not there`];
  return [...log, ...(newest ? await versionFaults(read, newest.version) : [])];
};

const versionFaults = async (read: ReadObject, version: string): Promise<readonly string[]> => {
  const object = await read(version);
  if (!object) return [`${version} is named and not there`];
  const release = releaseOf(object);
  if (release?.version !== version) return [`${version} doesn’t verify`];
  const bundle = await read(release.bundle.path);
  if (!bundle) return [`the bundle of ${version} is not there`];
  const whole = bundle.length === release.bundle.size && sha256(bundle) === release.bundle.sha256;
  return whole ? [] : [`the bundle of ${version} has other bytes (${bundle.length} of ${release.bundle.size})`];
};

const wentBack = (
  memory: Memory,
  latest: string | undefined,
  versions: readonly string[] | undefined,
  index: Index | undefined,
): readonly string[] => {
  const faults: string[] = [];
  if (memory.latest !== undefined && (latest === undefined || byVersion(latest, memory.latest) < 0))
    faults.push(`latest went from ${memory.latest} to ${latest}`);
  const lost = memory.versions.filter((version) => !versions?.includes(version));
  if (lost.length > 0) faults.push(`versions has lost ${lost.join()}`);
  if (versions && versions.join() !== [...versions].sort(byVersion).join())
    faults.push(`versions is ${versions.join()}`);
  if ((index?.counter ?? 0) < memory.counter)
    faults.push(`the counter went from ${memory.counter} to ${index?.counter}`);
  memory.latest = latest ?? memory.latest;
  memory.versions = versions ?? memory.versions;
  memory.counter = Math.max(memory.counter, index?.counter ?? 0);
  return faults;
};

/** Reads over HTTP with no cache in between. */
export const readOverHttp = (base: string): ReadObject => {
  return async (path) => {
    const response = await fetch(`${base}/${path}`, { headers: { 'cache-control': 'no-cache' } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status === 404) return undefined;
    if (response.status !== 200) throw new Error(`GET ${path}: status ${response.status}`);
    return bytes;
  };
};
