import { expect, it, test } from 'vitest';
import { schemaDocument } from '../../src/schemas/schema-document.js';
import { type FieldedRelease, shortestPath, upgradeHops } from '../../src/schemas/upgrade-hops.js';
import { upgradeJudge } from '../../src/schemas/upgrade-judgement.js';

const reads: string[] = [];

/** A release whose ForeignConfig takes the listed formats, and whose template is of one. */
const release = (version: string, takes: readonly number[], format?: number, needs?: number): FieldedRelease => ({
  version,
  foreign: schemaDocument({ properties: { format: { enum: takes } } }),
  ...(needs === undefined ? {} : { config: schemaDocument({ properties: { format: { const: needs } } }) }),
  template: async () => {
    reads.push(version);
    return format === undefined ? undefined : Buffer.from(JSON.stringify({ format }));
  },
});

// what, direct releases, stranded releases, paths to 9.0.0
const rows: readonly (readonly [
  string,
  readonly FieldedRelease[],
  readonly FieldedRelease[],
  Readonly<Record<string, string | undefined>>,
])[] = [
  ['over one', [release('2.0.0', [1], 1)], [release('1.0.0', [1])], { '1.0.0': '1.0.0 2.0.0 9.0.0' }],
  [
    'over two',
    [release('3.0.0', [3], 2)],
    [release('2.0.0', [2], 1), release('1.0.0', [1])],
    { '1.0.0': '1.0.0 2.0.0 3.0.0 9.0.0', '2.0.0': '2.0.0 3.0.0 9.0.0' },
  ],
  [
    'over the newest that serves',
    [release('2.0.0', [1], 1), release('3.0.0', [1], 1)],
    [release('1.0.0', [1])],
    { '1.0.0': '1.0.0 3.0.0 9.0.0' },
  ],
  ['not downwards', [release('2.0.0', [1], 1)], [release('3.0.0', [1])], { '3.0.0': undefined }],
  ['not over a higher release', [release('10.0.0', [1], 1)], [release('1.0.0', [1])], { '1.0.0': undefined }],
  [
    'not over a template its own Config rejects',
    [release('2.0.0', [1], 1, 2)],
    [release('1.0.0', [1])],
    { '1.0.0': undefined },
  ],
  ['not over a release without a template', [release('2.0.0', [1])], [release('1.0.0', [1])], { '1.0.0': undefined }],
  [
    'not in circles',
    [],
    [release('1.0.0', [1], 1), release('2.0.0', [1], 1)],
    { '1.0.0': undefined, '2.0.0': undefined },
  ],
];

test.each(rows)('%s', async (_, direct, stranded, paths) => {
  const hops = await upgradeHops('9.0.0', direct, stranded, upgradeJudge());
  for (const [from, path] of Object.entries(paths)) expect(shortestPath(hops, from, '9.0.0')?.join(' ')).toBe(path);
});

it('reads no template where nobody is stranded, and few where the history is long', async () => {
  const direct = Array.from({ length: 1000 }, (_, index) => release(`2.0.${index}`, [2], 2));
  reads.length = 0;
  await upgradeHops('9.0.0', direct, [], upgradeJudge());
  expect(reads).toEqual([]);
  await upgradeHops('9.0.0', direct, [release('1.0.0', [1])], upgradeJudge());
  expect(reads.length).toBeLessThanOrEqual(256);
});

it('tries the edges of schema changes first', async () => {
  const old = Array.from({ length: 500 }, (_, index) => release(`1.1.${index}`, [1, 2], 1));
  const recent = Array.from({ length: 500 }, (_, index) => release(`2.0.${index}`, [2], 2));
  reads.length = 0;
  const hops = await upgradeHops('9.0.0', [...old, ...recent], [release('1.0.0', [1])], upgradeJudge());
  expect(shortestPath(hops, '1.0.0', '9.0.0')).toEqual(['1.0.0', '1.1.499', '9.0.0']);
  expect(reads).toEqual(['2.0.499', '1.1.499']);
});

it('has no path for a version it knows nothing of', () => {
  expect(shortestPath(new Map(), '1.0.0', '2.0.0')).toBeUndefined();
});
