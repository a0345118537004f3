import { describe } from 'vitest';
import { cliErrors } from '../../src/errors/cli.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings, type Wordings } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof cliErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'cli-usage': [2, { reason: 'unknown option --colour' }, 'unknown option --colour.'],
  'cli-flag-missing': [
    2,
    { flag: '--out', command: 'pack' },
    '`pack` needs --out.',
    'Give --out; `ota-release pack --help` shows an example.',
  ],
  'cli-operand-missing': [
    2,
    { operand: 'SITE', command: 'verify' },
    '`verify` needs SITE.',
    'Run `ota-release verify --help` to see an example.',
  ],
  'cli-unknown-action': [
    2,
    { command: 'keys', action: 'sign', actions: ['generate', 'show'] },
    '`keys` has no action "sign".',
    'Use one of: keys generate, keys show.',
  ],
  'cli-input-invalid': [
    2,
    { origin: 'OTA_STRICT', value: 'maybe', reason: 'it takes true or false' },
    'OTA_STRICT is "maybe": it takes true or false.',
    'Give OTA_STRICT such a value, or leave it out.',
  ],
  'cli-report-unwritable': [
    2,
    { origin: '--junit', file: '/none/junit.xml', reason: 'permission denied' },
    '--junit names "/none/junit.xml", which can’t be written: permission denied.',
    'Let --junit name a file in a directory that may be written to.',
  ],
  'cli-clock-invalid': [
    2,
    { variable: 'SOURCE_DATE_EPOCH', value: 'yesterday' },
    'SOURCE_DATE_EPOCH is "yesterday", which is no time.',
    'Set it to whole seconds since 1970-01-01 UTC, or unset it.',
  ],
  'cli-fault': [1, { reason: 'x is not a function' }, 'This should not have happened: x is not a function'],
  'init-file-unwritable': [
    1,
    { file: 'ota-release.yaml', reason: 'permission denied' },
    'ota-release.yaml can’t be written: permission denied.',
  ],
  'init-keys-in-repository': [
    2,
    { directory: 'keys' },
    'The secret key would lie in "keys", inside of a repository that doesn’t ignore it.',
  ],
  'demo-directory-not-empty': [2, { directory: 'ota-demo' }, '"ota-demo" exists and is not an empty folder.'],
  'demo-tool-missing': [
    1,
    { tool: 'git', reason: 'there is no such program' },
    'The demo runs "git", and it can’t be started: there is no such program.',
    'Install git and put it on the PATH, remove the demo’s folder, and run the demo again.',
  ],
  'demo-step-failed': [
    1,
    { command: 'git push', ended: 'exit code 1', output: 'rejected' },
    '`git push` ended with exit code 1:\nrejected',
  ],
};

const wordings: Wordings = [
  // problem, its message or hint
  [problem('cli-unknown-action', { command: 'keys', action: '', actions: ['show'] }), '`keys` needs an action.'],
  [
    problem('cli-clock-invalid', { variable: 'OTA_RELEASE_CLOCK', value: 'noon' }),
    'Set it to an RFC 3339 time such as 2026-01-31T12:00:00Z, or unset it.',
  ],
  [
    problem('demo-step-failed', { command: 'git push', ended: 'exit code 1', output: '' }),
    '`git push` ended with exit code 1.',
  ],
];

describe('what can be wrong with a command line, and with a run', () => {
  describeCatalogue(cliErrors, rows, ['cli', 'init', 'demo']);

  describeWordings(wordings);
});
