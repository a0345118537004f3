import { bundleErrors } from './bundle.js';
import { cliErrors } from './cli.js';
import { configErrors } from './config.js';
import { connhexErrors } from './connhex.js';
import { doctorErrors } from './doctor.js';
import { fleetErrors } from './fleet.js';
import { forgeErrors } from './forge.js';
import { freshnessErrors } from './freshness.js';
import { gitBranchErrors } from './git-branch.js';
import { githubErrors } from './github.js';
import { gitlabErrors } from './gitlab.js';
import { hostErrors } from './host.js';
import { httpPutErrors } from './http-put.js';
import { iotoErrors } from './ioto.js';
import { iotoPolicyErrors } from './ioto-policy.js';
import { ivyErrors } from './ivy.js';
import { keysErrors } from './keys.js';
import { libraryErrors } from './library.js';
import { operationErrors } from './operation.js';
import { pageErrors } from './page.js';
import { pantavisorErrors } from './pantavisor.js';
import { projectErrors } from './project.js';
import { projectFileErrors } from './project-file.js';
import { publicErrors } from './public.js';
import { recordErrors } from './record.js';
import { rehearsalErrors } from './rehearsal.js';
import { reissueErrors } from './reissue.js';
import { repositoryErrors } from './repository.js';
import { rolloutErrors } from './rollout.js';
import { rotationErrors } from './rotation.js';
import { s3Errors } from './s3.js';
import { signaturesErrors } from './signatures.js';
import { siteErrors } from './site.js';
import { transferErrors } from './transfer.js';
import { tufErrors } from './tuf.js';
import { verifyErrors } from './verify.js';
import { versionErrors } from './version.js';
import { withdrawalErrors } from './withdrawal.js';
import { zosErrors } from './zos.js';

/** Every problem the tool can report, by code. The errors page is generated from it. */
export const catalogue = {
  ...projectFileErrors,
  ...projectErrors,
  ...versionErrors,
  ...configErrors,
  ...bundleErrors,
  ...repositoryErrors,
  ...forgeErrors,
  ...githubErrors,
  ...gitlabErrors,
  ...keysErrors,
  ...siteErrors,
  ...hostErrors,
  ...s3Errors,
  ...gitBranchErrors,
  ...httpPutErrors,
  ...verifyErrors,
  ...publicErrors,
  ...transferErrors,
  ...zosErrors,
  ...ivyErrors,
  ...connhexErrors,
  ...iotoErrors,
  ...iotoPolicyErrors,
  ...pantavisorErrors,
  ...rehearsalErrors,
  ...fleetErrors,
  ...operationErrors,
  ...freshnessErrors,
  ...rolloutErrors,
  ...withdrawalErrors,
  ...reissueErrors,
  ...rotationErrors,
  ...signaturesErrors,
  ...tufErrors,
  ...recordErrors,
  ...pageErrors,
  ...doctorErrors,
  ...libraryErrors,
  ...cliErrors,
};
