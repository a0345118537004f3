import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blobId, promisedBlobId } from '../../../src/hosts/git-branch/blob.js';
import { gitIn, gitOutput } from '../../../src/repository/git.js';
import { baseEnvironment } from '../../support/cli.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporary = temporaryDirectories();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe.each(['sha1', 'sha256'] as const)('in a repository of %s', (format) => {
  const byGit = async (bytes: Uint8Array): Promise<string> => {
    const directory = temporary();
    const git = gitIn(directory, baseEnvironment);
    await gitOutput(git, ['init', '--quiet', '--template=', `--object-format=${format}`]);
    return (await gitOutput(git, ['hash-object', '--stdin'], { input: bytes })).trim();
  };

  it.each([
    // what, the bytes
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('"1.0.0"\n')],
    ['bytes', Buffer.from(Array.from({ length: 3000 }, (_, i) => i % 256))],
  ])('%s has the name that git gives it, in memory and on disk', async (_what, bytes) => {
    const named = await byGit(bytes);
    expect(blobId(bytes, format)).toBe(named);
    const path = join(temporary(), 'file');
    writeFileSync(path, bytes);
    const body = { kind: 'file', path, size: bytes.length, sha256: sha256(bytes) } as const;
    expect(await promisedBlobId(body, 'file', format, () => {})).toBe(named);
  });
});

describe('promisedBlobId', () => {
  it('refuses a file that isn’t the promised one', async () => {
    const path = join(temporary(), 'file');
    writeFileSync(path, 'changed');
    const body = { kind: 'file', path, size: 7, sha256: sha256(Buffer.from('promise')) } as const;
    const named = promisedBlobId(body, 'bundles/a.zip', 'sha1', () => {});
    await expect(named).rejects.toMatchObject({ code: 'host-source-changed' });
  });
});
