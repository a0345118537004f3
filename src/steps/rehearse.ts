import { verifyBundle } from '../bundle/read.js';
import { fail } from '../errors/ota-error.js';
import { verifyMinisig } from '../signing/minisign.js';
import { minisigPath } from '../site/layout.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import { unlessPublishing } from './skips.js';

type Needs = LoadedProject & Packed & Planned & { readonly preflight: Preflight };

/**
 * Step 8: takes the staged release as a device with nothing but a shell would, before any device can see it: the bytes
 * on the host are the promised ones, the signature beside them verifies, and every entry of the zip unpacks to its sum.
 */
export const rehearse = (): Step<Needs, object> => ({
  title: 'Rehearse',
  effect: 'writes',
  skip: unlessPublishing,
  run: async ({ project, preflight, draft, bundle }) => {
    const { host, trust } = ready(preflight, project);
    const { path, sha256, size } = draft.statement.predicate.bundle;
    const staged = await host.digest(path);
    if (staged?.sha256 !== sha256 || staged.size !== size) throw fail('site-stage-differs', { path });
    const minisig = await host.read(minisigPath(path));
    if (!minisig) throw fail('site-stage-differs', { path: minisigPath(path) });
    await verifyMinisig(new TextDecoder().decode(minisig.bytes), bundle.path, trust);
    await verifyBundle(bundle.path);
    return {};
  },
});
