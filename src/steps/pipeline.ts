import { check } from './check.js';
import { checkReissue } from './check-reissue.js';
import { commit, signIndex } from './commit.js';
import { deliver } from './deliver.js';
import { findSource } from './find-source.js';
import { flow } from './flow.js';
import { loadProject } from './load-project.js';
import { loadReissue } from './load-reissue.js';
import { packBundle } from './pack.js';
import { planStep } from './plan.js';
import { preflight } from './preflight.js';
import { rehearse } from './rehearse.js';
import type { ReissueInputs } from './reissue-inputs.js';
import { releasePage } from './release-page.js';
import type { ReleaseInputs, Services } from './services.js';
import { sign } from './sign.js';
import { stage } from './stage.js';
import { tag } from './tag.js';
import { takeBundle } from './take-bundle.js';
import { verify } from './verify.js';

/** The part of the flow that judges and changes nothing: what `check` runs. */
export const checkFlow = (services: Services) =>
  flow<ReleaseInputs>()
    .step(loadProject(services)) // what the team declared, which version it is, and on which commit
    .step(preflight(services)) //   what stands on the site; may host, forge and key do the work
    .step(check(services)); //      is the release good: version, config, upgrade paths, bundle, repository

/** The part of a release that nobody sees anything of. */
const stagingFlow = (services: Services) =>
  checkFlow(services)
    .step(packBundle(services)) // the deterministic zip, rebuilt and compared
    .step(planStep(services)) //   what will be written, in order; refuses to change what is released
    .step(sign(services)) //            statement and bundle, verified with the trusted keys at once
    .step(stage(services)) //      upload what is immutable: nothing points to it yet
    .step(rehearse(services)); //   take the staged release as a device would

/** What `sign --export` runs: as far as a release comes without a signature that is made elsewhere. */
export const exportFlow = (services: Services) => stagingFlow(services).step(signIndex(services));

/** The whole flow of a release, in order. A dry run ends before the first step that writes. */
export const releaseFlow = (services: Services) =>
  stagingFlow(services)
    .step(tag(services)) //        v{version} on the commit; refused: nothing becomes visible
    .step(commit(services)) //     the next signed revision of the index, then the pointers, latest last
    .step(verify(services)) //     read it all back as one who trusts only the keys
    .step(deliver(services)) //    hand it to the services of device families that have one
    .step(releasePage(services)); // where the project asks for it: the page on the forge

/** The flow that issues bytes anew which are published already: a release whose bundle is taken, and not packed. */
export const reissueFlow = (services: Services) =>
  flow<ReissueInputs>()
    .step(loadReissue(services)) //  the project, and the version that was asked for
    .step(preflight(services)) //    as for a release, of the channel that it goes to
    .step(findSource(services)) //   the release, verified; its facts take the place of the work tree's
    .step(checkReissue(services)) // the rules of the channel that it goes to, with the published schemas
    .step(takeBundle(services)) //   the very same bytes, under the very same name
    .step(planStep(services))
    .step(sign(services))
    .step(stage(services))
    .step(rehearse(services))
    .step(tag(services)) //          v{version} on the commit that the bytes are from
    .step(commit(services))
    .step(verify(services))
    .step(deliver(services))
    .step(releasePage(services));
