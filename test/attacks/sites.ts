import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SiteObjects, type SiteRelease, signedSite } from '../support/site.js';
import type { Target } from './attack.js';

/** Good for a hundred years, because the device’s clock is that of the machine. */
const EXPIRES_DAYS = 36_500;

/** A zip whose update.sh does nothing but say which version it is. */
const zipOf = (version: string): Uint8Array => {
  const directory = mkdtempSync(join(tmpdir(), 'ota-attack-'));
  writeFileSync(join(directory, 'update.sh'), `echo this is ${version}\n`);
  // Not onto standard output, where it fills up a block.
  execFileSync('bsdtar', ['--format', 'zip', '-cf', 'update.zip', 'update.sh'], { cwd: directory });
  const zip = readFileSync(join(directory, 'update.zip'));
  rmSync(directory, { recursive: true });
  return zip;
};

const releasesOf = (zips: ReadonlyMap<string, Uint8Array>, signers: readonly string[]): readonly SiteRelease[] => {
  const made = (version: string): SiteRelease => {
    const bundle = zips.get(version) ?? new Uint8Array();
    return { version, bundle, signers, threshold: signers.length, expiresDays: EXPIRES_DAYS };
  };
  return [made('1.0.0'), made('1.1.0'), { ...made('1.2.0-rc.1'), channel: 'beta' }];
};

/** Names of the keys that each target is signed with, all of which its readers ask for. */
export const KEYS: Readonly<Record<Target, readonly string[]>> = { single: ['release'], pair: ['release', 'second'] };

/** The honest sites: 1.0.0 and 1.1.0 are released, and 1.2.0-rc.1 in the channel beta. */
export const honestSites = async (): Promise<Readonly<Record<Target, SiteObjects>>> => {
  const zips = new Map(['1.0.0', '1.1.0', '1.2.0-rc.1'].map((version) => [version, zipOf(version)]));
  const objectsOf = async (target: Target) => (await signedSite(releasesOf(zips, KEYS[target]))).objects;
  return { single: await objectsOf('single'), pair: await objectsOf('pair') };
};
