// src/bundle/deflate-worker.ts
import { parentPort, workerData } from "node:worker_threads";

// src/bundle/deflate-job.ts
import { closeSync, constants, openSync, readSync } from "node:fs";
import { crc32, deflateRawSync as deflateRawSync2, constants as zlib } from "node:zlib";

// src/bundle/compressibility.ts
import { deflateRawSync } from "node:zlib";
var SAMPLE_BYTES = 4096;
var SAMPLE_DISTANCE_BYTES = 128 * 1024;
var MAX_SAMPLES = 32;
var INCOMPRESSIBLE_SHARE = 0.98;
var sampleOffsets = (bytes) => {
  const count = Math.min(MAX_SAMPLES, Math.ceil(bytes / SAMPLE_DISTANCE_BYTES));
  const distance = Math.floor(bytes / Math.max(1, count));
  const lastStart = Math.max(0, bytes - SAMPLE_BYTES);
  return Array.from({ length: count }, (_, index) => Math.min(lastStart, index * distance));
};
var isIncompressible = (sample) => deflateRawSync(sample, { level: 1, chunkSize: 2 * SAMPLE_BYTES }).length > sample.length * INCOMPRESSIBLE_SHARE;
var looksIncompressible = (bytes) => sampleOffsets(bytes.length).every((offset) => isIncompressible(bytes.subarray(offset, offset + SAMPLE_BYTES)));

// src/bundle/zip-format.ts
var STORED = 0;
var DEFLATED = 8;
var LOCAL_SIGNATURE = 67324752;
var LOCAL_HEADER_BYTES = 30;
var LOCAL_ZIP64_EXTRA_BYTES = 20;
var ZIP64_EXTRA_ID = 1;
var UTF8_FLAG = 2048;
var IN_ZIP64 = 4294967295;
var MADE_BY_UNIX = 3 << 8;
var VERSION_STORED = 10;
var VERSION_DEFLATED = 20;
var VERSION_ZIP64 = 45;
var isAscii = (name) => name.every((byte) => byte < 128);
var flagsFor = (name) => isAscii(name) ? 0 : UTF8_FLAG;
var versionNeeded = (method, zip64) => {
  if (zip64) return VERSION_ZIP64;
  return method === DEFLATED ? VERSION_DEFLATED : VERSION_STORED;
};
var writeUint64 = (view, at, value) => view.setBigUint64(at, BigInt(value), true);
var writeCommonFields = (view, at, entry, zip64, extraBytes) => {
  view.setUint16(at, versionNeeded(entry.method, zip64), true);
  view.setUint16(at + 2, flagsFor(entry.name), true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.dosTime, true);
  view.setUint32(at + 10, entry.crc32, true);
  view.setUint16(at + 22, entry.name.length, true);
  view.setUint16(at + 24, extraBytes, true);
};
var ZIP64_FROM_BYTES = Math.floor(IN_ZIP64 / 1.001);
var localHeaderBytes = (nameBytes, zip64) => LOCAL_HEADER_BYTES + nameBytes + (zip64 ? LOCAL_ZIP64_EXTRA_BYTES : 0);
var writeLocalHeader = (target, at, entry) => {
  const view = new DataView(target.buffer, target.byteOffset + at);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  writeCommonFields(view, 4, entry, entry.zip64, entry.zip64 ? LOCAL_ZIP64_EXTRA_BYTES : 0);
  view.setUint32(18, entry.zip64 ? IN_ZIP64 : entry.compressedBytes, true);
  view.setUint32(22, entry.zip64 ? IN_ZIP64 : entry.bytes, true);
  target.set(entry.name, at + LOCAL_HEADER_BYTES);
  if (entry.zip64) {
    const extra = LOCAL_HEADER_BYTES + entry.name.length;
    view.setUint16(extra, ZIP64_EXTRA_ID, true);
    view.setUint16(extra + 2, LOCAL_ZIP64_EXTRA_BYTES - 4, true);
    writeUint64(view, extra + 4, entry.bytes);
    writeUint64(view, extra + 12, entry.compressedBytes);
  }
  return localHeaderBytes(entry.name.length, entry.zip64);
};

