import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directorySource } from '../../src/site/directory-source.js';
import { MAX_READ_BYTES } from '../../src/site/site-source.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const siteDirectory = () => {
  const root = directory();
  mkdirSync(join(root, 'bundles'));
  mkdirSync(join(root, '1.1.0'));
  writeFileSync(join(root, 'latest'), '"1.0.0"\n');
  writeFileSync(join(root, 'bundles/a.zip'), 'zip');
  return root;
};

describe('a directory as source', () => {
  test('reads and digests files, and names itself as the user did', async () => {
    const source = await directorySource(siteDirectory(), './site');
    expect(source.kind).toBe('directory');
    expect(source.location).toBe('./site');
    expect(Buffer.from((await source.read('latest')) ?? []).toString()).toBe('"1.0.0"\n');
    expect(await source.digest('bundles/a.zip')).toMatchObject({
      size: 3,
      sha256: createHash('sha256').update('zip').digest('hex'),
    });
  });

  test('hands an object’s bytes on as they come, and nothing where there is none', async () => {
    const source = await directorySource(siteDirectory());
    const size = async (chunks: AsyncIterable<Uint8Array>): Promise<number> => {
      let bytes = 0;
      for await (const chunk of chunks) bytes += chunk.length;
      return bytes;
    };
    expect(await source.stream('bundles/a.zip', size)).toBe(3);
    expect(await source.stream('bundles/b.zip', size)).toBeUndefined();
    await expect(source.stream('../x', size)).rejects.toMatchObject({ code: 'verify-path-refused' });
  });

  test('lists every file, sorted, hidden ones too', async () => {
    const root = siteDirectory();
    mkdirSync(join(root, '.ota-release'));
    writeFileSync(join(root, '.ota-release/tmp'), '');
    const source = await directorySource(root);
    expect(await source.list?.()).toEqual(['.ota-release/tmp', 'bundles/a.zip', 'latest']);
  });

  test.each(['nothing', 'latest/below', '1.1.0', `${'x'.repeat(300)}`])('%s is not there', async (path) => {
    const source = await directorySource(siteDirectory());
    expect(await source.read(path)).toBeUndefined();
    expect(await source.digest(path)).toBeUndefined();
  });

  test('never leaves the directory by a name', async () => {
    const source = await directorySource(siteDirectory());
    await expect(source.read('../secret')).rejects.toMatchObject({ code: 'verify-path-refused' });
    await expect(source.digest('/etc/passwd')).rejects.toMatchObject({ code: 'verify-path-refused' });
  });

  test('never waits for a pipe', async () => {
    const root = siteDirectory();
    execFileSync('mkfifo', [join(root, 'versions')]);
    expect(await (await directorySource(root)).read('versions')).toBeUndefined();
  });

  test('says which object could not be read, and why', async () => {
    const root = siteDirectory();
    symlinkSync('loop', join(root, 'loop'));
    const refused = (await directorySource(root)).read('loop');
    await expect(refused).rejects.toMatchObject({
      code: 'verify-read-failed',
      exitCode: 1,
      message: expect.stringContaining('loop could not be read: ELOOP'),
    });
  });

  test('reads no object into memory that is larger than one may be, and digests it all the same', async () => {
    const root = siteDirectory();
    truncateSync(join(root, 'bundles/a.zip'), MAX_READ_BYTES + 1);
    const source = await directorySource(root);
    await expect(source.read('bundles/a.zip')).rejects.toMatchObject({ code: 'verify-object-too-large' });
    await expect(source.read('latest', 3)).rejects.toMatchObject({ code: 'verify-object-too-large' });
    expect((await source.digest('bundles/a.zip', 10))?.size).toBeGreaterThan(10);
  });

  test.each([
    ['nowhere', 'there is no such directory'],
    ['latest', 'it is not a directory'],
  ])('%s is no site', async (name, reason) => {
    const refused = directorySource(join(siteDirectory(), name), name);
    await expect(refused).rejects.toMatchObject({
      code: 'verify-location-invalid',
      exitCode: 2,
      message: `"${name}" is not a site: ${reason}.`,
    });
  });
});
