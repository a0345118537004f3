import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { iotoFilePath, sealIotoFile } from '../../../src/devices/ioto/file.js';
import { verifyMinisig } from '../../../src/signing/minisign.js';
import { verifyUpgradeObject } from '../../../src/site/upgrade-object.js';
import { iotoFileOf } from '../../support/ioto-file.js';
import { testTrust } from '../../support/signing.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporary = temporaryDirectories();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('sealIotoFile', () => {
  test('is a plain tar of statement, signature and bundle, named by its own digest', async () => {
    const directory = temporary();
    const { path, sitePath } = await iotoFileOf(directory, { 'update.sh': 'exit 0\n' });
    expect(sitePath).toBe(`ioto/files/${sha256(readFileSync(path))}.gateway-1.1.0.ota`);
    const listing = execFileSync('tar', ['-tvf', path, '--numeric-owner'], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    });
    expect(listing.replaceAll(/ +/g, ' ').replaceAll(/ \d+ (\d{4})/g, ' $1')).toBe(
      ['release.json', 'bundle.zip.minisig', 'bundle.zip']
        .map((name) => `-rw-r--r-- 0/0 2023-11-14 22:13 ${name}\n`)
        .join(''),
    );
    execFileSync('tar', ['-xf', path, '-C', temporaryIn(directory)]);
    const [release, minisig, bundle] = ['release.json', 'bundle.zip.minisig', 'bundle.zip'].map((name) =>
      join(directory, 'out', name),
    );
    const { statement } = verifyUpgradeObject(readFileSync(release ?? ''), 'release.json', testTrust());
    expect(statement.predicate.bundle.sha256).toBe(sha256(readFileSync(bundle ?? '')));
    await verifyMinisig(readFileSync(minisig ?? '', 'utf8'), bundle ?? '', testTrust());
  });

  test('the same release gives the same bytes', async () => {
    const [a, b] = [temporary(), temporary()];
    const files = { 'update.sh': 'exit 0\n', 'bin/app': 'x'.repeat(100_000) };
    expect((await iotoFileOf(a, files)).sha256).toBe((await iotoFileOf(b, files)).sha256);
  });

  test('a file that the updaters would refuse is refused', async () => {
    const directory = temporary();
    const file = join(directory, 'large.zip');
    writeFileSync(file, '');
    truncateSync(file, 104_857_600);
    const sealing = sealIotoFile({
      project: { product: 'gateway' },
      version: '1.1.0',
      upgradeObject: Buffer.from('{}'),
      minisig: 'x',
      modifiedAt: 0,
      bundle: { file, path: 'bundles/x.zip', size: 104_857_600, sha256: '0'.repeat(64) },
      workDirectory: async () => directory,
    });
    await expect(sealing).rejects.toMatchObject({ code: 'ioto-file-too-large' });
  });
});

test('its path has a placeholder before anybody has signed', () => {
  expect(iotoFilePath('gateway', '1.1.0')).toBe('ioto/files/{sha256}.gateway-1.1.0.ota');
});

const temporaryIn = (directory: string): string => {
  const out = join(directory, 'out');
  execFileSync('mkdir', [out]);
  return out;
};
