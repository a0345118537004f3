import { describe } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { rolloutErrors } from '../../src/errors/rollout.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const hours = { minimum: 1, maximum: 8760 };

const rows: CatalogueRows<typeof rolloutErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'rollout-percent-invalid': [2, { value: '10%' }, '"10%" is no whole percentage of the fleet.'],
  'rollout-over-invalid': [
    2,
    { origin: '--over', value: '2d', ...hours },
    '--over is "2d", which is no time from 1 to 8760 hours.',
    'Write a number of hours from 1 to 8760: --over 48h.',
  ],
  'rollout-over-unused': [
    2,
    { origin: '--over', action: 'pause' },
    '`rollout pause` happens at once, and was given --over.',
    'Leave --over out, or use `ota-release rollout start`, which grows over that time.',
  ],
  'rollout-operand-unknown': [
    2,
    { action: 'pause', values: ['now', 'please'], takes: 'a version' },
    '`rollout pause` takes a version, and was given "now", "please" besides.',
    'Write `ota-release rollout pause` with a version and nothing else.',
  ],
  'rollout-nothing-left': [
    2,
    { channel: 'beta' },
    'Every release of the channel beta was withdrawn: none can be rolled out.',
  ],
  'rollout-version-withdrawn': [
    2,
    { version: '1.2.0', reason: 'bricks' },
    '1.2.0 was withdrawn (bricks), and is offered to nobody.',
  ],
  'rollout-version-archived': [
    2,
    { version: '0.1.0', newest: '1.2.0' },
    '0.1.0 has left the index for the archive: everybody was offered it, and newer releases have taken its place.',
    'Name a newer version, such as 1.2.0.',
  ],
  'rollout-complete-already': [
    2,
    { version: '1.2.0' },
    'Everybody is offered 1.2.0 already: there is no roll-out to pause.',
    'To keep devices from it, withdraw it (`ota-release yank 1.2.0 --reason TEXT`), or offer it to fewer (`ota-release rollout set 0 1.2.0`).',
  ],
  'rollout-goes-down': [
    'warning',
    { title: 'Ivy', version: '1.2.0', to: '1.1.0' },
    'Ivy devices that run 1.2.0 would go down to 1.1.0: they take what the channel names, lower or not.',
    'Leave 1.2.0 as it is where such devices have it, and release a repaired higher version instead.',
  ],
};

describe('rolloutErrors', () => {
  describeCatalogue(rolloutErrors, rows, ['rollout']);
  describeWordings([
    // problem | message or hint
    [problem('rollout-version-archived', { version: '0.1.0', newest: null }), 'Name a newer version.'],
  ]);
});
