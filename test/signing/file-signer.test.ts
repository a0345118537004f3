import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signEnvelope, verifyEnvelope } from '../../src/signing/dsse.js';
import { askBoth, openSignatureFile, type SignatureFileUse } from '../../src/signing/file-signer.js';
import { signBlake2b512, verifyMinisigOfDigest } from '../../src/signing/minisign.js';
import { signRequests } from '../../src/signing/sign-requests.js';
import { readSignatureFile, writeSignatureFile } from '../../src/signing/signature-file.js';
import { signaturesOf, signerFor } from '../../src/signing/signer.js';
import { testSigner, testTrust } from '../support/signing.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const newDirectory = temporaryDirectories();
const TYPE = 'application/vnd.in-toto+json';
const NOW = '2026-02-01T00:00:00Z';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Bytes whose first word is what they are, as far as these tests care. */
const describeBytes: SignatureFileUse['describe'] = (bytes, comment) => {
  const text =
    comment === undefined
      ? Buffer.from(bytes)
          .toString()
          .replace(/^DSSEv1 \d+ \S+ \d+ /, '')
      : 'minisign';
  const [kind = ''] = text.split(' ');
  return kind === 'bad' ? { refused: 'they are bad' } : { signable: { kind, what: text, lines: [`all: ${text}`] } };
};

const fileOf = (changes: Partial<SignatureFileUse> & { readonly names?: readonly string[] } = {}) => {
  const { names = ['ben'], ...rest } = changes;
  const told: string[] = [];
  const use: SignatureFileUse = {
    file: join(newDirectory(), 'sign.json'),
    product: 'logger',
    keys: testTrust(names).keys,
    needed: 1,
    clock: () => new Date(NOW),
    describe: describeBytes,
    tell: (text) => void told.push(text),
    ...rest,
  };
  return { use, told };
};

/** What happens where the keys are. */
const signAs = async (file: string, ...names: readonly string[]): Promise<number> => {
  const requests = await readSignatureFile(file);
  if (!requests) throw new Error('nothing was asked for');
  const { signed, added } = await signRequests(
    requests,
    names.map((name) => testSigner(name)),
    file,
  );
  await writeSignatureFile(file, signed);
  return added;
};

