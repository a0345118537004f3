import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type RevisionPaths, revisionPaths } from '../devices/pantavisor/remote.js';
import { isSignatureKey } from '../devices/pantavisor/signature-entry.js';
import { parseState, SPEC_KEY, type State, stateEntry, stateOf } from '../devices/pantavisor/state.js';
import { fail } from '../errors/ota-error.js';
import type { IndexRelease } from '../site/index-statement.js';
import { sha256Hex } from '../site/json-bytes.js';
import type { WantedObject } from './download.js';
import { eachEntry, inflateTarball } from './packed-tarball.js';
import type { RehearsalContext } from './rehearsal.js';

/** The files of a revision that hold signatures, as the signed index names them. */
export interface SealedRevision {
  readonly state: WantedObject;
  readonly tarball: WantedObject;
}

/** The sealed files of a release; undefined before they are made, as in a plan without the key. */
export const sealedRevision = (
  { site }: Pick<RehearsalContext, 'site'>,
  { version, sealedFiles = [] }: Pick<IndexRelease, 'version' | 'sealedFiles'>,
): SealedRevision | undefined => {
  const paths: RevisionPaths = revisionPaths(site.layout, site.channel.product, version);
  const named = (path: string) => sealedFiles.find((file) => file.path === path);
  const [state, tarball] = [named(paths.state), named(paths.tarball)];
  return state && tarball && { state, tarball };
};

/** The state of a version that a device runs; undefined where the site has none of it that can be read. */
export const stateOfVersion = async (context: RehearsalContext, version: string): Promise<State | undefined> => {
  const release = context.site.channel.releases.get(version);
  const sealed = release && sealedRevision(context, release);
  const bytes = sealed && (await context.site.source.read(sealed.state.path));
  if (!bytes || sha256Hex(bytes) !== sealed.state.sha256) return undefined;
  const state = parseState(bytes);
  return 'entries' in state ? state : undefined;
};

/** The same state with a bit of its first signature changed. What can’t be read stays as it is. */
export const withOtherSignature = (bytes: Uint8Array): Uint8Array => {
  const state = parseState(bytes);
  if (!('entries' in state)) return bytes;
  const first = state.entries.find(({ key }) => isSignatureKey(key));
  const changed = state.entries.map((entry) =>
    entry === first && typeof entry.value === 'object' && entry.value !== null
      ? stateEntry(entry.key, { ...entry.value, signature: flipped(Reflect.get(entry.value, 'signature')) })
      : entry,
  );
  return new TextEncoder().encode(stateOf(changed).text);
};

const flipped = (signature: unknown): string => {
  const raw = Buffer.from(typeof signature === 'string' ? signature : '', 'base64url');
  return Buffer.from(raw.map((byte, index) => (index === 0 ? byte ^ 1 : byte))).toString('base64url');
};

/** What is in an export. */
export interface ReadExport {
  /** SHA-256 of the state, in lowercase hex. */
  readonly stateSha256: string;
  /** Sizes of the objects in bytes, by digest. */
  readonly objects: ReadonlyMap<string, number>;
}

const OBJECT_NAME = /^objects\/([0-9a-f]{64})$/;

/**
 * Reads an export as a device does (Pantavisor contract, “Export tarball”): `json` first, then objects, plain files alone, no PAX
 * headers, every object the one that its name says.
 *
 * @throws OtaError `rehearsal-archive-refused`.
 */
export const readExport = async (file: string, shown: string): Promise<ReadExport> => {
  const refuse = (reason: string) => fail('rehearsal-archive-refused', { file: shown, reason });
  const tarFile = await inflateTarball(file, shown);
  const objects = new Map<string, number>();
  let stateSha256: string | undefined;
  try {
    await eachEntry(tarFile, shown, async (entry) => {
      const { name, type, size } = entry.header;
      const pax: unknown = Reflect.get(entry.header, 'pax');
      if (type !== 'file')
        throw refuse(`${name} is a ${type ?? 'thing of unknown kind'}, and devices take plain files`);
      if (typeof pax === 'object' && pax !== null) throw refuse(`${name} has a PAX header, which devices refuse`);
      if ((stateSha256 === undefined) !== (name === 'json')) throw refuse(`json is not its first and only state`);
      const sha256 = await digestOf(entry);
      if (name === 'json') {
        stateSha256 = sha256;
        return;
      }
      const [, named] = OBJECT_NAME.exec(name) ?? [];
      if (named === undefined) throw refuse(`${name} is neither json nor objects/<sha256>`);
      if (named !== sha256) throw refuse(`Object has bad checksum: ${name} is ${sha256}`);
      objects.set(sha256, size);
    });
  } finally {
    await rm(tarFile, { force: true });
  }
  if (stateSha256 === undefined) throw refuse('it is empty');
  return { stateSha256, objects };
};

const digestOf = async (chunks: AsyncIterable<unknown>): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) hash.update(chunk);
  return hash.digest('hex');
};

/** Objects that a state names and an export hasn’t got. */
export const missingObjects = ({ entries }: State, objects: ReadExport['objects']): readonly string[] =>
  entries.flatMap(({ key, value }) =>
    key !== SPEC_KEY && !key.endsWith('.json') && typeof value === 'string' && !objects.has(value) ? [key] : [],
  );
