import { basename } from 'node:path';
import type { SealedFile } from '../devices/device-family.js';
import { askBoth } from '../signing/file-signer.js';
import { signFile } from '../signing/minisign.js';
import type { TrustedComment } from '../signing/trusted-comment.js';
import { packedVersion } from '../site/layout.js';
import type { ReleasePredicate } from '../site/statement.js';
import { signUpgradeObject, verifyUpgradeObject } from '../site/upgrade-object.js';
import type { Checked } from './check.js';
import { filesInput, fromFamilies } from './family-input.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { ReleaseInputs, Services } from './services.js';
import { unlessPublishing } from './skips.js';
import type { TakenBundle } from './take-bundle.js';

/** What the keys have vouched for. */
export interface SignedRelease {
  /** The bytes at `/{version}`. */
  readonly upgradeObject: Uint8Array;
  /** The text of the bundle's `.minisig`. */
  readonly minisig: string;
  /** What families of devices have signed with keys of their own. */
  readonly sealed: readonly SealedFile[];
}

type Needs = ReleaseInputs &
  LoadedProject &
  Checked &
  Packed &
  Planned &
  Partial<TakenBundle> & { readonly preflight: Preflight };

/** Step 6: signs the statement (DSSE) and the bundle (minisign), and verifies both with the trusted keys before anyone else can. */
export const sign = (services: Services): Step<Needs, { readonly signed?: SignedRelease }> => ({
  title: 'Sign',
  effect: 'writes',
  skip: unlessPublishing,
  run: async (state) => {
    const { project, preflight, draft, flist, bundle } = state;
    const { signers, trust, layout, publicUrl } = ready(preflight, project);
    const { version } = draft.statement.predicate;
    const bundleComment = commentOf(draft.statement.predicate);
    const [upgradeObject, minisig] = await askBoth(
      () => signUpgradeObject(draft.statement, flist, signers),
      async () => state.taken?.minisig ?? signFile(bundle.path, signers, bundleComment),
    );
    verifyUpgradeObject(upgradeObject, layout.upgradeObject(version), trust);
    const input = { ...filesInput(services, state, publicUrl), upgradeObject, minisig };
    return { signed: { upgradeObject, minisig, sealed: await fromFamilies(input, (family) => family.seal?.(input)) } };
  },
});

/** The signature stands beside the bundle, and so it tells of the version that the bundle was packed for. */
const commentOf = ({ product, version, bundle: { path, sha256 } }: ReleasePredicate): TrustedComment => ({
  file: basename(path),
  fields: { product, version: packedVersion(path, { sha256, product }) ?? version },
});
