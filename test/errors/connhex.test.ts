import { describe } from 'vitest';
import { connhexErrors } from '../../src/errors/connhex.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const api = 'https://apis.example.com';
const answered = { api, request: 'POST releases', words: 'as it says' };

const rows: CatalogueRows<typeof connhexErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'connhex-api-invalid': [
    2,
    { key: 'devices.connhex.publish.api', value: 'http://x.y', reason: 'it is not https' },
    'devices.connhex.publish.api can’t be "http://x.y": it is not https.',
  ],
  'connhex-version-invalid': [
    2,
    { key: 'devices.connhex.minVersion', value: '>=1' },
    'devices.connhex.minVersion is ">=1", which is no version.',
  ],
  'connhex-bounds-empty': [
    2,
    { minVersion: '2.0.0', maxVersion: '2.0.0' },
    'No version is at least 2.0.0 and below 2.0.0: the maximum is exclusive.',
  ],
  'connhex-bounds-unreachable': [
    2,
    { minVersion: '2.0.0', version: '1.0.0' },
    'Only versions from 2.0.0 on could go to 1.0.0, which is lower.',
  ],
  'connhex-range-inexpressible': [
    'warning',
    { upgradeFrom: '>1.0.0' },
    'Connhex knows a minimum and a maximum version, which ">1.0.0" can’t be written as.',
  ],
  'connhex-barrier-passed': [
    'warning',
    { barrier: '1.1.0', version: '1.2.0' },
    'Devices below 1.1.0 are to pass through it, and Connhex shows them 1.2.0 at once.',
    'Set devices.connhex.minVersion to 1.1.0: older devices then wait until they got 1.1.0 by other means.',
  ],
  'connhex-interval-invalid': [
    2,
    { key: 'check_interval', value: '24', reason: 'it has no unit' },
    'check_interval is "24": it has no unit.',
  ],
  'connhex-agent-unreadable': [2, { file: 'agent.toml', reason: 'ENOENT' }, '"agent.toml" can’t be read: ENOENT.'],
  'connhex-agent-section-missing': [
    'warning',
    { file: 'agent.toml' },
    '"agent.toml" has no [ota] section, so that devices neither fetch nor install a release by themselves.',
  ],
  'connhex-agent-key-unknown': [
    'warning',
    { key: 'auto', known: ['auto_install', 'check_interval'] },
    '[ota] has "auto", which the agent passes over.',
    'The keys are auto_install, check_interval.',
  ],
  'connhex-agent-type-wrong': [
    2,
    { key: 'auto_install', found: 'a text', expected: 'true or false' },
    'auto_install in [ota] is a text, and the agent wants true or false.',
    'Write true or false, without quotes.',
  ],
  'connhex-agent-contradiction': [
    'warning',
    { file: 'agent.toml' },
    '"agent.toml" switches auto_download off, which auto_install = true implies all the same.',
  ],
  'connhex-token-missing': [2, { api }, `Releases go to ${api}, and OTA_CONNHEX_TOKEN is not set.`],
  'connhex-token-unusable': [
    2,
    {},
    'OTA_CONNHEX_TOKEN holds a blank, a line break or another character that no token has.',
  ],
  'connhex-unreachable': [1, { api, words: 'connect ECONNREFUSED' }, `${api} can’t be reached: connect ECONNREFUSED.`],
  'connhex-unauthorized': [1, answered, `${api} takes the token for none of its own at POST releases (as it says).`],
  'connhex-forbidden': [
    1,
    { ...answered, action: 'create releases' },
    `The token may not create releases at ${api} (as it says).`,
  ],
  'connhex-firmware-missing': [
    1,
    { ...answered, words: '', firmware: 'pump' },
    `${api} knows no firmware "pump", or no such release of it, at POST releases.`,
  ],
  'connhex-refused': [1, answered, `${api} refuses POST releases as malformed (as it says).`],
  'connhex-media-refused': [1, answered, `${api} refuses the type of POST releases (as it says).`],
  'connhex-failed': [1, { ...answered, status: 500 }, `${api} answers POST releases with status 500 (as it says).`],
  'connhex-answer-unexpected': [
    1,
    { ...answered, status: 200 },
    `${api} answers POST releases with status 200 and nothing that can be used (as it says).`,
  ],
  'connhex-release-differs': [
    1,
    { api, version: '1.1.0', expected: '10 bytes', found: '9 bytes' },
    `${api} has 1.1.0 already with 9 bytes, where this release has 10 bytes.`,
  ],
  'connhex-upload-damaged': [
    1,
    { api, version: '1.1.0', expected: '10 bytes', found: '9 bytes', removed: true },
    `1.1.0 arrived at ${api} with 9 bytes, where 10 bytes were sent; it was deleted again.`,
    'Run again. Where it happens again, something on the way changes what passes through it.',
  ],
  'connhex-checksum-unknown': [
    'warning',
    { api, version: '1.1.0', checksum: 'crc:1' },
    `${api} gives 1.1.0 the checksum "crc:1", which is none of SHA-256, SHA-512, SHA-1 and MD5; its size is right.`,
  ],
  'connhex-not-activated': [
    'warning',
    { version: '1.1.0', higher: '1.2.0' },
    '1.1.0 is at Connhex, and not active: 1.2.0 is higher, and devices above the active release go down to it.',
  ],
};

describe('what can be wrong with Connhex', () => describeCatalogue(connhexErrors, rows, ['connhex']));
