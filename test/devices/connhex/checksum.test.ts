import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareChecksum } from '../../../src/devices/connhex/checksum.js';
import { temporaryDirectories } from '../../support/temporary.js';

const newDirectory = temporaryDirectories();
const digest = (algorithm: string, text = 'zip'): string => createHash(algorithm).update(text).digest('hex');

test.each([
  // checksum, verdict
  [digest('sha256'), 'same'],
  [digest('sha256').toUpperCase(), 'same'],
  [`sha256=${digest('sha256')}`, 'same'],
  [`SHA-512:${digest('sha512').toUpperCase()}`, 'same'],
  [` ${digest('sha1')}\n`, 'same'],
  [digest('md5'), 'same'],
  [digest('sha256', 'other'), 'other'],
  [digest('md5', 'other'), 'other'],
  ['', 'unknown'],
  ['a1b2c3d4', 'unknown'],
  [createHash('sha256').update('zip').digest('base64'), 'unknown'],
])('%j: %s', async (checksum, verdict) => {
  const file = join(newDirectory(), 'a.zip');
  writeFileSync(file, 'zip');
  expect(await compareChecksum(checksum, { file, sha256: digest('sha256') })).toBe(verdict);
});
