import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAX_ENTRY_BYTES, ustarEnd, ustarHeader, ustarPadding } from '../../../src/devices/pantavisor/ustar.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

describe('ustarHeader', () => {
  test('is what tar writes for the same file', () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'json'), '{}');
    const args = ['--format=ustar', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=0644'];
    const tar = execFileSync('tar', ['-C', directory, ...args, '-cf', '-', 'json']);
    const ours = Buffer.concat([ustarHeader('json', 2), Buffer.from('{}'), ustarPadding(2), ustarEnd()]);
    // Numbers of devices, which plain files don’t have, are zeros in text or none at all; the checksum follows from them.
    const comparable = (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 148), bytes.subarray(156, 329)]);
    expect(comparable(ours)).toEqual(comparable(tar));
    expect(ours.subarray(512)).toEqual(tar.subarray(512, ours.length));
  });

  test('takes a size of eleven octal digits, and no more', () => {
    expect(Buffer.from(ustarHeader('x', MAX_ENTRY_BYTES)).subarray(124, 136).toString()).toBe('77777777777\0');
    for (const size of [MAX_ENTRY_BYTES + 1, -1, 1.5]) expect(() => ustarHeader('x', size)).toThrow(RangeError);
  });

  test('takes a name of 100 bytes, and no more', () => {
    expect(() => ustarHeader('x'.repeat(100), 0)).not.toThrow();
    expect(() => ustarHeader('é'.repeat(51), 0)).toThrow(RangeError);
  });
});

describe('ustarPadding', () => {
  test.each([
    [0, 0],
    [1, 511],
    [512, 0],
    [513, 511],
  ])('of %i bytes has %i', (size, padding) => {
    expect(ustarPadding(size)).toHaveLength(padding);
  });
});
