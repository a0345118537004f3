import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { s3Address } from '../../src/hosts/s3/address.js';
import { openClient } from '../../src/hosts/s3/client.js';
import { nothingKnown, type S3Site } from '../../src/hosts/s3/site.js';
import type { FileBody } from '../../src/hosts/s3/source-parts.js';
import { s3Host } from '../../src/hosts/s3.js';
import type { HostSurroundings } from '../../src/hosts/surroundings.js';
import type { S3HostSpec } from '../../src/project/project.js';
import { hostSurroundings } from './host-surroundings.js';
import type { S3Double } from './s3-double.js';

/** Credentials that a double takes, as it takes any. */
export const DOUBLE_KEYS = { AWS_ACCESS_KEY_ID: 'AKIADOUBLE0000000000', AWS_SECRET_ACCESS_KEY: 'not-a-secret' };

/** What a project says of a double, or of a proxy in front of a store. */
export const specOf = (
  { endpoint, bucket }: Pick<S3Double, 'endpoint' | 'bucket'>,
  changes: Partial<S3HostSpec> = {},
): S3HostSpec => ({ kind: 's3', bucket, prefix: '', region: 'us-east-1', endpoint, pathStyle: true, ...changes });

const surroundingsOf = (changes: Partial<HostSurroundings>): HostSurroundings =>
  hostSurroundings({ environment: DOUBLE_KEYS, ...changes });

/** A host on a double. */
export const hostOn = (double: S3Double, changes: Partial<HostSurroundings> = {}, spec: Partial<S3HostSpec> = {}) =>
  s3Host(specOf(double, spec), surroundingsOf(changes));

/** The same, one floor down: what the parts of the host are given. */
export const siteOn = async (double: S3Double, changes: Partial<HostSurroundings> = {}): Promise<S3Site> => {
  const surroundings = surroundingsOf(changes);
  const spec = specOf(double);
  const store = { ...(await openClient(spec, surroundings)), address: s3Address(spec) };
  return { store, known: nothingKnown(), surroundings };
};

/** A file of these bytes, and what is promised of it. */
export const fileOf = (file: string, bytes: Uint8Array): FileBody => {
  writeFileSync(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'file', path: file, size: bytes.length, sha256 };
};

/** Bytes that look random and are the same each time; no two parts of them are alike. */
export const noise = (length: number, seed = 1): Buffer => {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let i = 0; i + 4 <= length; i += 4) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes.writeUInt32LE(state, i);
  }
  return bytes;
};
