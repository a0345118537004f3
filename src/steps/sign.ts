import { basename } from 'node:path';
import { signFile } from '../signing/minisign.js';
import { signUpgradeObject, verifyUpgradeObject } from '../site/upgrade-object.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import { unlessPublishing } from './skips.js';

/** What the keys have vouched for. */
export interface SignedRelease {
  /** The bytes at `/{version}`. */
  readonly upgradeObject: Uint8Array;
  /** The text of the bundle's `.minisig`. */
  readonly minisig: string;
}

type Needs = LoadedProject & Packed & Planned & { readonly preflight: Preflight };

/** Step 6: signs the statement (DSSE) and the bundle (minisign), and verifies both with the trusted keys before anyone else can. */
export const sign = (): Step<Needs, { readonly signed?: SignedRelease }> => ({
  title: 'Sign',
  effect: 'writes',
  skip: unlessPublishing,
  run: async ({ project, preflight, draft, flist, bundle }) => {
    const { signers, trust, layout } = ready(preflight, project);
    const { product, version } = draft.statement.predicate;
    const upgradeObject = await signUpgradeObject(draft.statement, flist, signers);
    verifyUpgradeObject(upgradeObject, layout.upgradeObject(version), trust);
    const [signer] = signers;
    if (!signer) throw new RangeError('preflight lets no release through without a signer');
    const comment = { file: basename(draft.statement.predicate.bundle.path), fields: { product, version } };
    return { signed: { upgradeObject, minisig: await signFile(bundle.path, signer, comment) } };
  },
});
