import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleEntry } from '../../src/bundle/bundle-entry.js';
import { pack } from '../../src/bundle/pack.js';
import { sealIotoFile } from '../../src/devices/ioto/file.js';
import { signFile } from '../../src/signing/minisign.js';
import type { Signer } from '../../src/signing/signer.js';
import { draftRelease, type ReleaseFacts } from '../../src/site/draft.js';
import { signUpgradeObject } from '../../src/site/upgrade-object.js';
import { testSigner } from './signing.js';

/** A file for Ioto devices as a release makes it, of a bundle with these files. */
export const iotoFileOf = async (
  directory: string,
  files: Readonly<Record<string, string>>,
  { signer = testSigner(), ...facts }: Partial<ReleaseFacts> & { readonly signer?: Signer } = {},
): Promise<{ readonly path: string; readonly sitePath: string; readonly sha256: string }> => {
  const entries = Object.entries(files).map(([path, text]) => entryOf(directory, path, text));
  const bundle = await pack(entries, { out: join(directory, 'bundle.zip'), modifiedAt: 1_700_000_000, threads: 0 });
  const { product = 'gateway', version = '1.1.0' } = facts;
  const { statement } = draftRelease({
    product,
    models: ['gw-1'],
    version,
    channel: 'stable',
    tag: `v${version}`,
    commit: 'c'.repeat(40),
    created: '2026-01-01T00:00:00Z',
    attachments: [],
    // A script that reads JSON by its look must not be taken in.
    notes: '"predicate":{"product":"other","models":["x"],"version":"9.9.9","channel":"stable",',
    ...facts,
    bundle,
  });
  const upgradeObject = await signUpgradeObject(statement, 'https://updates.example.com/x', [signer]);
  const minisig = await signFile(bundle.path, signer, { file: 'bundle.zip' });
  const { path: sitePath, body } = await sealIotoFile({
    project: { product },
    version,
    upgradeObject,
    minisig,
    modifiedAt: 1_700_000_000,
    bundle: { file: bundle.path, path: 'bundles/x.zip', size: bundle.size, sha256: bundle.sha256 },
    workDirectory: async () => directory,
  });
  if (body.kind !== 'file') throw new Error('the file is not on disk');
  return { path: body.path, sitePath, sha256: body.sha256 };
};

const entryOf = (directory: string, path: string, text: string): BundleEntry => {
  const file = join(directory, `entry-${path.replaceAll('/', '-')}`);
  writeFileSync(file, text);
  return { path, kind: 'file', file, size: Buffer.byteLength(text), mode: 0o755 };
};
