import type { IndexRelease } from '../site/index-statement.js';
import type { ReleaseStatement } from '../site/statement.js';
import type { UpgradeObject } from '../site/upgrade-object.js';
import type { Downloaded } from './download.js';
import type { Fault } from './faults.js';
import type { RehearsedSite } from './rehearsal.js';

/** A release whose signatures have been verified with the trusted keys. */
export interface VerifiedRelease {
  readonly version: string;
  /** The bytes at `/{version}`. */
  readonly bytes: Uint8Array;
  readonly object: UpgradeObject;
  readonly statement: ReleaseStatement;
  /** As the signed index lists it. */
  readonly indexed: IndexRelease;
}

export type VerifyRelease = (site: RehearsedSite, version: string, fault?: Fault) => Promise<VerifiedRelease>;

/** Verifies the bundle’s minisign signature over what was downloaded. */
export type VerifyBundleSignature = (
  site: RehearsedSite,
  bundle: { readonly path: string; readonly downloaded: Downloaded },
  fault?: Fault,
) => Promise<void>;
