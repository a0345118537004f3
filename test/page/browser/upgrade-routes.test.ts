import { expect, test } from 'vitest';
import { arcLayout } from '../../../src/page/browser/arc-layout.js';
import {
  picturedReleases,
  routeFrom,
  routesTo,
  upgradeMatrix,
  upgradePicture,
} from '../../../src/page/browser/upgrade-routes.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';

const release = (version: string, more: Partial<IndexRelease> = {}): IndexRelease => ({
  version,
  upgradeObject: { sha256: 'a'.repeat(64) },
  bundle: { path: 'bundles/x.zip', size: 1, sha256: 'a'.repeat(64) },
  ...more,
});

const releases = [
  release('0.9.0'),
  release('1.0.0'),
  release('2.0.0', { barrier: { reason: 'database' }, upgradeFrom: '>=1.0.0' }),
  release('2.1.0', { yanked: { reason: 'broken', at: '2026-01-01T00:00:00Z' }, upgradeFrom: '>=2.0.0' }),
  release('2.2.0', { upgradeFrom: '>=2.0.0' }),
];

test('routes go straight, through barriers, or nowhere', () => {
  const ways = routesTo('2.2.0', releases);
  expect(routeFrom('2.1.0', '2.2.0', ways)).toEqual({ kind: 'direct' });
  expect(routeFrom('1.0.0', '2.2.0', ways)).toEqual({ kind: 'steps', through: ['2.0.0'] });
  expect(routeFrom('0.9.0', '2.2.0', ways)).toEqual({ kind: 'steps', through: ['1.0.0', '2.0.0'] });
  expect(
    routeFrom(
      '0.9.0',
      '2.2.0',
      routesTo(
        '2.2.0',
        releases.filter(({ version }) => version !== '1.0.0'),
      ),
    ),
  ).toEqual({ kind: 'none' });
});

test('the picture has the newest releases and every barrier, and arcs upwards alone', () => {
  const many = [...releases.slice(0, 3), ...Array.from({ length: 20 }, (_, n) => release(`3.${n}.0`))];
  expect(picturedReleases(many)).toHaveLength(13);
  const picture = upgradePicture(many, '3.19.0');
  if (!picture) throw new Error('no picture');
  const { nodes, arcs } = arcLayout(picture);
  expect(nodes.map(({ y }) => y)).toEqual(nodes.map((_, row) => 22 + 44 * row));
  expect(nodes[0]).toMatchObject({ version: '3.19.0', kind: 'latest' });
  expect(nodes.at(-1)).toMatchObject({ version: '2.0.0', kind: 'barrier' });
  expect(arcs).toHaveLength(12);
});

test('the matrix has a cell for every upgrade, and none down or to a withdrawn release', () => {
  const { targets, rows } = upgradeMatrix(releases);
  expect(targets).toEqual(['0.9.0', '1.0.0', '2.0.0', '2.2.0']);
  expect(rows.map(({ from, cells }) => [from, ...cells.map((cell) => cell?.kind)])).toEqual([
    ['0.9.0', undefined, 'direct', 'steps', 'steps'],
    ['1.0.0', undefined, undefined, 'direct', 'steps'],
    ['2.0.0', undefined, undefined, undefined, 'direct'],
    ['2.1.0', undefined, undefined, undefined, 'direct'],
    ['2.2.0', undefined, undefined, undefined, undefined],
  ]);
});
