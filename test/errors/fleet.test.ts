import { describe } from 'vitest';
import { fleetErrors } from '../../src/errors/fleet.js';
import { problem } from '../../src/errors/problem.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const many = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0', '1.6.0', '1.7.0'];
const zos = { title: '0-OS', family: 'zos' };

const rows: CatalogueRows<typeof fleetErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'fleet-stuck': [
    2,
    { ...zos, versions: many, latest: '2.0.0', at: '1.8.0', why: 'nothing leads on' },
    '0-OS devices on 1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.4.0, 1.5.0 and 2 more would never get to 2.0.0: they come as far as 1.8.0, and there nothing leads on.',
    'Give them a way: a release in between, a wider upgradeFrom, a config that they take. To leave them behind on purpose, name it: rehearsal.allow: [{ family: zos, version: 1.8.0, what: stuck }].',
  ],
  'fleet-downgrade': [
    2,
    { ...zos, versions: ['1.2.0'], at: '1.2.0', to: '1.1.0' },
    '0-OS devices on 1.2.0 would go down: from 1.2.0 to 1.1.0.',
    'Release something above 1.2.0 for them. If going down is meant, name it: rehearsal.allow: [{ family: zos, version: 1.2.0, what: downgrade }].',
  ],
  'fleet-loop': [
    2,
    { ...zos, versions: ['1.2.0'], round: ['1.2.0', '1.1.0'] },
    '0-OS devices on 1.2.0 would go round without end: 1.2.0 → 1.1.0 → 1.2.0.',
    'Withdraw or replace one of these versions. If it is meant, name one of them: rehearsal.allow: [{ family: zos, version: 1.2.0, what: loop }].',
  ],
  'fleet-allow-unused': [
    'warning',
    { family: 'zos', version: '1.2.0', what: 'stuck' },
    'rehearsal.allow lets zos devices on 1.2.0 be (stuck), and that becomes of none of them.',
  ],
};

describe('fleetErrors', () => {
  describeCatalogue(fleetErrors, rows, ['fleet']);
  describeWordings([
    // problem | message or hint
    [
      problem('fleet-stuck', { ...zos, versions: ['1.0.0'], latest: '2.0.0', at: null, why: 'nothing leads on' }),
      '0-OS devices on 1.0.0 would never get to 2.0.0: nothing leads on.',
    ],
    [
      problem('fleet-stuck', { ...zos, versions: ['1.0.0'], latest: '2.0.0', at: null, why: 'nothing leads on' }),
      'Give them a way: a release in between, a wider upgradeFrom, a config that they take. To leave them behind on purpose, name each: rehearsal.allow: [{ family: zos, version: 1.0.0, what: stuck }].',
    ],
  ]);
});
