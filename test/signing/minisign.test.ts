import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  blake2b512OfFile,
  signBlake2b512,
  signFile,
  verifyMinisig,
  verifyMinisigOfDigest,
} from '../../src/signing/minisign.js';
import { encodePublicKey, parsePublicKey, publicKeyOf, publicKeyOfSeed } from '../../src/signing/public-key.js';
import { parseSecretKey } from '../../src/signing/secret-key.js';
import { seedSigner } from '../../src/signing/signer.js';
import { errorOf, flipped, inDirectory, runTool, seedOf } from './tools.js';

const signer = seedSigner(seedOf('minisign'));
const trust = { keys: [signer.publicKey] };
const comment = { file: 'pump-1.0.0.zip', fields: { product: 'pump', version: '1.0.0' } };
const contents = Buffer.from('contents of a bundle');
const digest = new Uint8Array(createHash('blake2b512').update(contents).digest());
const ownId = publicKeyOfSeed(seedOf('minisign'), 'ffeeddccbbaa9988');

/** What minisign makes of a file, its signature and a key. */
const judge = (cwd: string, minisig: string, publicKey: string) => {
  writeFileSync(join(cwd, 'file'), contents);
  writeFileSync(join(cwd, 'file.minisig'), minisig);
  writeFileSync(join(cwd, 'ota.pub'), publicKey);
  return runTool('minisign', ['-V', '-p', 'ota.pub', '-m', 'file'], { cwd });
};

describe('signFile', () => {
  it('signs what minisign verifies, trusted comment included', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'file'), contents);
      const minisig = await signFile(join(cwd, 'file'), signer, comment);
      const { status, output } = judge(cwd, minisig, encodePublicKey(signer.publicKey, 'minisign'));
      expect(output).toContain('file:pump-1.0.0.zip\thashed\tproduct:pump\tversion:1.0.0');
      expect(status).toBe(0);
    });
  });

  it('gives the same text each time', async () => {
    expect(await signBlake2b512(digest, signer, comment)).toBe(await signBlake2b512(digest, signer, comment));
  });

  it('signs with a key that minisign made, under the id that minisign gave it', async () => {
    await inDirectory(async (cwd) => {
      runTool('minisign', ['-G', '-W', '-p', 'made.pub', '-s', 'made.key'], { cwd });
      const { seed, publicKey } = await parseSecretKey(readFileSync(join(cwd, 'made.key'), 'utf8'));
      const minisig = await signBlake2b512(digest, seedSigner(seed, publicKey), comment);
      expect(judge(cwd, minisig, readFileSync(join(cwd, 'made.pub'), 'utf8')).status).toBe(0);
    });
  });

  it('refuses a digest of another length', async () => {
    await expect(signBlake2b512(digest.subarray(1), signer, comment)).rejects.toThrow(RangeError);
  });
});

describe('blake2b512OfFile', () => {
  it('is the digest of the whole file, also of one longer than a read', async () => {
    await inDirectory(async (cwd) => {
      const long = Buffer.alloc(3 * 1024 * 1024 + 1, 'x');
      writeFileSync(join(cwd, 'long'), long);
      expect(Buffer.from(await blake2b512OfFile(join(cwd, 'long')))).toEqual(
        createHash('blake2b512').update(long).digest(),
      );
    });
  });
});

describe('verifyMinisig', () => {
  let minisig: string;
  beforeAll(async () => {
    minisig = await signBlake2b512(digest, signer, comment);
  });

  it('accepts what minisign signs', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'file'), contents);
      runTool('minisign', ['-G', '-W', '-p', 'ota.pub', '-s', 'ota.key'], { cwd });
      runTool('minisign', ['-S', '-s', 'ota.key', '-m', 'file', '-t', 'file:file\thashed'], { cwd });
      const key = parsePublicKey(readFileSync(join(cwd, 'ota.pub'), 'utf8'));
      const text = readFileSync(join(cwd, 'file.minisig'), 'utf8');
      const verified = await verifyMinisig(text, join(cwd, 'file'), { keys: [signer.publicKey, key] });
      expect(verified.key).toEqual(key);
      expect(verified.fields.get('file')).toBe('file');
    });
  });

  it('refuses another file', async () => {
    expect((await errorOf(() => verifyMinisigOfDigest(minisig, flipped(digest, 5), trust))).code).toBe(
      'signature-minisign-invalid',
    );
  });

  it('refuses the signature of a key that isn’t trusted, and names both', async () => {
    const other = publicKeyOfSeed(seedOf('other'));
    const error = await errorOf(() => verifyMinisigOfDigest(minisig, digest, { keys: [other] }));
    expect([error.code, error.exitCode]).toEqual(['signature-minisign-other-key', 3]);
    await errorOf(() => verifyMinisigOfDigest(minisig, digest, { keys: [] }));
  });

  it('refuses a text with any bit changed that somebody vouches for', async () => {
    const bytes = Buffer.from(minisig);
    const start = minisig.indexOf('\n') + 1;
    const vouched = verifyMinisigOfDigest(minisig, digest, trust).trustedComment;
    const property = fc.asyncProperty(fc.integer({ min: 0, max: bytes.length * 8 - 9 }), async (bit) => {
      const changed = Buffer.from(flipped(bytes, bit)).toString('latin1');
      if (bit >= start * 8) return void (await errorOf(() => verifyMinisigOfDigest(changed, digest, trust)));
      try {
        expect(verifyMinisigOfDigest(changed, digest, trust).trustedComment).toBe(vouched);
      } catch (error) {
        expect(error).toMatchObject({ exitCode: 3 });
      }
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('agrees with minisign on changed signatures', async () => {
    await inDirectory(async (cwd) => {
      const publicKey = encodePublicKey(signer.publicKey, 'minisign');
      const lines = minisig.split('\n');
      for (const [line, at] of [
        [1, 3],
        [1, 8],
        [1, 40],
        [2, 24],
        [3, 20],
      ] as const) {
        const text = lines.map((old, i) =>
          i === line ? `${old.slice(0, at)}${old[at] === 'A' ? 'B' : 'A'}${old.slice(at + 1)}` : old,
        );
        expect(judge(cwd, text.join('\n'), publicKey).status).not.toBe(0);
        await errorOf(() => verifyMinisigOfDigest(text.join('\n'), digest, trust));
      }
    });
  });
});

describe('key ids of minisign', () => {
  it.each([
    // signer's key, trusted key, accepted
    [signer.publicKey, signer.publicKey, true],
    [ownId, ownId, true],
    [ownId, signer.publicKey, true],
    [signer.publicKey, ownId, false],
    [publicKeyOf(signer.publicKey.raw, '1111111111111111'), ownId, false],
  ])('must be those of the trusted key, or stated in the signed comment (%#)', async (own, trusted, accepted) => {
    const text = await signBlake2b512(digest, { ...signer, publicKey: own }, comment);
    const verified = () => verifyMinisigOfDigest(text, digest, { keys: [trusted] });
    if (accepted) expect(verified().key).toBe(trusted);
    else expect((await errorOf(verified)).code).toBe('signature-minisign-other-key');
  });

  it('are refused where nothing vouches for them', async () => {
    const text = await signBlake2b512(digest, signer, comment);
    const form = Buffer.from(text.split('\n')[1] ?? '', 'base64');
    const changed = text.replace(form.toString('base64'), Buffer.from(flipped(form, 20)).toString('base64'));
    expect((await errorOf(() => verifyMinisigOfDigest(changed, digest, trust))).code).toBe(
      'signature-minisign-other-key',
    );
  });
});
