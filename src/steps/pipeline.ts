import { check } from './check.js';
import { commit } from './commit.js';
import { deliver } from './deliver.js';
import { flow } from './flow.js';
import { loadProject } from './load-project.js';
import { packBundle } from './pack.js';
import { planStep } from './plan.js';
import { preflight } from './preflight.js';
import { rehearse } from './rehearse.js';
import { releasePage } from './release-page.js';
import type { ReleaseInputs, Services } from './services.js';
import { sign } from './sign.js';
import { stage } from './stage.js';
import { tag } from './tag.js';
import { verify } from './verify.js';

/** The part of the flow that judges and changes nothing: what `check` runs. */
export const checkFlow = (services: Services) =>
  flow<ReleaseInputs>()
    .step(loadProject(services)) // what the team declared, which version it is, and on which commit
    .step(preflight(services)) //   what stands on the site; may host, forge and key do the work
    .step(check(services)); //      is the release good: version, config, upgrade paths, bundle, repository

/** The part of a release that nobody sees anything of: what `sign --export` runs. */
export const stagingFlow = (services: Services) =>
  checkFlow(services)
    .step(packBundle(services)) // the deterministic zip, rebuilt and compared
    .step(planStep(services)) //   what will be written, in order; refuses to change what is released
    .step(sign(services)) //            statement and bundle, verified with the trusted keys at once
    .step(stage(services)) //      upload what is immutable: nothing points to it yet
    .step(rehearse(services)); //   take the staged release as a device would

/** The whole flow of a release, in order. A dry run ends before the first step that writes. */
export const releaseFlow = (services: Services) =>
  stagingFlow(services)
    .step(tag(services)) //        v{version} on the commit; refused: nothing becomes visible
    .step(commit(services)) //     the next signed revision of the index, then the pointers, latest last
    .step(verify(services)) //     read it all back as one who trusts only the keys
    .step(deliver(services)) //    hand it to the services of device families that have one
    .step(releasePage(services)); // where the project asks for it: the page on the forge
