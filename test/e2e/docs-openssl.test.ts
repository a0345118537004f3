import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verify } from '../../src/signing/ed25519.js';
import { globalMessage } from '../../src/signing/minisig.js';
import { encodePem } from '../../src/signing/pem.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { writeSignatureFile } from '../../src/signing/signature-file.js';
import { parseRequests, requestId, signatureOf } from '../../src/signing/signature-request.js';
import { seedSigner } from '../../src/signing/signer.js';
import { baseEnvironment, runProcess } from '../support/cli.js';
import { codeBlocks } from '../support/markdown.js';
import { testSigner } from '../support/signing.js';
import { signedSite } from '../support/site.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const block = (path: string, language: string, says: string): string => {
  const found = codeBlocks(path, language).filter((text) => text.includes(says));
  if (found.length !== 1) throw new Error(`${found.length} blocks of ${path} say ${says}`);
  return found.join('');
};

const shell = async (cwd: string, script: string, env = {}): Promise<string> => {
  const run = await runProcess('sh', ['-eu', '-c', script], { cwd, env: { ...baseEnvironment, ...env } });
  expect(run.exitCode, run.stdout + run.stderr).toBe(0);
  return run.stdout;
};

describe('docs/offline-signing.md', () => {
  test('signs a request with OpenSSL, and the comment of a minisign signature', async () => {
    const seed = Buffer.alloc(32, 7);
    const key = seedSigner(seed).publicKey;
    const cwd = temporaryDirectory();
    const [bytes, digest, trustedComment] = [Buffer.from('a statement'), Buffer.alloc(64, 1), 'pump 1.0.0'];
    const request = { what: 'something', summary: [], signatures: [] };
    await writeSignatureFile(join(cwd, 'request.json'), {
      product: 'pump',
      wanted: { keyids: [key.keyId], signatures: 1 },
      requests: [
        { ...request, id: requestId(bytes), bytes },
        { ...request, id: requestId(digest, trustedComment), bytes: digest, trustedComment },
      ],
    });
    writeFileSync(join(cwd, 'key.pem'), encodePem('secret', seed));
    const script = block('docs/offline-signing.md', 'sh', 'requests[$N].bytes');
    await shell(cwd, script, { N: '0' });
    const { requests } = parseRequests(readFileSync(join(cwd, 'signed.json')), 'signed.json');
    expect(requests[0] && signatureOf(requests[0], key, 'signed.json')).toMatchObject({ keyid: key.keyId });

    const comment = block('docs/offline-signing.md', 'sh', 'trustedComment');
    const half = Buffer.from(await shell(cwd, `${script}\n${comment}`, { N: '1' }), 'base64');
    const signature = readFileSync(join(cwd, 'signature'));
    expect(verify(digest, signature, key.raw)).toBe(true);
    expect(verify(globalMessage(signature, trustedComment), half, key.raw)).toBe(true);
  });

  test('its program signs what it is given', async () => {
    const cwd = temporaryDirectory();
    const { publicKey } = seedSigner(Buffer.alloc(32, 7));
    writeFileSync(join(cwd, 'key.pem'), encodePem('secret', Buffer.alloc(32, 7)));
    writeFileSync(join(cwd, 'sign'), block('docs/offline-signing.md', 'sh', '#!/bin/sh'));
    await shell(cwd, 'printf message | sh ./sign >signature', { KEY_FILE: 'key.pem' });
    expect(verify(Buffer.from('message'), readFileSync(join(cwd, 'signature')), publicKey.raw)).toBe(true);
  });
});

describe('docs/keys.md', () => {
  test('verifies an upgrade object, and no changed one, without this tool', async () => {
    const cwd = temporaryDirectory();
    const { objects } = await signedSite([{ version: '1.1.0' }]);
    const pem = encodePublicKey(testSigner().publicKey, 'pem');
    await shell(cwd, 'mkdir keys');
    writeFileSync(join(cwd, 'keys/ota.pub.pem'), pem);
    writeFileSync(join(cwd, '1.1.0'), objects.get('1.1.0') ?? '');
    const script = block('docs/keys.md', 'sh', 'python3');
    expect(await shell(cwd, script)).toContain('Signature Verified Successfully');
    const changed = script.replace("open('signed', 'wb').write(b'DSSEv1", "open('signed', 'wb').write(b'DSSEv2");
    expect(changed).not.toBe(script);
    const refused = await runProcess('sh', ['-eu', '-c', changed], { cwd, env: baseEnvironment });
    expect(refused.exitCode).not.toBe(0);
  });
});
