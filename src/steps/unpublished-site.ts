import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { SealedFile } from '../devices/device-family.js';
import type { LaidObject } from '../rehearsal/overlay-source.js';
import type { RehearsedSite } from '../rehearsal/rehearsal.js';
import { SEED_BYTES } from '../signing/ed25519.js';
import { signFile } from '../signing/minisign.js';
import { seedSigner } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import { minisigPath } from '../site/layout.js';
import { signUpgradeObject } from '../site/upgrade-object.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import type { ReadyPreflight } from './ready.js';
import type { SignedRelease } from './sign.js';
import { type StagedRelease, stagedSite } from './staged-site.js';

/** A release that is planned: neither signed nor staged. */
export interface PlannedRelease
  extends Pick<StagedRelease, 'project' | 'draft' | 'now' | 'base'>,
    Pick<Planned, 'flist'>,
    Pick<Packed, 'bundle'> {
  readonly access: Pick<ReadyPreflight, 'layout' | 'standing' | 'publicUrl' | 'trust'>;
  /** Makes the files of families that need no key but the one that signs the release; none where it is left out. */
  readonly seal?: (signed: Pick<SignedRelease, 'upgradeObject' | 'minisig'>) => Promise<readonly SealedFile[]>;
}

/**
 * The site as it would be if the release were published, but signed with a key that is forgotten at once. Devices trust it besides
 * the project’s own keys: what stands on the site is signed with those.
 */
export const unpublishedSite = async (release: PlannedRelease): Promise<RehearsedSite> => {
  const { project, draft, flist, bundle, access, now, base } = release;
  const signer = seedSigner(randomBytes(SEED_BYTES));
  const trust: Trust = { keys: [...access.trust.keys, signer.publicKey], threshold: 1 };
  const { product, version, bundle: promised } = draft.statement.predicate;
  const comment = { file: basename(promised.path), fields: { product, version } };
  const minisig = await signFile(bundle.path, signer, comment);
  const upgradeObject = await signUpgradeObject(draft.statement, flist, [signer]);
  const sealed = (await release.seal?.({ upgradeObject, minisig })) ?? [];
  const objects: readonly LaidObject[] = [
    ...draft.objects,
    ...sealed,
    { path: minisigPath(promised.path), body: { kind: 'bytes', bytes: Buffer.from(minisig) } },
  ];
  return stagedSite({
    project,
    draft,
    access,
    trust,
    now,
    base,
    objects,
    signed: { upgradeObject, sealed },
    signers: [signer],
  });
};
