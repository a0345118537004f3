import { compareVersions, parseVersion } from '../../src/version/semver.js';

/** What a 0-OS node reads of a site, by the rules of its original client. */
export interface ZosSite {
  readonly versions: readonly string[];
  readonly latest: string;
  /** The upgrade object of each version, the four keys that the node knows alone. */
  readonly objects: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Every address that was asked for, with its status. */
  readonly asked: readonly string[];
}

const KNOWN = ['flist', 'signature', 'transaction_id', 'storage'];

/**
 * Asks a site as the HTTP publisher of 0-OS did: `{base}/versions`, `{base}/latest`, `{base}/{version}`; only status 200
 * counts, one bad version fails the list, `latest` has to be in it, keys match in any case and the last one wins, all four
 * are strings, and `flist` is an absolute address.
 *
 * @throws Error for everything at which a node would stop.
 */
export const readAsZos = async (base: string): Promise<ZosSite> => {
  const asked: string[] = [];
  const get = async (address: string): Promise<string | undefined> => {
    const answer = await fetch(address);
    asked.push(`${answer.status} ${address.slice(base.length)}`);
    return answer.status === 200
      ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await answer.arrayBuffer())
      : undefined;
  };
  const decoded = async (path: string): Promise<unknown> => {
    const text = await get(`${base}/${path}`);
    if (text === undefined) throw new Error(`no ${path}`);
    return JSON.parse(text);
  };
  const versions = strictVersions(await decoded('versions'));
  const [latest = ''] = strictVersions([await decoded('latest')]);
  if (!versions.includes(latest)) throw new Error(`latest ${latest} is not among the versions`);
  const objects = new Map<string, Readonly<Record<string, string>>>();
  for (const version of versions) {
    const object = upgradeObject(await decoded(version));
    const md5 = await get(`${object.flist}.md5`);
    if (md5 === '') throw new Error(`an empty ${object.flist}.md5 with status 200`);
    objects.set(version, object);
  }
  return { versions, latest, objects, asked };
};

/** The versions that a node at `current` applies, in order: all above its own up to the latest. */
export const dueAtZos = ({ versions, latest }: ZosSite, current = '0.0.1'): readonly string[] =>
  [...versions]
    .sort(compareVersions)
    .filter((version) => compareVersions(version, current) > 0 && compareVersions(version, latest) <= 0);

const strictVersions = (value: unknown): readonly string[] => {
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`);
  return value.map((one: unknown) => {
    if (typeof one !== 'string' || !parseVersion(one)) throw new Error(`no version: ${JSON.stringify(one)}`);
    return one;
  });
};

const upgradeObject = (value: unknown): Readonly<Record<string, string>> => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('no object');
  const known: Record<string, string> = {};
  for (const [key, text] of Object.entries(value)) {
    if (!KNOWN.includes(key.toLowerCase())) continue;
    if (typeof text !== 'string') throw new Error(`${key} is no string`);
    known[key.toLowerCase()] = text;
  }
  if (!/^https?:\/\//.test(known.flist ?? '')) throw new Error(`flist is no absolute address: ${known.flist}`);
  return known;
};
