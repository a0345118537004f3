import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FlattenedSign } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  parseSignatureEntry,
  type SignatureEntry,
  signedBytes,
} from '../../../src/devices/pantavisor/signature-entry.js';
import { signatureFault } from '../../../src/devices/pantavisor/verify-signature.js';
import { certificateAuthority, testKey } from '../../support/certificate-authority.js';
import { CA_FILE, stateWith, trust } from '../../support/pantavisor.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const SELECTION = { include: ['app/**', '#spec'], exclude: ['app/src.json'] };
const STATE = stateWith({ 'app/run.json': { weight: 1.5 }, 'app/src.json': {} });
const PAYLOAD = Buffer.from(signedBytes('', SELECTION, STATE).subarray(1)).toString();

const KEYS = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  ES256: testKey('leaf'),
  ES384: generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey,
  ES512: generateKeyPairSync('ec', { namedCurve: 'secp521r1' }).privateKey,
  short: generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
  EdDSA: generateKeyPairSync('ed25519').privateKey,
} as const satisfies Readonly<Record<string, KeyObject>>;

type KeyName = keyof typeof KEYS;

const leaves = new Map<KeyName, string>();
beforeAll(() => {
  const issue = certificateAuthority(temporaryDirectory());
  const issuer = { certificate: readFileSync(CA_FILE, 'utf8'), key: testKey('root') };
  for (const name of ['RS256', 'ES256', 'ES384', 'ES512', 'short', 'EdDSA'] as const) {
    const pem = issue({ subject: name, key: KEYS[name], issuer });
    leaves.set(name, new X509Certificate(pem).raw.toString('base64'));
  }
});

/** The entry that another JWS library makes. */
const signedBy = async (alg: string, key: KeyName, leaf: KeyName = key, payload = PAYLOAD): Promise<SignatureEntry> => {
  const header = { alg, typ: 'PVS', pvs: SELECTION, x5c: [leaves.get(leaf) ?? ''] };
  const jws = await new FlattenedSign(Buffer.from(payload, 'base64url')).setProtectedHeader(header).sign(KEYS[key]);
  const value = { '#spec': 'pvs@2', protected: jws.protected, signature: jws.signature };
  const entry = parseSignatureEntry(value);
  if (typeof entry === 'string') throw new Error(entry);
  return entry;
};

describe('signatureFault', () => {
  test.each(['RS256', 'ES256', 'ES384', 'ES512'] as const)('takes %s of another JWS library', async (algorithm) => {
    expect(signatureFault(await signedBy(algorithm, algorithm), STATE, trust())).toBeUndefined();
  });

  test.each(['RS256', 'ES256', 'ES384', 'ES512'] as const)('refuses %s over another state', async (algorithm) => {
    const other = stateWith({ 'app/run.json': { weight: 1.25 }, 'app/src.json': {} });
    expect(signatureFault(await signedBy(algorithm, algorithm), other, trust())).toMatch(/does not fit/);
  });

  test('does not look at what is left out', async () => {
    const other = stateWith({ 'app/run.json': { weight: 1.5 }, 'app/src.json': { other: true }, 'bsp/x': undefined });
    expect(signatureFault(await signedBy('ES256', 'ES256'), other, trust())).toBeUndefined();
  });

  test.each([
    // header’s algorithm | leaf | fault
    ['ES256', 'ES384', /ES256 needs a key on prime256v1, and the leaf’s is secp384r1/],
    ['ES384', 'ES256', /ES384 needs a key on secp384r1/],
    ['ES512', 'ES384', /ES512 needs a key on secp521r1/],
    ['ES256', 'RS256', /and the leaf’s is rsa/],
    ['RS256', 'ES256', /RS256 needs an RSA key, and the leaf’s is prime256v1/],
    ['RS256', 'EdDSA', /and the leaf’s is ed25519/],
    ['ES256', 'EdDSA', /and the leaf’s is ed25519/],
    ['RS256', 'short', /1024 bits is too short/],
  ] as const)('refuses %s with the leaf of %s', async (algorithm, leaf, fault) => {
    expect(signatureFault(await signedBy(algorithm, algorithm, leaf), STATE, trust())).toMatch(fault);
  });

  test('refuses another key than the leaf’s', async () => {
    const entry = await signedBy('ES256', 'ES256');
    const flipped = Buffer.from(entry.signature);
    flipped[10] = (flipped[10] ?? 0) ^ 1;
    expect(signatureFault({ ...entry, signature: flipped }, STATE, trust())).toMatch(/does not fit/);
  });

  test('refuses a signature in DER, which is no r and s side by side', async () => {
    const entry = await signedBy('ES256', 'ES256');
    const der = Buffer.concat([Buffer.from([0x30, 0x44]), entry.signature, Buffer.alloc(6)]);
    expect(signatureFault({ ...entry, signature: der }, STATE, trust())).toMatch(/has 64 bytes, and this one 72/);
  });

  test('refuses a chain that is not trusted, or is no chain', async () => {
    const entry = await signedBy('ES256', 'ES256');
    expect(signatureFault(entry, STATE, { ...trust(), anchors: [] })).toMatch(/neither in the chain nor trusted/);
    expect(signatureFault(entry, STATE, { ...trust(), now: new Date('2121-01-01') })).toMatch(/expired/);
    expect(signatureFault({ ...entry, chain: [Uint8Array.of(1)] }, STATE, trust())).toMatch(/damaged/);
  });
});
