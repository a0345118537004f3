import { z } from 'zod';
import { fail } from '../errors/ota-error.js';
import { parseVersion } from '../version/parse-version.js';
import type { Fault } from './faults.js';
import type { RehearsedSite } from './rehearsal.js';

/** What a node is told at a poll. */
export interface Listed {
  readonly latest: string;
  readonly versions: readonly string[];
}

const refused = (path: string, reason: string) => fail('rehearsal-node-refuses', { path, reason });

/** An object as the client gets it: only status 200 counts, so that one that isn’t there is an error. */
const bodyOf = async ({ source }: Pick<RehearsedSite, 'source'>, path: string): Promise<Uint8Array> => {
  const bytes = await source.read(path);
  if (!bytes) throw fail('rehearsal-download-missing', { path });
  return bytes;
};

const decoded = <T>(bytes: Uint8Array, path: string, schema: z.ZodType<T>, what: string): T => {
  let value: unknown;
  try {
    // A byte order mark is no JSON to the client.
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw refused(path, 'it is not JSON in UTF-8');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refused(path, `it is not ${what}`);
  return parsed.data;
};

/**
 * `latest` and `versions`, decoded as strictly as the client does (0-OS contract, “Bodies”): one bad entry fails the whole list, and
 * `latest` must be in it.
 *
 * @throws OtaError `rehearsal-node-refuses`, `rehearsal-download-missing`.
 */
export const listedVersions = async (site: RehearsedSite, fault?: Fault): Promise<Listed> => {
  const { layout } = site;
  if (fault === 'check-fails') throw refused(layout.latest, 'the server can’t be reached');
  const latest = decoded(await bodyOf(site, layout.latest), layout.latest, z.string(), 'a JSON string');
  const versions = decoded(
    await bodyOf(site, layout.versions),
    layout.versions,
    z.array(z.string()),
    'an array of strings',
  );
  const bad = [latest, ...versions].find((version) => parseVersion(version) === undefined);
  if (bad !== undefined) throw refused(layout.versions, `${JSON.stringify(bad)} is no strict SemVer version`);
  if (!versions.includes(latest)) throw refused(layout.versions, `it does not list ${latest}, which is the latest`);
  return { latest, versions };
};

const KEYS = ['flist', 'signature', 'transaction_id', 'storage'];

/**
 * The address of the artefact as the client reads it: keys without regard to case, the last one of a name wins, each of its four a
 * string (0-OS contract, “Bodies”).
 *
 * @throws OtaError `rehearsal-node-refuses`.
 */
export const upgradeAddress = (bytes: Uint8Array, path: string): string => {
  const object = decoded(bytes, path, z.record(z.string(), z.unknown()), 'a JSON object');
  const read: Record<string, string> = {};
  for (const [key, value] of Object.entries(object)) {
    const name = key.toLowerCase();
    if (!KEYS.includes(name)) continue;
    if (typeof value !== 'string') throw refused(path, `its key ${JSON.stringify(key)} is not a string`);
    read[name] = value;
  }
  const flist = read.flist ?? '';
  if (!URL.canParse(flist) || !/^https?:$/.test(new URL(flist).protocol))
    throw refused(path, `flist is ${JSON.stringify(flist)}, which is no absolute http(s) URL`);
  return flist;
};

/**
 * What stands beside the artefact as `.md5`, undefined where nothing does: a key for the node’s cache. One that is there and empty
 * breaks the client.
 *
 * @throws OtaError `rehearsal-node-refuses`.
 */
export const cacheKey = async (
  { source }: Pick<RehearsedSite, 'source'>,
  artefact: string,
): Promise<string | undefined> => {
  const path = `${artefact}.md5`;
  const bytes = await source.read(path);
  if (!bytes) return undefined;
  const key = new TextDecoder().decode(bytes);
  if (key === '') throw refused(path, 'it is there and empty');
  if (!/^[0-9a-f]{32}$/.test(key)) throw refused(path, 'it is not the bare lowercase hex of an MD5');
  return key;
};
