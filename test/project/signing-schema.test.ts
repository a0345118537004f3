import { describe, expect, test } from 'vitest';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';
import { signingSchema } from '../../src/project/signing-schema.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  return judge(signingSchema, {
    value,
    place,
    keyPlace: place,
    source: () => undefined,
    nameOf: (path) => ['signing', ...path].join('.'),
  });
};

const codes = (value: unknown) => judged(value).problems.map(({ code, place }) => `${code} ${place?.path}`.trim());

describe('signingSchema', () => {
  test.each([
    // value | keys, threshold, days
    [undefined, { trustedKeys: [], threshold: 1, expires: 180 }],
    [
      { trustedKeys: 'keys/a.pub', expires: 30 },
      { trustedKeys: ['keys/a.pub'], threshold: 1, expires: 30 },
    ],
    [
      { trustedKeys: ['a', 'b'], threshold: 2, expires: '365d' },
      { trustedKeys: ['a', 'b'], threshold: 2, expires: 365 },
    ],
  ])('%j gives %j', (value, expected) => {
    expect(judged(value)).toEqual({ value: expected, problems: [] });
  });

  test('takes the range of versions that are supported', () => {
    expect(judged({ supported: '>=1.4.0' })).toMatchObject({ value: { supported: '>=1.4.0' }, problems: [] });
  });

  test('takes programs that sign, with a minute for each signature', () => {
    const signers = [{ publicKey: 'keys/kms.pub', command: ['scripts/kms-sign', '--key', 'release'] }];
    expect(judged({ signers })).toMatchObject({ value: { signers: [{ ...signers[0], timeout: 60 }] }, problems: [] });
  });

  test('takes a key of several lines', () => {
    const pem = '-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n';
    expect(judged({ trustedKeys: [pem] })).toMatchObject({ value: { trustedKeys: [pem] } });
  });

  test.each([
    // value | codes with their path
    [{ trustedKeys: '' }, ['project-text-empty trustedKeys']],
    [{ trustedKeys: [''] }, ['project-text-empty trustedKeys.0']],
    [{ trustedKeys: ['hunter2', 'hunter2'] }, ['project-list-duplicate trustedKeys.1']],
    [{ trustedKeys: ['hunter2\u0000'] }, ['project-text-control-character trustedKeys.0']],
    [{ threshold: 65 }, ['project-number-out-of-range threshold']],
    [{ supported: 'newer' }, ['project-range-invalid supported']],
    [{ signers: [{ publicKey: 'a', command: [] }] }, ['project-list-empty signers.0.command']],
    [{ signers: [{ publicKey: 'a', command: ['b'], timeout: 0 }] }, ['project-number-out-of-range signers.0.timeout']],
    [{ expires: '5 weeks' }, ['project-expires-invalid expires']],
    [{ privateKey: 'hunter2' }, ['project-secret-key privateKey']],
  ])('refuses %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
    expect(JSON.stringify(judged(value).problems)).not.toContain('hunter2');
  });
});
