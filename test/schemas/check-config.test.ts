import { describe, expect, it, test } from 'vitest';
import { checkConfig } from '../../src/schemas/check-config.js';
import { schemaDocument } from '../../src/schemas/schema-document.js';
import { configSchema, contractOf, foreignSchema, template } from './contracts.js';

const told = async (contract: ReturnType<typeof contractOf>, version = '1.1.0'): Promise<readonly string[]> =>
  (await checkConfig(contract, { version })).map(({ code, severity, place }) =>
    `${severity} ${code.replace('config-', '')} ${place?.file ?? ''} ${place?.path ?? ''}`.trim(),
  );

describe('checkConfig', () => {
  // what, contract, findings
  const rows: readonly (readonly [string, ReturnType<typeof contractOf>, readonly string[]])[] = [
    ['a sound contract', contractOf('1.1.0', { samples: [template('1.1.0', { pump: { rpm: 10 } })] }), []],
    ['no texts', { ...contractOf('1.1.0'), samples: [] }, []],
    ['an empty contract', { samples: [] }, []],
    [
      'a template that Config rejects',
      contractOf('1.1.0', { template: template('1.1.0', { pump: { rpm: 9000 } }) }),
      ['error rejected template.json pump.rpm'],
    ],
    [
      'an unknown key at the top',
      contractOf('1.1.0', { samples: [template('1.1.0', { pmp: null })] }),
      ['error rejected sample-1.json pmp'],
    ],
    [
      'an unknown nested key',
      contractOf('1.1.0', { samples: [template('1.1.0', { pump: { rpm: 1, rpmm: 2 } })] }),
      ['warning key-dropped sample-1.json pump.rpmm'],
    ],
    [
      'a sample that both reject',
      contractOf('1.1.0', { samples: [{ general: { config_revision: 1 } }] }),
      ['error rejected sample-1.json general', 'error rejected sample-1.json general'],
    ],
    [
      'a ForeignConfig without demands',
      contractOf('1.1.0', { foreign: { type: 'object' } }),
      [
        'error foreign-undemanded foreign.schema.json',
        'error foreign-undemanded foreign.schema.json',
        'error foreign-revision-type foreign.schema.json',
      ],
    ],
    [
      'a template of another version',
      contractOf('1.1.0', { template: template('1.0.0') }),
      ['error template-version template.json general.software_version'],
    ],
    [
      'a secret',
      contractOf('1.1.0', {
        config: configSchema({ token: {} }),
        samples: [template('1.1.0', { pump: { rpm: 1, token: 'abc123' } })],
      }),
      ['warning secret sample-1.json pump.token'],
    ],
  ];
  test.each(rows)('%s', async (_, contract, expected) => {
    expect(await told(contract)).toEqual(expected);
  });
});

// version, whether an Ivy device can parse it
const versions: readonly (readonly [string, boolean])[] = [
  ['1.2.3', true],
  ['1.2.3-alpha.1', true],
  ['1.2.3-rc.12', true],
  ['1.2.3-rc', false],
  ['1.2.3-dev.1', false],
  ['1.2.3-beta.1.2', false],
];

test.each(versions)('the grammar of %s: %s', async (version, parses) => {
  const contract = contractOf(version, {
    foreign: foreignSchema({
      properties: { config_revision: { type: 'integer' }, software_version: { type: 'string' } },
    }),
  });
  expect(await told(contract, version)).toEqual(
    parses ? [] : ['warning version-grammar template.json general.software_version'],
  );
});

it('lets a version outside Ivy’s grammar pass where no device reads it from the config', async () => {
  expect(await told({ config: schemaDocument({ type: 'object' }), samples: [] }, '1.2.3-dev.1')).toEqual([]);
});
