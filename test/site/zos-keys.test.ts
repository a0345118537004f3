import { expect, test } from 'vitest';
import { zosKeyOf } from '../../src/site/zos-keys.js';

test.each([
  // key | what 0-OS takes it for
  ['flist', 'flist'],
  ['FLIST', 'flist'],
  ['Transaction_ID', 'transaction_id'],
  ['ſtorage', 'storage'],
  ['SIGNATURE', 'signature'],
  ['signatures', undefined],
  ['payload', undefined],
  ['flist ', undefined],
  ['', undefined],
])('%j is %s', (key, known) => {
  expect(zosKeyOf(key)).toBe(known);
});
