import { describe } from 'vitest';
import { withdrawalErrors } from '../../src/errors/withdrawal.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const many = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0', '1.6.0'];

const rows: CatalogueRows<typeof withdrawalErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'version-withdrawn': [
    2,
    { version: '1.2.0', reason: 'bricks gw-100', next: '1.2.1' },
    '1.2.0 was withdrawn ("bricks gw-100"), and its number is never used again.',
    'Raise the version: the next that is free is 1.2.1.',
  ],
  'version-pruned': [
    2,
    { version: '1.0.0', next: '1.2.1' },
    '1.0.0 was released and has been pruned since: its bytes are gone, and its number is never used again.',
    'Raise the version: the next that is free is 1.2.1.',
  ],
  'barrier-strands-devices': [
    2,
    { version: '2.0.0', range: '>=1.5.0', versions: many },
    'Every device must pass through 2.0.0, and it takes those of ">=1.5.0" alone: 1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.4.0, 1.5.0 and 1 more would have no way to it.',
    'Widen upgradeFrom, drop barrier, or release a version first that takes 1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.4.0, 1.5.0 and 1 more and that 2.0.0 takes.',
  ],
  'yank-reason-missing': [
    2,
    { version: '1.2.0' },
    'Nothing says why 1.2.0 is withdrawn.',
    'Say it in a few words, which everybody can read: ota-release yank 1.2.0 --reason "bricks gw-100".',
  ],
  'yank-reason-invalid': [
    2,
    { reason: 'two\nlines', maximum: 500 },
    'The reason "two\\nlines" is to be one line of at most 500 characters.',
  ],
  'yank-pruned': [
    2,
    { version: '1.0.0' },
    '1.0.0 was pruned: no device is offered it any more, and its bytes are gone.',
  ],
  'yank-strands-devices': [
    'warning',
    { title: '0-OS devices', versions: ['1.0.0'], latest: '1.1.0', why: 'no release leads on', higher: '1.2.1' },
    '0-OS devices on 1.0.0 would have no way to 1.1.0 any more: no release leads on.',
    'Run ota-release reissue 1.1.0 --as 1.2.1: it gives them good bytes to go up to.',
  ],
  'yank-keeps-devices': [
    'warning',
    { families: ['0-OS', 'Ioto'], version: '1.2.0', latest: null, higher: '1.2.1' },
    '0-OS, Ioto devices on 1.2.0 never go down: they keep it until something higher is released.',
    'Release 1.2.1.',
  ],
  'yank-leaves-nothing': [
    'warning',
    { channel: 'stable', version: '1.0.0', higher: '1.0.1' },
    'Without 1.0.0, nothing is left that channel stable offers: latest is removed, and devices find nothing.',
    'Release 1.0.1 as soon as it is ready.',
  ],
  'prune-policy-missing': [2, {}, 'The project doesn’t say which releases may be removed.'],
  'prune-object-unreadable': [
    2,
    { version: '1.0.0', path: '1.0.0', reason: 'it is not on the site' },
    '1.0.0 of 1.0.0 can’t be read: it is not on the site.',
  ],
  'prune-contended': [1, { attempts: 20 }, 'The site was changed 20 times while what was pruned was being removed.'],
};

describe('what can be wrong where releases are withdrawn or pruned', () => {
  describeCatalogue(withdrawalErrors, rows, ['version', 'barrier', 'yank', 'prune']);
});