// src/bundle/deflate-job.ts
var BLOCK_BYTES = 1024 * 1024;
var RESULT_BYTES = BLOCK_BYTES + 65536 + 1024;
var WINDOW_BYTES = 32 * 1024;
var STORED_BLOCK_BYTES = 65535;
var STORED_FRAME_BYTES = 5;
var LEVEL = 6;
var SAMPLED_FROM_BYTES = 64 * 1024;
var MAX_CHUNK_BYTES = 256 * 1024;
var FileChanged = class extends Error {
};
var READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
var readUpTo = (descriptor, target, position) => {
  let filled = 0;
  while (filled < target.length) {
    const read = readSync(descriptor, target, filled, target.length - filled, position + filled);
    if (read === 0) break;
    filled += read;
  }
  return filled;
};
var readExactly = (file, scratch, start, bytes, atEnd) => {
  const descriptor = openSync(file, READ_ONLY);
  try {
    const read = readUpTo(descriptor, scratch.subarray(0, bytes + (atEnd ? 1 : 0)), start);
    if (read < bytes) throw new FileChanged(`it ended after ${start + read} bytes, ${start + bytes} were expected`);
    if (read > bytes) throw new FileChanged(`it has more than the expected ${start + bytes} bytes`);
    return scratch.subarray(0, bytes);
  } finally {
    closeSync(descriptor);
  }
};
var chunkBytes = (bytes) => Math.min(MAX_CHUNK_BYTES, bytes + 64);
var deflateWhole = (data) => {
  if (data.length >= SAMPLED_FROM_BYTES && looksIncompressible(data)) return void 0;
  const deflated = deflateRawSync2(data, { level: LEVEL, chunkSize: chunkBytes(data.length) });
  return deflated.length < data.length ? deflated : void 0;
};
var contentOf = (file, scratch) => file.target === void 0 ? readExactly(file.file, scratch, 0, file.bytes, true) : new TextEncoder().encode(file.target);
var packWhole = (file, dosTime, scratch, output, at) => {
  const data = contentOf(file, scratch);
  const deflated = file.target === void 0 ? deflateWhole(data) : void 0;
  const kept = deflated ?? data;
  const method = deflated ? DEFLATED : STORED;
  const part = { crc32: crc32(data), compressedBytes: kept.length, method };
  const name = Buffer.from(file.path);
  const header = writeLocalHeader(output, at, { ...part, name, dosTime, bytes: data.length, zip64: false });
  output.set(kept, at + header);
  return part;
};
var frameStored = (data, last, output) => {
  let at = 0;
  for (let start = 0; start < data.length; start += STORED_BLOCK_BYTES) {
    const piece = data.subarray(start, start + STORED_BLOCK_BYTES);
    const final = last && start + piece.length === data.length;
    output.set([final ? 1 : 0, piece.length & 255, piece.length >> 8, ~piece.length & 255, ~piece.length >> 8 & 255], at);
    output.set(piece, at + STORED_FRAME_BYTES);
    at += STORED_FRAME_BYTES + piece.length;
  }
  return at;
};
var deflateBlock = (data, dictionary, last, output) => {
  if (looksIncompressible(data)) return frameStored(data, last, output);
  const finishFlush = last ? zlib.Z_FINISH : zlib.Z_SYNC_FLUSH;
  const deflated = deflateRawSync2(data, {
    level: LEVEL,
    chunkSize: chunkBytes(data.length),
    finishFlush,
    ...dictionary.length > 0 ? { dictionary } : {}
  });
  if (deflated.length >= data.length) return frameStored(data, last, output);
  output.set(deflated);
  return deflated.length;
};
var runBlock = (job, scratch, output) => {
  const before = job.method === DEFLATED ? Math.min(WINDOW_BYTES, job.start) : 0;
  const read = readExactly(job.file, scratch, job.start - before, before + job.bytes, job.last);
  const data = read.subarray(before);
  if (job.method === STORED) output.set(data);
  const bytes = job.method === STORED ? data.length : deflateBlock(data, read.subarray(0, before), job.last, output);
  return { kind: "done", bytes, parts: [{ crc32: crc32(data), compressedBytes: bytes, method: job.method }] };
};
var CHANGED_CODES = ["ENOENT", "ENOTDIR", "ELOOP", "EISDIR"];
var describeFailure = (error, path, file) => {
  const reason = error instanceof Error ? error.message : String(error);
  const isChanged = error instanceof FileChanged || error instanceof Error && "code" in error && CHANGED_CODES.includes(error.code);
  return { kind: "failed", code: isChanged ? "bundle-file-changed" : "bundle-file-unreadable", path, file, reason };
};
var runFiles = (job, scratch, output) => {
  const parts = [];
  let at = 0;
  for (const file of job.files) {
    try {
      const part = packWhole(file, job.dosTime, scratch, output, at);
      parts.push(part);
      at += localHeaderBytes(Buffer.byteLength(file.path), false) + part.compressedBytes;
    } catch (error) {
      return describeFailure(error, file.path, file.file);
    }
  }
  return { kind: "done", bytes: at, parts };
};
var createJobRunner = () => {
  const scratch = Buffer.allocUnsafeSlow(WINDOW_BYTES + BLOCK_BYTES + 1);
  return (job, output) => {
    if (job.kind === "files") return runFiles(job, scratch, output);
    try {
      return runBlock(job, scratch, output);
    } catch (error) {
      return describeFailure(error, job.path, job.file);
    }
  };
};

// src/bundle/deflate-worker.ts
var buffers = workerData.map((memory) => new Uint8Array(memory));
var run = createJobRunner();
parentPort?.on("message", ({ job, slot }) => {
  const output = buffers[slot];
  if (!output) throw new RangeError(`there is no buffer ${slot}`);
  parentPort?.postMessage(run(job, output));
});
