import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMask } from '../../src/report/mask.js';
import { commandSigner } from '../../src/signing/command-signer.js';
import { encodePem } from '../../src/signing/pem.js';
import { seedSigner } from '../../src/signing/signer.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const newDirectory = temporaryDirectories();
const SEED = Buffer.alloc(32, 3);
const OWN = seedSigner(SEED);
const BYTES = new TextEncoder().encode('what is to be signed');

/** A signer that runs a shell script in a directory with the key in `key.pem`. */
const scripted = (script: string, timeoutMs = 20_000) => {
  const directory = newDirectory();
  writeFileSync(join(directory, 'key.pem'), encodePem('secret', SEED));
  writeFileSync(join(directory, 'sign.sh'), script);
  const environment = { PATH: process.env.PATH, AWS_SECRET_ACCESS_KEY: 'of the KMS' };
  const signer = commandSigner(
    { publicKey: OWN.publicKey, argv: ['/bin/sh', 'sign.sh', 'an argument'], timeoutMs },
    { directory, environment, mask: createMask(['of the KMS']) },
  );
  return { signer, read: (name: string) => readFileSync(join(directory, name), 'utf8') };
};
const OPENSSL = 'cat > bytes; openssl pkeyutl -sign -rawin -inkey key.pem -in bytes';

describe('a program that signs', () => {
  it.each([
    // how it writes the signature, script
    ['raw', OPENSSL],
    ['in base64, over two lines', `${OPENSSL} | openssl base64`],
    ['in hex', `${OPENSSL} | od -An -v -tx1`],
  ])('writes it %s', async (_how, script) => {
    expect(Buffer.compare(await scripted(script).signer.sign(BYTES), await OWN.sign(BYTES))).toBe(0);
  });

  it('is told the key and the digests, has its own credentials, its arguments and no shell', async () => {
    const { signer, read } = scripted(`env > environment; printf %s "$1" > argument; ${OPENSSL}`);
    await signer.sign(BYTES);
    const seen = read('environment').split('\n');
    expect(seen).toContain(`OTA_SIGN_KEYID=${OWN.publicKey.keyId}`);
    for (const name of ['sha256', 'sha512'])
      expect(seen).toContain(`OTA_SIGN_${name.toUpperCase()}=${createHash(name).update(BYTES).digest('hex')}`);
    expect(seen).toContain('AWS_SECRET_ACCESS_KEY=of the KMS');
    expect(read('argument')).toBe('an argument');
  });

  it.each([
    // what it does, script, code, what the message says
    ['fails', 'echo "no session" >&2; exit 3', 'signer-failed', 'exit code 3. It said:\nno session'],
    ['is ended', 'kill -9 $$', 'signer-failed', 'it was ended by SIGKILL'],
    ['says nothing', 'cat > bytes', 'signer-output-invalid', 'wrote 0 bytes'],
    ['says too much', 'head -c 100000 /dev/zero', 'signer-output-invalid', 'wrote 100000 bytes'],
    ['lies', 'head -c 64 /dev/zero', 'signer-other-key', OWN.publicKey.keyId],
  ])('that %s', async (_what, script, code, message) => {
    const failure = await failureOf(() => scripted(script).signer.sign(BYTES));
    expect(failure).toMatchObject({ code, exitCode: 1 });
    expect(failure.message).toContain(message);
  });

  it('that repeats a secret has it masked', async () => {
    const { message } = await failureOf(() => scripted('env >&2; exit 1').signer.sign(BYTES));
    expect(message).toContain('AWS_SECRET_ACCESS_KEY=***');
    expect(message).not.toContain('of the KMS');
  });

  it('that talks at length is cut off after its secrets are hidden, so that none is left in part', async () => {
    const script = 'head -c 1996 /dev/zero | tr "\\0" x >&2; echo "$AWS_SECRET_ACCESS_KEY and more" >&2; exit 1';
    const { message } = await failureOf(() => scripted(script).signer.sign(BYTES));
    expect(message).toMatch(/x{1996}\*{3} $/);
    expect(message).not.toContain('of t');
  });

  it('that hangs is ended with what it started, which may be deaf to being asked', async () => {
    const { signer, read } = scripted(
      'sh -c "trap : TERM; echo \\$\\$ > child; while :; do sleep 0.1; done" & wait',
      300,
    );
    const failure = await failureOf(() => signer.sign(BYTES));
    expect(failure.message).toContain('it took longer than 0.3 s');
    const child = Number(read('child'));
    // A process that has just been killed may be there for a moment more.
    await expect.poll(() => isThere(child)).toBe(false);
  });

  it.each([
    // program, what the system says
    ['./none', 'ENOENT'],
    ['/etc/hosts/program', 'ENOTDIR'],
  ])('%s can’t be started', async (program, reason) => {
    const { publicKey } = OWN;
    const surroundings = { directory: newDirectory(), environment: {}, mask: (text: string) => text };
    const signer = commandSigner({ publicKey, argv: [program], timeoutMs: 1000 }, surroundings);
    const failure = await failureOf(() => signer.sign(BYTES));
    expect(failure.code).toBe('signer-failed');
    expect(failure.message).toContain(reason);
  });
});

/** Whether a process runs; one that waits to be collected by its parent doesn’t. */
const isThere = (pid: number): boolean => {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};
