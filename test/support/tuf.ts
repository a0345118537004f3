import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, MetadataKind } from '@tufjs/models';
import { Updater } from 'tuf-js';
import type { Signer } from '../../src/signing/signer.js';
import { tufKey } from '../../src/tuf/keys.js';
import type { TufSigned } from '../../src/tuf/metadata.js';
import { metadataBytes, metadataOf, tufSignatures } from '../../src/tuf/metadata.js';
import { type SiteObjects, type SiteRelease, signedSite } from './site.js';

const DAY_MS = 86_400_000;

export const TUF = { rootExpiresDays: 365 } as const;

/** Clients of TUF go by the clock of their machine, so their sites are of today. */
export const today = (days = 0): Date => new Date(Date.now() + days * DAY_MS);

/** A site that is a TUF repository, by the very code that publishes one. */
export const tufSite = async (releases: readonly SiteRelease[]): Promise<SiteObjects> =>
  (await signedSite(releases.map((release) => ({ created: today(), tuf: TUF, ...release })))).objects;

/** A device with a client of TUF, and what it keeps between two updates. */
export interface TufDevice {
  /** A new update, as after a restart. */
  readonly updater: () => Updater;
  readonly targetDir: string;
}

/** A device that was given a root when it was made. */
export const tufDevice = (folder: string, baseUrl: string, root: Uint8Array, channel = ''): TufDevice => {
  const metadataDir = mkdtempSync(join(folder, 'metadata-'));
  const targetDir = mkdtempSync(join(folder, 'targets-'));
  writeFileSync(join(metadataDir, 'root.json'), root);
  const metadataBaseUrl = `${baseUrl}/${channel}metadata`;
  const config = { fetchRetry: 0, fetchTimeout: 5_000 };
  return {
    targetDir,
    updater: () => new Updater({ metadataDir, metadataBaseUrl, targetDir, targetBaseUrl: baseUrl, config }),
  };
};

/** What a client writes has no folders in its name. */
export const downloaded = async (updater: Updater, targetDir: string, name: string): Promise<string> => {
  const info = await updater.getTargetInfo(name);
  if (!info) throw new Error(`no target ${name}`);
  return updater.downloadTarget(info, join(targetDir, name.replaceAll('/', '_')));
};

/** An object of a site; a test that names one which isn't there is wrong. */
export const objectOf = (objects: SiteObjects, path: string): Uint8Array => {
  const bytes = objects.get(path);
  if (!bytes) throw new Error(`no ${path}`);
  return bytes;
};

/** Metadata as JSON. */
export const jsonOf = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

/** The same metadata with another signed part, signed by whoever attacks. */
export const resigned = async (signed: TufSigned, signers: readonly Signer[]): Promise<Uint8Array> => {
  const keyIds = new Set(signers.map(({ publicKey }) => tufKey(publicKey.raw).keyID));
  return metadataBytes(metadataOf(signed, await tufSignatures(signed, keyIds, signers)));
};

export const timestampOf = (bytes: Uint8Array) => Metadata.fromJSON(MetadataKind.Timestamp, jsonOf(bytes)).signed;
