import { closeSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { deflateBlock, deflateWhole } from './deflate.js';
import {
  type BatchJob,
  type BatchResult,
  type BlockJob,
  type BlockResult,
  DICTIONARY_BYTES,
  type PackJob,
  type PackResult,
  type RefusedResult,
  type WholeEntry,
} from './pack-job.js';
import { DEFLATED, localHeaderBytes, STORED, writeLocalHeader, type ZipMethod } from './zip-format.js';

/** Does one job, synchronously: on a thread of its own, or in line where the bundle is small. */
export const runJob = (job: PackJob): PackResult => {
  try {
    return job.kind === 'batch' ? runBatch(job) : runBlock(job);
  } catch (error) {
    if (error instanceof Refusal) return error.result;
    throw error;
  }
};

/** Carries a refusal out of the middle of a job; never leaves this file. */
class Refusal extends Error {
  readonly result: RefusedResult;

  constructor(result: RefusedResult) {
    super(result.reason);
    this.result = result;
  }
}

const refuse = (path: string, why: RefusedResult['why'], reason: string): Refusal =>
  new Refusal({ kind: 'refused', why, path, reason });

const runBatch = ({ entries, dosTime }: BatchJob): BatchResult => {
  const methods: ZipMethod[] = [];
  const crcs: number[] = [];
  const compressedBytes: number[] = [];
  const parts: Uint8Array[] = [];
  let total = 0;
  for (const entry of entries) {
    const content = contentOf(entry);
    const crc = crc32(content);
    const packed = entry.target === undefined ? deflateWhole(content) : undefined;
    const data = packed ?? content;
    const method = packed ? DEFLATED : STORED;
    const name = Buffer.from(entry.path);
    const header = Buffer.allocUnsafe(localHeaderBytes(name.length, false)).fill(0);
    writeLocalHeader(header, 0, { name, method, dosTime, crc32: crc, compressedBytes: data.length, bytes: content.length, zip64: false });
    parts.push(header, data);
    total += header.length + data.length;
    methods.push(method);
    crcs.push(crc);
    compressedBytes.push(data.length);
  }
  return { kind: 'batch', data: joined(parts, total), methods, crcs, compressedBytes };
};

const runBlock = ({ path, file, fileSize, offset, bytes, method }: BlockJob): BlockResult => {
  const before = method === DEFLATED ? Math.min(offset, DICTIONARY_BYTES) : 0;
  const last = offset + bytes === fileSize;
  const read = withFile(path, file, (descriptor) => readAt(descriptor, offset - before, before + bytes, last));
  assertSize(path, read.length, before + bytes, last);
  const block = read.subarray(before);
  const crc = crc32(block);
  const data = method === DEFLATED ? deflateBlock(block, read.subarray(0, before), last) : block;
  return { kind: 'block', data: joined([data], data.length), crc };
};

const contentOf = ({ path, file, size, target }: WholeEntry): Uint8Array => {
  if (target !== undefined) return Buffer.from(target);
  const content = withFile(path, file, (descriptor) => readAt(descriptor, 0, size, true));
  assertSize(path, content.length, size, true);
  return content;
};

/** The bytes from `offset` on; at the file's end one more is asked for, to see that there is none. */
const readAt = (descriptor: number, offset: number, bytes: number, atEnd: boolean): Buffer => {
  const wanted = bytes + (atEnd ? 1 : 0);
  const buffer = Buffer.allocUnsafe(wanted);
  let filled = 0;
  while (filled < wanted) {
    const count = readSync(descriptor, buffer, filled, wanted - filled, offset + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
};

const assertSize = (path: string, found: number, expected: number, atEnd: boolean): void => {
  if (found < expected) throw refuse(path, 'changed', 'it became shorter');
  if (atEnd && found > expected) throw refuse(path, 'changed', 'it became longer');
};

const withFile = <T>(path: string, file: string, use: (descriptor: number) => T): T => {
  try {
    const descriptor = openSync(file, 'r');
    try {
      return use(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' ? refuse(path, 'changed', 'it is gone') : refuse(path, 'unreadable', message);
  }
};

/** One buffer of its own, which can be handed to another thread without a copy. */
const joined = (parts: readonly Uint8Array[], total: number): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
