import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { partOf, readSignatureFile, writeSignatureFile } from '../../src/signing/signature-file.js';
import type { SignatureRequests } from '../../src/signing/signature-request.js';
import { failureOf } from '../support/step-states.js';
import { temporaryDirectories } from '../support/temporary.js';

const newDirectory = temporaryDirectories();
const REQUESTS: SignatureRequests = {
  product: 'logger',
  wanted: { keyids: ['a'.repeat(64)], signatures: 1 },
  requests: [],
};

describe('a file of signatures', () => {
  it('is read as it was written, and takes the place of the one before, whatever a killed run left', async () => {
    const directory = newDirectory();
    const file = join(directory, 'sign.json');
    expect(await readSignatureFile(file)).toBeUndefined();
    writeFileSync(partOf(file), '{"vers');
    await writeSignatureFile(file, { ...REQUESTS, product: 'pump' });
    await writeSignatureFile(file, REQUESTS);
    expect(await readSignatureFile(file)).toEqual(REQUESTS);
    expect(readdirSync(directory)).toEqual(['sign.json']);
  });

  it('that can’t be read, or is too large, is told of', async () => {
    const directory = newDirectory();
    const file = join(directory, 'sign.json');
    writeFileSync(file, '');
    expect((await failureOf(() => readSignatureFile(file))).code).toBe('signatures-file-invalid');
    truncateSync(file, 32 * 1024 * 1024 + 1);
    expect((await failureOf(() => readSignatureFile(file))).message).toContain('more than 33554432 bytes');
    expect((await failureOf(() => readSignatureFile(directory))).message).toContain('it is a directory');
  });

  it('that is a device without an end is told of, and not read', async () => {
    const failure = await failureOf(() => readSignatureFile('/dev/zero'));
    expect(failure).toMatchObject({ code: 'signatures-file-unreadable', exitCode: 2 });
    expect(failure.message).toContain('it is no ordinary file');
  });

  it('that can’t be written leaves nothing behind', async () => {
    const directory = newDirectory();
    const nowhere = join(directory, 'none', 'sign.json');
    expect(await failureOf(() => writeSignatureFile(nowhere, REQUESTS))).toMatchObject({
      code: 'signatures-file-unwritable',
      exitCode: 1,
    });
    const taken = join(directory, 'taken');
    mkdirSync(taken);
    expect((await failureOf(() => writeSignatureFile(taken, REQUESTS))).code).toBe('signatures-file-unwritable');
    expect(readdirSync(directory)).toEqual(['taken']);
  });
});
