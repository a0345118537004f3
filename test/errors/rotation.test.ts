import { describe } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { rotationErrors } from '../../src/errors/rotation.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const [shortA, shortB] = ['a'.repeat(12), 'b'.repeat(12)];
const stranded = { versions: '1.0.0 to 1.4.0', keys: [a], threshold: 1, signers: [b], further: [a] };
const needed = { keyId: a, versions: '1.0.0', keys: [a, b], threshold: 2, signers: [b] };

const rows: CatalogueRows<typeof rotationErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'rotation-versions-stranded': [
    2,
    stranded,
    `Devices of 1.0.0 to 1.4.0 trust ${shortA} (1 of 1), and could not verify what is signed by ${shortB}.`,
    `Sign with ${shortA} too: its secret goes into OTA_SIGNING_KEY_2. Where no device runs these versions any more, narrow signing.supported.`,
  ],
  'rotation-withdrawn-stranded': [
    'warning',
    { versions: '1.1.0', keys: [a], signers: [b] },
    `Devices that still run 1.1.0, which is withdrawn, trust ${shortA}, and can’t verify what is signed by ${shortB}.`,
    `Sign with ${shortA} too if a device may have installed it.`,
  ],
  'rotation-first-signer': [
    'warning',
    { signer: b, versions: '1.0.0' },
    `The minisign signature of the bundle is made with ${shortB} alone, which devices of 1.0.0 don’t trust.`,
  ],
  'rotation-key-retired': [
    2,
    { keyId: a, since: 9 },
    `The key ${a} is listed, and was retired with revision 9 of this site.`,
  ],
  'rotation-signer-retired': [
    2,
    { keyId: a, since: 9 },
    `This run signs with ${a}, which was retired with revision 9 of this site.`,
  ],
  'rotation-key-unlisted': [
    2,
    { keyId: a },
    `The site names the key ${a}, and the project doesn’t list it: devices of this release would not trust it.`,
    `List it under signing.trustedKeys, or retire it first: ota-release keys retire ${shortA}.`,
  ],
  'rotation-key-not-listed': [
    2,
    { keyId: a, publicKey: 'cHVibGlj' },
    `The key ${a} is not under signing.trustedKeys, so no release would bring it to devices.`,
    'Add the line "- cHVibGlj" under signing.trustedKeys, commit it, and run this again: the next release must carry it.',
  ],
  'rotation-release-key-retired': [
    'warning',
    { path: '1.0.0' },
    '1.0.0 is signed by keys that were enough when it was released, and are retired or too few today; the signed index vouches for it by its digest.',
  ],
  'rotation-key-unknown': [
    2,
    { key: '3fa9c2d1', known: [a, b] },
    `"3fa9c2d1" is no key of this site: ${shortA}, ${shortB}.`,
  ],
  'rotation-key-ambiguous': [2, { key: 'aaaaaaaa', found: [a, b] }, `"aaaaaaaa" begins ${a} and ${b}.`],
  'rotation-key-itself': [2, { keyId: a }, `The key ${a} can’t take its own place.`],
  'rotation-last-key': [
    2,
    { keyId: a },
    `${a} is the only key that the site names; without it nothing could be signed.`,
  ],
  'rotation-threshold-high': [
    2,
    { threshold: 2, keys: [b] },
    `Without it ${shortB} remains, and signing.threshold asks for 2 signers.`,
  ],
  'rotation-retiring-signer': [2, { keyId: a }, `This run signs with ${a}, the very key that it is to retire.`],
  'rotation-still-needed': [
    2,
    needed,
    `Devices of 1.0.0 trust ${shortA}, ${shortB} (2 of 2), and can’t do without ${shortA}: ${shortB} is not enough.`,
  ],
};

describe('rotationErrors', () => {
  describeCatalogue(rotationErrors, rows, ['rotation']);
  describeWordings([
    [
      problem('rotation-versions-stranded', { ...stranded, signers: [], further: [] }),
      `Devices of 1.0.0 to 1.4.0 trust ${shortA} (1 of 1), and could not verify what this project’s keys sign.`,
    ],
    [
      problem('rotation-versions-stranded', { ...stranded, further: [] }),
      'List a key that they trust under signing.trustedKeys and sign with it too, or narrow signing.supported where no device runs these versions any more.',
    ],
    [
      problem('rotation-threshold-high', { threshold: 3, keys: [a, b] }),
      `Without it ${shortA}, ${shortB} remain, and signing.threshold asks for 3 signers.`,
    ],
    [
      problem('rotation-still-needed', { ...needed, signers: [] }),
      `Devices of 1.0.0 trust ${shortA}, ${shortB} (2 of 2), and can’t do without ${shortA}: no other key signs.`,
    ],
  ]);
});
