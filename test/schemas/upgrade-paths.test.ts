import { describe, expect, it, test } from 'vitest';
import { schemaDocument } from '../../src/schemas/schema-document.js';
import type { JsonSchema } from '../../src/schemas/schema-keywords.js';
import {
  type FieldedRelease,
  formatMatrix,
  pathProblems,
  type UpgradeMatrix,
  upgradeMatrix,
} from '../../src/schemas/upgrade-paths.js';
import { configSchema, contractOf, foreignSchema, template } from './contracts.js';
import { cpuMsOf } from './cpu-time.js';

const fielded = (
  version: string,
  foreign: JsonSchema | undefined = foreignSchema(),
  config: JsonSchema = configSchema(),
): FieldedRelease => ({
  version,
  config: schemaDocument(config),
  ...(foreign === undefined ? {} : { foreign: schemaDocument(foreign) }),
  template: async () => Buffer.from(JSON.stringify(template(version))),
});

const needsMode = foreignSchema({}, { mode: { type: 'string' } });
const demandsPump = { ...(foreignSchema({}, { pump: { type: 'object' } }) as object), required: ['general', 'pump'] };

describe('verdicts', () => {
  // what, contract of 2.0.0, fielded release, verdict, reasons
  const rows: readonly (readonly [
    string,
    Parameters<typeof contractOf>[1],
    FieldedRelease,
    string,
    readonly string[],
  ])[] = [
    ['same schemas', {}, fielded('1.0.0'), 'ok', []],
    [
      'ForeignConfig rejects the template',
      {},
      fielded('1.0.0', demandsPump),
      'refused',
      ['their ForeignConfig rejects template.json: the key "pump" is missing'],
    ],
    [
      'ForeignConfig rejects a sample',
      { samples: [template('2.0.0', { mode: 1 })], config: true },
      fielded('1.0.0', needsMode),
      'refused',
      ['their ForeignConfig rejects sample-1.json: mode: must be string'],
    ],
    [
      'the release’s Config rejects it',
      { config: { required: ['mode'] } },
      fielded('1.0.0'),
      'refused',
      ['the release’s Config rejects template.json: the key "mode" is missing'],
    ],
    [
      'a narrower ForeignConfig',
      { foreign: demandsPump, template: template('2.0.0', { pump: { rpm: 1 } }) },
      fielded('1.0.0'),
      'narrowed',
      ['pump is now required', 'pump is now checked; any value was taken before'],
    ],
    ['a wider ForeignConfig', {}, fielded('1.0.0', needsMode), 'ok', []],
    [
      'one that can’t be compared',
      { foreign: foreignSchema({}, { mode: { type: 'string', pattern: '^a*$' } }) },
      fielded('1.0.0', foreignSchema({}, { mode: { type: 'string', pattern: '^a+$' } })),
      'ok',
      ['mode must now match "^a*$"'],
    ],
  ];
  test.each(rows)('%s', async (_, parts, release, verdict, reasons) => {
    const {
      rows: [row],
    } = await upgradeMatrix({ version: '2.0.0', contract: contractOf('2.0.0', parts), fielded: [release] });
    expect(row).toMatchObject({ version: '1.0.0', verdict });
    expect(row?.reasons.map(({ text }) => text)).toEqual(reasons);
  });

  it('has nothing to judge by where nothing is declared', async () => {
    const { rows } = await upgradeMatrix({ version: '2.0.0', contract: { samples: [] }, fielded: [fielded('1.0.0')] });
    expect(rows).toMatchObject([{ verdict: 'unchecked', reasons: [] }]);
  });
});

it('sorts by SemVer, leaves the release itself out, and finds the way around', async () => {
  const matrix = await upgradeMatrix({
    version: '2.0.0',
    contract: contractOf('2.0.0', { template: template('2.0.0', { mode: 5 }), config: true, foreign: foreignSchema() }),
    fielded: [fielded('1.10.0'), fielded('2.0.0'), fielded('1.9.0', needsMode), fielded('1.9.0-rc.1', needsMode)],
  });
  expect(
    matrix.rows.map(({ version, verdict, path }) => `${version} ${verdict} ${path?.join('→') ?? ''}`.trim()),
  ).toEqual(['1.9.0-rc.1 refused 1.9.0-rc.1→1.10.0→2.0.0', '1.9.0 refused 1.9.0→1.10.0→2.0.0', '1.10.0 ok']);
  expect(formatMatrix(matrix)).toContain('1.9.0 ');
  expect(pathProblems(matrix, { place: {} })).toMatchObject([{ code: 'config-upgrade-detour', severity: 'warning' }]);
});

it('judges ten thousand fielded versions in well under a second', async () => {
  const documents = [foreignSchema(), needsMode, demandsPump].map((schema) => schemaDocument(schema as JsonSchema));
  const config = schemaDocument(configSchema());
  const releases: readonly FieldedRelease[] = Array.from({ length: 10_000 }, (_, index) => ({
    version: `1.${Math.floor(index / 100)}.${index % 100}`,
    config,
    foreign: documents[Math.floor(index / 3334)] ?? documents[0] ?? config,
    template: async () => Buffer.from(JSON.stringify(template(`1.${Math.floor(index / 100)}.${index % 100}`))),
  }));
  const contract = contractOf('2.0.0', { samples: [template('2.0.0', { mode: 5 })], config: true });
  let matrix: UpgradeMatrix = { version: '', rows: [] };
  let text = '';
  const cpuMs = await cpuMsOf(async () => {
    matrix = await upgradeMatrix({ version: '2.0.0', contract, fielded: releases });
    text = formatMatrix(matrix);
    pathProblems(matrix, { upgradeFrom: '>=1.0.0', place: {} });
  });
  expect(cpuMs).toBeLessThan(1500);
  expect(matrix.rows).toHaveLength(10_000);
  expect(text.split('\n').length).toBeLessThan(20);
});
