import type { Examination } from './examination.js';
import { clockExamination } from './examinations/clock.js';
import { devicesExamination } from './examinations/devices.js';
import { forgeExamination } from './examinations/forge.js';
import { gitExamination } from './examinations/git.js';
import { hostExamination } from './examinations/host.js';
import { keysExamination } from './examinations/keys.js';
import { pipelinesExamination } from './examinations/pipelines.js';
import { projectExamination } from './examinations/project.js';
import { secretsExamination } from './examinations/secrets.js';
import { siteExamination } from './examinations/site.js';
import { toolExamination } from './examinations/tool.js';

/** Every examination, in the order in which they are told. A new one is one file and one line here. */
export const examinations: readonly Examination[] = [
  toolExamination,
  clockExamination,
  gitExamination,
  projectExamination,
  keysExamination,
  secretsExamination,
  forgeExamination,
  hostExamination,
  siteExamination,
  pipelinesExamination,
  devicesExamination,
];
