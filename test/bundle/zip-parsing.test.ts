import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centralHeaderBytes,
  endRecords,
  needsZip64Sizes,
  writeCentralHeader,
  type ZipDirectoryEntry,
} from '../../src/bundle/zip-format.js';
import { MAX_END_BYTES, Malformed, parseDirectory, parseEndRecords, sameBytes } from '../../src/bundle/zip-parsing.js';

const size = fc.oneof(
  fc.nat(),
  fc.integer({ min: 2 ** 32 - 3, max: 2 ** 32 + 3 }),
  fc.integer({ min: 0, max: 2 ** 50 }),
);
const count = fc.oneof(fc.nat({ max: 100 }), fc.integer({ min: 65_533, max: 65_537 }));

const tailOf = (directory: { entries: number; offset: number; bytes: number }): Buffer =>
  Buffer.concat([Buffer.alloc(MAX_END_BYTES, 0xaa), endRecords(directory)]).subarray(-MAX_END_BYTES);

describe('parseEndRecords', () => {
  it('reads back what the writer writes, zip64 or not', () => {
    fc.assert(
      fc.property(count, size, size, (entries, offset, bytes) => {
        const directory = { entries, offset, bytes };
        const fileBytes = offset + bytes + endRecords(directory).length;
        expect(parseEndRecords(tailOf(directory), fileBytes)).toEqual(directory);
      }),
    );
  });

  it('reads the end of a file that is shorter than the longest end', () => {
    expect(parseEndRecords(endRecords({ entries: 0, offset: 0, bytes: 0 }), 22)).toEqual({
      entries: 0,
      offset: 0,
      bytes: 0,
    });
  });

  it('refuses any changed byte of the zip64 records', () => {
    const directory = { entries: 70_000, offset: 2 ** 32, bytes: 5_000_000 };
    const fileBytes = directory.offset + directory.bytes + 98;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 97 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const tail = tailOf(directory);
        tail[at] = (tail[at] ?? 0) ^ change;
        expect(() => parseEndRecords(tail, fileBytes)).toThrow(Malformed);
      }),
    );
  });
});

const header = fc
  .record({
    name: fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => Uint8Array.from(Buffer.from(text))),
    method: fc.constantFrom<0 | 8>(0, 8),
    dosTime: fc.nat(),
    crc32: fc.nat(),
    compressedBytes: size,
    bytes: size,
    offset: size,
    mode: fc.constantFrom(0o100644, 0o100755, 0o120777),
  })
  .map(
    (one): ZipDirectoryEntry => ({
      ...one,
      compressedBytes: one.method === 0 ? one.bytes : one.compressedBytes,
      zip64: needsZip64Sizes(one.bytes),
    }),
  );

const written = (one: ZipDirectoryEntry): Uint8Array => {
  const bytes = new Uint8Array(centralHeaderBytes(one));
  writeCentralHeader(bytes, 0, one);
  return bytes;
};

describe('parseDirectory', () => {
  it('reads back what the writer writes, whatever the names and sizes', () => {
    fc.assert(
      fc.property(fc.array(header, { maxLength: 5 }), (headers) => {
        const parsed = parseDirectory(Buffer.concat(headers.map(written)), headers.length);
        expect(parsed.map((one) => ({ ...one.header, name: Uint8Array.from(one.header.name) }))).toEqual(headers);
        expect(parsed.map((one) => one.path)).toEqual(headers.map(({ name }) => Buffer.from(name).toString()));
      }),
    );
  });

  it('never fails otherwise than with its own error, whatever the bytes', () => {
    fc.assert(
      fc.property(header, fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat({ max: 30 }), (one, at, change, cut) => {
        const bytes = written(one);
        const spot = at % bytes.length;
        bytes[spot] = (bytes[spot] ?? 0) ^ change;
        try {
          parseDirectory(bytes.subarray(0, bytes.length - cut), 1);
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
    );
  });
});

describe('sameBytes', () => {
  it.each([
    // a, b, verdict
    [[], [], true],
    [[1, 2], [1, 2], true],
    [[1, 2], [1, 3], false],
    [[1, 2], [1, 2, 3], false],
  ])('compares %j and %j', (a, b, verdict) => {
    expect(sameBytes(Uint8Array.from(a), Uint8Array.from(b))).toBe(verdict);
  });
});
