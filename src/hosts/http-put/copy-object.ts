import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../errors/ota-error.js';
import type { Body, CopyComparison, CopySource, ReplaceOutcome } from '../host.js';
import { openDownload } from './download.js';
import { placeObject } from './place-object.js';
import { refusalOf } from './refusal.js';
import type { PutServer } from './server.js';
import { compareObject, describeObject, type ObjectFacts } from './stored-object.js';
import { foundAfter } from './verify-upload.js';
import { createObject } from './write-object.js';

/**
 * How an object compares with the one that it is to be a copy of. Only an object of the same length, of which the server
 * keeps no digest, is read.
 */
export const compareCopy = async (
  { client, timing }: PutServer,
  path: string,
  source: CopySource,
): Promise<CopyComparison> => {
  const facts = await describeObject(client, path);
  if (!facts) return { kind: 'absent' };
  const compared = judge(facts, source) ?? (await compareObject(client, timing, path, source));
  return compared === 'other' ? { kind: 'other', etag: tagOf(facts) } : { kind: compared };
};

const judge = ({ size, claimedSha256 }: ObjectFacts, source: CopySource): 'same' | 'other' | undefined => {
  if (size !== undefined && size !== source.size) return 'other';
  if (claimedSha256 === undefined) return undefined;
  return claimedSha256 === source.sha256 ? 'same' : 'other';
};

/** Size, time and ETag, as far as the server tells of them. */
const tagOf = ({ etag, modifiedMs, size }: ObjectFacts): string =>
  JSON.stringify([etag ?? '', modifiedMs ?? 0, size ?? 0]);

/** Whether it is the object of a tag. Apache has a strong ETag only for what is older than a second. */
const isOf = (facts: ObjectFacts | undefined, tag: string): facts is ObjectFacts => {
  if (!facts) return false;
  const [own, other]: readonly (readonly unknown[])[] = [JSON.parse(tagOf(facts)), JSON.parse(tag)];
  const both = own?.[0] !== '' && other?.[0] !== '';
  return both ? own?.[0] === other?.[0] : own?.[1] === other?.[1] && own?.[2] === other?.[2];
};

/**
 * Makes an object a copy of another. HTTP knows no copying but WebDAV’s, which a server may carry out piece by piece before
 * the eyes of its readers; so the bytes come here, are verified, and go back as those of any upload.
 *
 * @throws OtaError `host-corrupted` where the source is not what it should be, `host-…`, `http-put-…`.
 */
export const copyObject = async (
  server: PutServer,
  path: string,
  source: CopySource,
  etag: string | undefined,
  workDirectory: () => Promise<string>,
): Promise<ReplaceOutcome> => {
  const before = await compareCopy(server, path, source);
  if (before.kind === 'same') return 'same';
  if (before.kind === 'other' && etag === undefined) return 'lost';
  const file = join(await workDirectory(), `copy-${randomUUID()}`);
  try {
    const body = await download(server, source, file);
    return etag === undefined ? await createCopy(server, path, body) : await replaceCopy(server, path, body, etag);
  } finally {
    await rm(file, { force: true });
  }
};

const download = async (
  { client, timing }: PutServer,
  { path, size, sha256 }: CopySource,
  file: string,
): Promise<Body & { readonly kind: 'file' }> => {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of (await openDownload(client, timing, path))?.chunks() ?? []) {
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes > size) break;
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
  const found = hash.digest('hex');
  if (bytes === size && found === sha256) return { kind: 'file', path: file, size, sha256 };
  const { location } = client;
  throw fail('host-corrupted', {
    location,
    path,
    expected: `${size} bytes, sha256 ${sha256}`,
    found: `${bytes} bytes, sha256 ${found}`,
  });
};

const createCopy = async (server: PutServer, path: string, body: Body): Promise<ReplaceOutcome> => {
  const outcome = await createObject(server, path, body);
  if (outcome === 'created') return 'replaced';
  return outcome === 'same' ? 'same' : 'lost';
};

const replaceCopy = async (
  server: PutServer,
  path: string,
  body: Body & { readonly kind: 'file' },
  etag: string,
): Promise<ReplaceOutcome> => {
  // The download may have taken its time.
  const standing = await describeObject(server.client, path);
  if (!isOf(standing, etag)) return 'lost';
  const ended = await placeObject(server, { path, body, digest: body, over: standing, onBytes: () => {} });
  if (ended.kind === 'stored')
    return (await foundAfter(server, path, body, body)).kind === 'same' ? 'replaced' : 'lost';
  const after = await describeObject(server.client, path);
  if (ended.answer.status === 412 || !isOf(after, etag)) return 'lost';
  throw refusalOf(ended.answer, { location: server.client.location, path, access: 'write' });
};
