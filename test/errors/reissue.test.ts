import { describe } from 'vitest';
import { reissueErrors } from '../../src/errors/reissue.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const commit = 'c'.repeat(40);

const rows: CatalogueRows<typeof reissueErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'reissue-source-missing': [
    2,
    { version: '1.2.0', site: 's3://updates', channel: null },
    'No other channel of s3://updates lists "1.2.0".',
  ],
  'reissue-source-ambiguous': [
    2,
    { version: '1.2.0-rc.1', channels: ['beta', 'candidate'] },
    '1.2.0-rc.1 is in the channels beta and candidate: it can’t be told which of them is meant.',
    'Say from which it is promoted: --channel candidate.',
  ],
  'reissue-channel-unknown': [
    2,
    { location: 'https://files.example' },
    'https://files.example can’t be listed, so its channels aren’t known.',
  ],
  'reissue-same-channel': [
    2,
    { version: '1.2.0', channel: 'beta' },
    '1.2.0 can’t be promoted from beta to beta.',
    'Name another channel with --to. To issue its bytes again in beta, type: ota-release reissue 1.2.0 --as VERSION --channel beta',
  ],
  'reissue-source-withdrawn': [
    2,
    { version: '1.2.0', channel: 'stable', reason: 'bricks tl-100' },
    '1.2.0 was withdrawn from stable: "bricks tl-100".',
  ],
  'reissue-source-pruned': [
    2,
    { version: '1.2.0', channel: 'stable' },
    '1.2.0 was pruned from stable: its bytes may be gone.',
  ],
  'reissue-pre-release': [
    2,
    { version: '1.2.0-rc.1', suggestion: '1.2.0' },
    '1.2.0-rc.1 is a pre-release, and the stable channel takes none: nodes of 0-OS would install it.',
    'Give the bytes a release number: --as 1.2.0',
  ],
  'reissue-not-higher': [
    2,
    { version: '1.1.9', highest: '1.2.0', channel: 'stable' },
    '1.1.9 is not above 1.2.0, the highest version that stable ever had.',
    'Devices never go down, so the good bytes need a number above it: --as with a version higher than 1.2.0.',
  ],
  'reissue-commit-missing': [
    2,
    { commit, version: '1.2.0', tag: 'v1.2.0' },
    '1.2.0 was built from commit cccccccccccc, which this clone doesn’t have, so "v1.2.0" can’t be put on it.',
    `Type: git fetch origin ${commit}. In a shallow clone: git fetch --unshallow.`,
  ],
  'reissue-checkout-needed': [
    2,
    { commit, head: 'd'.repeat(40), families: ['Ivy'] },
    'Ivy needs files of the repository, and dddddddddddd is checked out, not cccccccccccc, which the release was built from.',
    `Type: git checkout ${commit}`,
  ],
  'reissue-signature-foreign': [
    3,
    { path: 'bundles/a.zip.minisig', reason: 'no trusted key made it' },
    'bundles/a.zip.minisig is on the site and doesn’t verify: no trusted key made it.',
  ],
};

describe('what can be wrong with issuing bytes anew', () => {
  describeCatalogue(reissueErrors, rows, ['reissue']);
});
