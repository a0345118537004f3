import { describe, expect, it } from 'vitest';
import {
  centralHeaderBytes,
  DEFLATED,
  endRecords,
  IN_ZIP64,
  localHeaderBytes,
  needsZip64End,
  needsZip64Sizes,
  STORED,
  writeCentralHeader,
  writeLocalHeader,
  type ZipDirectoryEntry,
} from '../../src/bundle/zip-format.js';

const entry = (changes: Partial<ZipDirectoryEntry> = {}): ZipDirectoryEntry => ({
  name: Buffer.from('update.sh'),
  method: DEFLATED,
  dosTime: 0x576eb1aa,
  crc32: 0x01020304,
  compressedBytes: 5,
  bytes: 9,
  zip64: false,
  offset: 7,
  mode: 0o100755,
  ...changes,
});

const hex = (text: string): string => text.replaceAll(' ', '');

const local = (header: ZipDirectoryEntry): string => {
  const target = Buffer.alloc(localHeaderBytes(header.name.length, header.zip64) + 3, 0xee);
  const written = writeLocalHeader(target, 2, header);
  return target.subarray(2, 2 + written).toString('hex');
};

const central = (header: ZipDirectoryEntry): string => {
  const target = Buffer.alloc(centralHeaderBytes(header) + 3, 0xee);
  const written = writeCentralHeader(target, 2, header);
  return target.subarray(2, 2 + written).toString('hex');
};

const NAME = Buffer.from('update.sh').toString('hex');

describe('writeLocalHeader', () => {
  it('writes the fields in the specification’s order', () => {
    expect(local(entry())).toBe(hex(`504b0304 1400 0000 0800 aab16e57 04030201 05000000 09000000 0900 0000 ${NAME}`));
  });

  it('asks for version 1.0 only where nothing is compressed', () => {
    expect(local(entry({ method: STORED })).slice(8, 12)).toBe('0a00');
  });

  it('flags a name that is not ASCII as UTF-8, and no other', () => {
    expect(local(entry({ name: Buffer.from('größe') })).slice(12, 16)).toBe('0008');
    expect(local(entry()).slice(12, 16)).toBe('0000');
  });

  it('moves both sizes to a zip64 field, the uncompressed one first', () => {
    const header = local(entry({ zip64: true, bytes: 2 ** 32 + 1, compressedBytes: 3 }));
    expect(header.slice(36, 52)).toBe('ffffffffffffffff');
    expect(header.slice(8, 12)).toBe('2d00');
    expect(header.slice(60 + NAME.length)).toBe(hex('0100 1000 0100000001000000 0300000000000000'));
  });
});

describe('writeCentralHeader', () => {
  it('writes the fields in the specification’s order, made by UNIX with the mode', () => {
    expect(central(entry())).toBe(
      hex(
        `504b0102 1403 1400 0000 0800 aab16e57 04030201 05000000 09000000 0900 0000 0000 0000 0000 0000ed81 07000000 ${NAME}`,
      ),
    );
  });

  it.each([
    // what, changes, zip64 field
    ['nothing of it below 4 GiB', { zip64: true, bytes: IN_ZIP64 - 1 }, ''],
    ['a size of 4 GiB - 1, which is the sign for zip64', { bytes: IN_ZIP64 }, '0100 0800 ffffffff00000000'],
    ['only the offset', { offset: 2 ** 33 }, '0100 0800 0000000002000000'],
    [
      'all three in order',
      { bytes: 2 ** 32, compressedBytes: 2 ** 32 + 1, offset: 2 ** 32 + 2 },
      '0100 1800 0000000001000000 0100000001000000 0200000001000000',
    ],
  ])('keeps in its zip64 field %s', (_what, changes, expected) => {
    expect(central(entry(changes)).slice(92 + NAME.length)).toBe(hex(expected));
  });
});

describe('endRecords', () => {
  it('is one record of 22 bytes for an ordinary zip', () => {
    const records = Buffer.from(endRecords({ entries: 2, offset: 300, bytes: 110 })).toString('hex');
    expect(records).toBe(hex('504b0506 0000 0000 0200 0200 6e000000 2c010000 0000'));
  });

  it.each([
    // what, directory, needs zip64
    ['65,534 entries', { entries: 65_534, offset: 1, bytes: 1 }, false],
    ['65,535 entries', { entries: 65_535, offset: 1, bytes: 1 }, true],
    ['a directory just below 4 GiB', { entries: 1, offset: IN_ZIP64 - 1, bytes: 1 }, false],
    ['a directory at 4 GiB', { entries: 1, offset: IN_ZIP64, bytes: 1 }, true],
    ['a directory of 4 GiB', { entries: 1, offset: 1, bytes: IN_ZIP64 }, true],
  ])('for %s has the zip64 records or not: %#', (_what, directory, expected) => {
    expect(needsZip64End(directory)).toBe(expected);
    expect(endRecords(directory).length).toBe(expected ? 98 : 22);
  });

  it('puts the count, size, offset and its own place into the zip64 records', () => {
    const records = Buffer.from(endRecords({ entries: 70_000, offset: 2 ** 32, bytes: 5 }));
    expect(records.subarray(0, 56).toString('hex')).toBe(
      hex(
        '504b0606 2c00000000000000 2d03 2d00 00000000 00000000 7011010000000000 7011010000000000 0500000000000000 0000000001000000',
      ),
    );
    expect(records.subarray(56, 76).toString('hex')).toBe(hex('504b0607 00000000 0500000001000000 01000000'));
    expect(records.subarray(76).toString('hex')).toBe(hex('504b0506 0000 0000 ffff ffff 05000000 ffffffff 0000'));
  });
});

describe('needsZip64Sizes', () => {
  it('leaves room for what stored blocks add to a file just below 4 GiB', () => {
    expect(needsZip64Sizes(4_290_000_000)).toBe(false);
    expect(needsZip64Sizes(IN_ZIP64 - 1)).toBe(true);
  });
});