describe('a signer whose signatures are made elsewhere', () => {
  it('asks for what is missing, and gives it once it is there', async () => {
    const { use } = fileOf();
    const payload = bytesOf('statement 1');
    const { signers } = await openSignatureFile(use);
    const failure = await failureOf(() => signEnvelope(TYPE, payload, [testSigner('anna'), ...signers]));
    expect(failure).toMatchObject({ code: 'signatures-pending', exitCode: 2 });
    expect(failure.message).toContain('statement 1');
    expect(await signAs(use.file, 'ben')).toBe(1);
    const { signers: again } = await openSignatureFile(use);
    const envelope = await signEnvelope(TYPE, payload, [testSigner('anna'), ...again]);
    expect(verifyEnvelope(envelope, testTrust(['anna', 'ben'], 2)).keyIds).toHaveLength(2);
  });

  it('asks for two things in one round, a minisign signature with both of its halves', async () => {
    const { use } = fileOf();
    const digest = new Uint8Array(64).fill(0xe7);
    const comment = { file: 'logger-1.0.0.zip', fields: { product: 'logger' } };
    const both = async () => {
      const { signers } = await openSignatureFile(use);
      const [signer] = signers;
      if (!signer) throw new Error('no signer');
      return askBoth(
        () => signaturesOf(signers, bytesOf('statement 1')),
        () => signBlake2b512(digest, signer, comment),
      );
    };
    const failure = await failureOf(both);
    expect(failure.problems[0]?.message).toContain('2 things');
    await signAs(use.file, 'ben');
    const [made, minisig] = await both();
    expect(made).toHaveLength(1);
    expect(verifyMinisigOfDigest(minisig, digest, testTrust(['ben'])).fields.get('product')).toBe('logger');
  });

  it('takes the signatures of any of the keys, the first that signed, and stays with them', async () => {
    const { use } = fileOf({ names: ['ben', 'carl', 'dora'] });
    const bytes = bytesOf('index 1');
    const sign = async () => signaturesOf((await openSignatureFile(use)).signers, bytes);
    await failureOf(sign);
    await signAs(use.file, 'dora');
    const first = await sign();
    await signAs(use.file, 'ben', 'carl');
    expect(await sign()).toEqual(first);
    expect(first.map(({ publicKey }) => publicKey.keyId)).toEqual([testSigner('dora').publicKey.keyId]);
    const { signers } = await openSignatureFile(use);
    const digest = new Uint8Array(64).fill(0xe7);
    expect(signerFor(signers, digest, { trustedComment: 'file:a\thashed' })).toBe(signers[0]);
  });

  it('keeps signatures that were made when it asks for more, and drops what another request takes the place of', async () => {
    const { use, told } = fileOf();
    const ask = async (...texts: readonly string[]) => {
      const { signers } = await openSignatureFile(use);
      for (const text of texts) await signaturesOf(signers, bytesOf(text));
    };
    await failureOf(() => ask('statement 1'));
    await signAs(use.file, 'ben');
    await failureOf(() => ask('statement 1', 'index 1'));
    const whats = async () =>
      (await readSignatureFile(use.file))?.requests.map((one) => [one.what, one.signatures.length]);
    expect(await whats()).toEqual([
      ['statement 1', 1],
      ['index 1', 0],
    ]);
    await signAs(use.file, 'ben');
    await ask('statement 1', 'index 1');
    expect(told).toEqual([]);
    await failureOf(() => ask('statement 1', 'index 2'));
    expect(await whats()).toEqual([
      ['statement 1', 1],
      ['index 2', 0],
    ]);
    expect(told).toEqual([expect.stringContaining('no longer asks for the index 1')]);
  });

  it('states the same time at the next run, and another once the site has moved on', async () => {
    const { use } = fileOf();
    const at = (time: string, changes: Partial<SignatureFileUse> = {}) =>
      openSignatureFile({ ...use, clock: () => new Date(time), ...changes });
    const before = { created: '2026-01-31T00:00:00Z' };
    const first = await at('2026-02-01T00:00:00.789Z');
    expect(first.timeFor(before).toISOString()).toBe('2026-02-01T00:00:00.000Z');
    await failureOf(() => signaturesOf(first.signers, bytesOf('index 1')));
    expect((await at('2026-02-03T00:00:00Z')).timeFor(before).toISOString()).toBe('2026-02-01T00:00:00.000Z');
    const moved = { created: '2026-02-02T00:00:00Z' };
    expect((await at('2026-02-03T00:00:00Z')).timeFor(moved).toISOString()).toBe('2026-02-03T00:00:00.000Z');
    // Within the second of the revision before, and yet later than that.
    expect((await at('2026-02-02T00:00:00Z')).timeFor(moved).toISOString()).toBe('2026-02-02T00:00:01.000Z');
  });

  it.each([
    // what, time of the next run
    ['was waited for too long', '2026-02-15T00:00:00Z'],
    ['is ahead of the clock', '2026-01-31T22:00:00Z'],
  ])('refuses a time that %s', async (_what, time) => {
    const { use } = fileOf();
    const first = await openSignatureFile(use);
    first.timeFor(undefined);
    await failureOf(() => signaturesOf(first.signers, bytesOf('index 1')));
    const later = await openSignatureFile({ ...use, clock: () => new Date(time) });
    expect((await failureOf(() => later.timeFor(undefined))).code).toBe('signatures-time-stale');
  });

  it('refuses the signatures of another product, a signature that doesn’t fit, and bytes that nobody should sign', async () => {
    const { use } = fileOf();
    const sign = async (text: string, changes: Partial<SignatureFileUse> = {}) =>
      signaturesOf((await openSignatureFile({ ...use, ...changes })).signers, bytesOf(text));
    expect((await failureOf(() => sign('bad 1'))).code).toBe('signatures-bytes-unknown');
    await failureOf(() => sign('index 1'));
    expect((await failureOf(() => sign('index 1', { product: 'pump' }))).code).toBe('signatures-other-product');
    await signAs(use.file, 'ben');
    const text = readFileSync(use.file, 'utf8');
    writeFileSync(use.file, text.replace(/"sig": "..../, '"sig": "AAAA'));
    expect(await failureOf(() => sign('index 1'))).toMatchObject({ code: 'signatures-wrong', exitCode: 3 });
  });

  it('ignores signatures of keys that aren’t trusted', async () => {
    const { use } = fileOf();
    const sign = async () => signaturesOf((await openSignatureFile(use)).signers, bytesOf('index 1'));
    await failureOf(sign);
    const requests = await readSignatureFile(use.file);
    if (!requests) throw new Error('nothing was asked for');
    const eve = testSigner('eve');
    const asEve = { ...requests, wanted: { keyids: [eve.publicKey.keyId], signatures: 1 } };
    await writeSignatureFile(use.file, (await signRequests(asEve, [eve], use.file)).signed);
    expect((await failureOf(sign)).code).toBe('signatures-pending');
  });
});

describe('askBoth', () => {
  it('gives both, in their order, and ends with whatever else goes wrong', async () => {
    const order: number[] = [];
    const one = async () => order.push(1);
    const two = async () => order.push(2);
    expect(await askBoth(one, two)).toEqual([1, 2]);
    expect(order).toEqual([1, 2]);
    await expect(askBoth(() => Promise.reject(new Error('no disk')), two)).rejects.toThrow('no disk');
    expect(order).toEqual([1, 2]);
  });
});
