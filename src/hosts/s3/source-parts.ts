import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { assertPromised, openSource } from '../durable-file.js';
import type { Body } from '../host.js';
import { type PartPlan, partSize } from './part-plan.js';

export type FileBody = Extract<Body, { readonly kind: 'file' }>;

/** A part of a file, in the buffer that it was read into. */
export interface SourcePart {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** A file in parts, in order, hashed as they are read. */
export interface SourceParts {
  /** The next part; undefined after the last. Several may ask at once; each gives a buffer of its own. */
  readonly next: (buffer: Uint8Array) => Promise<SourcePart | undefined>;
  /** @throws OtaError `host-source-changed` where what was read isn't what was promised. */
  readonly assertWhole: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens a file whose size and digest were promised. @throws OtaError `host-source-unreadable`. */
export const openParts = async (body: FileBody, path: string, plan: PartPlan): Promise<SourceParts> => {
  const handle = await openSource(body.path, path);
  const hash = createHash('sha256');
  let number = 0;
  let read = 0;
  const readNext = async (buffer: Uint8Array): Promise<SourcePart | undefined> => {
    if (number === plan.count) return undefined;
    number += 1;
    const wanted = partSize(plan, number);
    const bytes = await readFully(handle, buffer.subarray(0, wanted), read);
    hash.update(bytes);
    read += bytes.length;
    if (bytes.length < wanted) assertPromised(body, path, read, '');
    return { number, bytes };
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    next: (buffer) => {
      const part = turn.then(() => readNext(buffer));
      turn = part.catch(() => undefined);
      return part;
    },
    assertWhole: async () => {
      // One byte more than was promised is as wrong as one less.
      const more = await readFully(handle, new Uint8Array(1), read);
      assertPromised(body, path, read + more.length, hash.digest('hex'));
    },
    close: () => handle.close(),
  };
};

/** A whole file in memory, known to be what was promised. @throws OtaError `host-source-changed`, `host-source-unreadable`. */
export const readPromised = async (body: FileBody, path: string): Promise<Uint8Array> => {
  const source = await openParts(body, path, { size: body.size, partBytes: body.size, count: 1 });
  try {
    const part = await source.next(Buffer.allocUnsafe(body.size));
    await source.assertWhole();
    return part?.bytes ?? new Uint8Array();
  } finally {
    await source.close();
  }
};

/** As much as there is from a position on, up to the buffer's length. */
const readFully = async (handle: FileHandle, buffer: Uint8Array, position: number): Promise<Uint8Array> => {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};

/** The MD5 of each of the parts asked for, which a store gives as their ETags. */
export const partDigests = async (
  body: FileBody,
  path: string,
  plan: PartPlan,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Buffer>> => {
  const handle = await openSource(body.path, path);
  try {
    const buffer = Buffer.allocUnsafe(plan.partBytes);
    const digests = new Map<number, Buffer>();
    for (const number of numbers) {
      const part = buffer.subarray(0, partSize(plan, number));
      const bytes = await readFully(handle, part, (number - 1) * plan.partBytes);
      digests.set(number, createHash('md5').update(bytes).digest());
    }
    return digests;
  } finally {
    await handle.close();
  }
};
