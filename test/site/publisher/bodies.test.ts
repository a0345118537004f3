import { describe, expect, test } from 'vitest';
import { readLatest, readUpgrade, readVersions } from '../../../src/site/publisher/bodies.js';
import { judgeWithReader } from '../../support/zos-reader.js';
import { LAST_WINS, ZOS_ROWS } from '../../support/zos-rows.js';

const READ = { versions: readVersions, latest: readLatest, upgrade: readUpgrade };

describe('what 0-OS reads', () => {
  test.each(ZOS_ROWS)('%s: %s', (_what, taken, { kind, body }) => {
    expect('value' in READ[kind](Buffer.from(body))).toBe(taken);
  });

  test.each(LAST_WINS)('of keys that come several times, the last one wins: %s', (members, flist) => {
    expect(readUpgrade(Buffer.from(`{${members}}`))).toMatchObject({ value: { flist } });
  });

  test('is the same for an independent reader in Python', () => {
    const judged = judgeWithReader([
      ...ZOS_ROWS.map(([, , body]) => body),
      ...LAST_WINS.map(([members]) => ({ kind: 'upgrade', body: `{${members}}` }) as const),
    ]);
    expect(judged.slice(0, ZOS_ROWS.length).map(({ error }) => error === undefined)).toEqual(
      ZOS_ROWS.map(([, taken]) => taken),
    );
    expect(judged.slice(ZOS_ROWS.length).map(({ value }) => value)).toMatchObject(
      LAST_WINS.map(([, flist]) => ({ flist })),
    );
  });
});

test('gives the fields their names, and storage only where there is one', () => {
  const flist = 'https://hub.example.com/a.flist';
  expect(readUpgrade(Buffer.from(JSON.stringify({ flist, transaction_id: 'c0ffee', storage: '' })))).toEqual({
    value: { flist, transactionId: 'c0ffee', signature: '' },
  });
  expect(readUpgrade(Buffer.from(JSON.stringify({ flist, signature: '0f', storage: 'zdb://h:1' })))).toEqual({
    value: { flist, transactionId: '', signature: '0f', storage: 'zdb://h:1' },
  });
});

test('says why, on one short line', () => {
  expect(readLatest(Buffer.from(`"${'x'.repeat(500)}"`))).toEqual({
    reason: `it is "${'x'.repeat(59)}…, which is no strict version`,
  });
  expect(readVersions(Buffer.from('<html>\n'))).toEqual({ reason: 'it is not JSON in UTF-8 ("<html>\\n")' });
  expect(readVersions(Buffer.from('["1.0.0",null]'))).toEqual({ reason: 'it lists null, which is no strict version' });
});
