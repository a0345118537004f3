import type { Examination } from '../examination.js';

/** Variables that hold a secret which this tool, its forges or its hosts use. */
const NAMES = [
  ...['OTA_SIGNING_KEY', 'OTA_SIGNING_KEY_PASSWORD', 'OTA_SIGNING_KEY_FILE'],
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `OTA_SIGNING_KEY_${number}`),
  ...['GITHUB_TOKEN', 'GH_TOKEN', 'GITLAB_TOKEN', 'CI_JOB_TOKEN'],
  ...['OTA_HOST_TOKEN', 'OTA_HOST_USER', 'OTA_HOST_PASSWORD'],
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_WEB_IDENTITY_TOKEN_FILE'],
  ...['OTA_CONNHEX_TOKEN', 'OTA_PANTAVISOR_KEY'],
] as const;

/** Which secrets are in the environment, by their names alone. */
export const secretsExamination: Examination = {
  name: 'secrets',
  covers: [
    ['which variables with secrets are set, by name; what they hold is never shown', 'knowing what this run was given'],
  ],
  run: async ({ environment }) => {
    const found = NAMES.filter((name) => environment[name]);
    return { said: found.length === 0 ? 'none in the environment' : found.join(', '), findings: [] };
  },
};
