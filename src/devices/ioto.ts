import type { DeviceFamily } from './device-family.js';
import { agentFiles } from './ioto/agent-file.js';
import { checkIoto } from './ioto/check.js';
import { decideIoto } from './ioto/decide.js';
import { iotoFilePath, sealIotoFile } from './ioto/file.js';
import { iotoPioneer } from './ioto/pioneer.js';
import { iotoCohorts } from './ioto/rollout.js';
import { iotoSettings } from './ioto/settings.js';
import { iotoStates } from './ioto/states.js';

/** Ioto: check-ins answered by static documents or by `serve`, and one signed file a release. */
export const ioto: DeviceFamily = {
  name: 'ioto',
  title: 'Ioto',
  check: checkIoto,
  files: async (input) => agentFiles(input),
  sealedPaths: ({ project, version }) => [iotoFilePath(project.product, version)],
  seal: async (input) => [await sealIotoFile(input)],
  settings: iotoSettings,
  cohorts: iotoCohorts,
  decide: decideIoto,
  pioneer: iotoPioneer,
  states: iotoStates,
};
