import { CI_COMMANDS, type InputDefinition, value } from './input-definition.js';

/** Files that tell of a run in the form of somebody else's tool, in the order in which they are written. */
const REPORT_FILES = [
  { name: 'sarif', flag: 'sarif', description: 'write the findings as SARIF 2.1.0, for code scanning, to this file' },
  { name: 'junit', flag: 'junit', description: 'write steps and errors as JUnit XML to this file' },
  {
    name: 'codeQuality',
    flag: 'code-quality',
    description: 'write the findings as a GitLab Code Quality report to this file',
  },
  {
    name: 'dotenv',
    flag: 'dotenv',
    description: 'write the outputs as OTA_RELEASE_… variables for later jobs to this file',
  },
  { name: 'summary', flag: 'summary', description: 'write the summary of the run as Markdown to the end of this file' },
] as const;

/** The report files that a run writes where it is asked for them. */
export const REPORT_INPUTS: readonly InputDefinition[] = REPORT_FILES.map(
  ({ name, flag, description }): InputDefinition => ({
    name,
    flag,
    kind: 'text',
    type: value,
    metavar: 'FILE',
    description,
    env: `OTA_${flag.replaceAll('-', '_').toUpperCase()}`,
    // The jobs on GitLab set these themselves: their artifacts name the files.
    faces: ['shell', 'action'],
    commands: CI_COMMANDS,
  }),
);
