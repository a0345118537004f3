import { OtaError } from '../errors/ota-error.js';
import { problem } from '../errors/problem.js';
import type { Forge } from '../forges/forge.js';
import type { Host } from '../hosts/host.js';
import type { Project } from '../project/project.js';
import type { AwaitedSignatures } from '../signing/file-signer.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import type { IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import type { Preflight, Standing } from './preflight.js';
import type { SitePage } from './site-page.js';

/** A preflight in which nothing is missing. */
export interface ReadyPreflight {
  readonly layout: ChannelLayout;
  readonly tag: string;
  readonly host: Host;
  readonly forge: Forge;
  readonly trust: Trust;
  readonly standing: Standing;
  /** How the channel gets its page for people; the one that stands stays where this is left out. */
  readonly makePage?: SitePage['makePage'];
  readonly signers: readonly Signer[];
  /** Signatures that are made elsewhere, where the run doesn’t sign all by itself. */
  readonly awaited?: AwaitedSignatures;
  readonly publicUrl: string;
}

/**
 * The preflight with every part it needs. After a check that passed nothing can be missing; a caller that skipped it is
 * told what is.
 *
 * @throws OtaError with what preflight found, or `site-host-missing`, `site-public-url-missing`.
 */
export const ready = (preflight: Preflight, project: Project): ReadyPreflight => {
  const { layout, tag, host, forge, trust, standing, makePage, signers, awaited } = preflight;
  const { publicUrl } = project;
  if (host && forge && trust && standing && publicUrl !== undefined)
    return {
      ...{ layout, tag, host, forge, trust, standing, signers, publicUrl },
      ...(makePage ? { makePage } : {}),
      ...(awaited ? { awaited } : {}),
    };
  if (preflight.problems.length > 0) throw new OtaError(preflight.problems);
  throw new OtaError([
    publicUrl === undefined
      ? problem('site-public-url-missing', {}, project.place('publicUrl'))
      : problem('site-host-missing', {}, project.place('host')),
  ]);
};

/** The trusted keys as the index names them. */
export const trustedKeysOf = (trust: Trust): IndexPredicate['trustedKeys'] =>
  trust.keys.map((key) => ({ keyid: key.keyId, publicKey: Buffer.from(key.raw).toString('base64') }));
