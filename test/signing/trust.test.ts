import { describe, expect, it } from 'vitest';
import { encodePem } from '../../src/signing/pem.js';
import { encodePublicKey, publicKeyOfSeed } from '../../src/signing/public-key.js';
import { readTrust } from '../../src/signing/trust.js';
import { minisignSecretText } from './minisign-keys.js';
import { seedOf } from './tools.js';

const [anna, ben] = [publicKeyOfSeed(seedOf('anna')), publicKeyOfSeed(seedOf('ben'))];
const textOf = (form: 'base64' | 'pem' | 'minisign') => encodePublicKey(anna, form);
const files: Readonly<Record<string, string>> = {
  'keys/ota.pub': textOf('minisign'),
  'keys/ben.b64': encodePublicKey(ben, 'base64'),
  'keys/empty': '\n',
};
const place = { file: 'ota-release.yaml', line: 9, path: 'signing.trustedKeys' };
const readFile = async (path: string): Promise<string> => {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
  return text;
};
const read = (specs: readonly string[], threshold = 1) => readTrust(specs, threshold, { readFile, place });

describe('readTrust', () => {
  it.each([
    // spec
    [textOf('base64').trim()],
    [textOf('base64')],
    [textOf('pem')],
    [textOf('minisign')],
    [textOf('minisign').split('\n')[1] ?? ''],
    ['keys/ota.pub'],
  ])('takes a key as its text or its file: %j', async (spec) => {
    expect(await read([spec])).toEqual({ trust: { keys: [anna], threshold: 1 }, problems: [] });
  });

  it('takes several keys, in their order', async () => {
    expect((await read(['keys/ben.b64', 'keys/ota.pub'], 2)).trust).toEqual({ keys: [ben, anna], threshold: 2 });
  });

  it('warns of a key listed twice, and counts it once', async () => {
    const { trust, problems } = await read(['keys/ota.pub', 'keys/ben.b64', textOf('base64')], 2);
    expect(trust?.keys).toEqual([anna, ben]);
    expect(problems).toMatchObject([
      { code: 'key-repeated', severity: 'warning', place: { path: 'signing.trustedKeys.2' } },
    ]);
    expect((await read(['keys/ota.pub', textOf('base64')], 2)).problems.map(({ code }) => code)).toEqual([
      'key-repeated',
      'key-threshold-too-high',
    ]);
  });

  it.each([
    // specs, threshold, codes
    [[], 1, ['key-none-trusted']],
    [['keys/ota.pub'], 0, ['key-threshold-invalid']],
    [['keys/ota.pub'], 1.5, ['key-threshold-invalid']],
    [['keys/ota.pub'], 2, ['key-threshold-too-high']],
    [['keys/none.pub', 'keys/empty', ''], 9, ['key-file-unreadable', 'key-empty', 'key-empty']],
  ])('reports every problem of %j with threshold %s at once', async (specs, threshold, codes) => {
    const { trust, problems } = await read(specs, threshold);
    expect(trust).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  it('says where a problem is: the item of the list, or the key’s file', async () => {
    const { problems } = await read(['keys/empty', 'keys/none.pub']);
    expect(problems.map((problem) => problem.place)).toEqual([
      { file: 'keys/empty' },
      { ...place, path: 'signing.trustedKeys.1' },
    ]);
    expect(problems[1]?.message).toBe('The key file "keys/none.pub" can’t be read: there is no such file.');
  });

  const secret = minisignSecretText({ seed: seedOf('anna'), keyId: Buffer.alloc(8) });
  const secretPem = encodePem('secret', seedOf('anna'));
  const base64 = Buffer.from(seedOf('anna')).toString('base64');
  it.each([
    // spec, code
    [secret, 'key-public-expected'],
    [secret.split('\n')[1] ?? '', 'key-public-expected'],
    [secretPem, 'key-public-expected'],
    [secretPem.split('\n')[1] ?? '', 'key-wrong-length'],
    [Buffer.from(seedOf('anna')).toString('hex'), 'key-hex'],
    [base64.slice(0, 43), 'key-not-base64'],
    [`"${base64}"`, 'key-quoted'],
    [Buffer.concat([seedOf('anna'), anna.raw]).toString('base64'), 'key-public-expected'],
  ])('refuses a secret as a key and shows nothing of it (%#)', async (spec, code) => {
    const { problems } = await read([spec]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(JSON.stringify(problems)).not.toContain(spec.trim().slice(-12));
  });
});
