import type { IndexRelease } from '../../site/index-statement.js';
import { type ArcNode, arcLayout } from './arc-layout.js';
import { el, quiet, spoken, svg } from './dom.js';
import { icon } from './icons.js';
import {
  type Route,
  type Stop,
  type UpgradeMatrix,
  type UpgradePicture,
  upgradeMatrix,
  upgradePicture,
} from './upgrade-routes.js';

/** Which version goes to which: as a picture for the latest release, and as a matrix. */
export const upgradeView = (releases: readonly IndexRelease[], latest: string | null): HTMLElement => {
  const picture = upgradePicture(releases, latest);
  return el(
    'section',
    { class: 'upgrades', 'aria-labelledby': 'upgrades-title' },
    el('h2', { id: 'upgrades-title' }, 'Upgrade paths'),
    picture && picture.stops.length > 1
      ? el(
          'div',
          { class: 'upgrades-body' },
          pictureView(picture),
          el('div', { class: 'upgrades-side' }, legend(), matrixView(upgradeMatrix(releases))),
        )
      : quiet('They are shown from the second release on.'),
  );
};

const pictureView = (picture: UpgradePicture): HTMLElement => {
  const { width, height, x, rowHeight, nodes, arcs } = arcLayout(picture);
  const drawing = svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, 'aria-hidden': 'true' },
    svg('path', { class: 'line', d: `M${x} ${nodes[0]?.y ?? 0}V${nodes.at(-1)?.y ?? 0}` }),
    ...arcs.map(({ path }) => svg('path', { class: 'arc', d: path })),
    ...nodes.map((node) => nodeView(node, x)),
  );
  const rows = picture.stops.toReversed().map((stop) => {
    const row = el(
      'li',
      { class: stop.release.yanked ? 'is-withdrawn' : '' },
      el('strong', {}, stop.release.version),
      el('span', {}, stopText(stop, picture.target)),
    );
    row.style.height = `${rowHeight}px`;
    return row;
  });
  return el(
    'figure',
    { class: 'arcs' },
    el('div', { class: 'arcs-drawing' }, drawing, el('ol', { 'aria-label': `Ways to ${picture.target}` }, ...rows)),
    el('figcaption', { class: 'quiet' }, `The next upgrade of each version on its way to ${picture.target}.`),
  );
};

const nodeView = ({ y, kind }: ArcNode, x: number): SVGElement => {
  if (kind === 'barrier') return svg('path', { class: 'node node-barrier', d: `M${x} ${y - 8}l8 8-8 8-8-8z` });
  return svg('circle', { class: `node node-${kind}`, cx: x, cy: y, r: kind === 'latest' ? 8 : 5.5 });
};

const stopText = ({ release, route }: Stop, target: string): string => {
  const note = [release.yanked ? 'withdrawn' : '', release.barrier && !release.yanked ? 'barrier' : ''].filter(Boolean);
  return [...note, route ? routeText(route, target) : 'the latest'].join(' · ');
};

const routeText = (route: Route, target: string): string => {
  switch (route.kind) {
    case 'direct':
      return `straight to ${target}`;
    case 'steps':
      return `through ${route.through.join(', ')}`;
    case 'none':
      return `no way to ${target}`;
  }
};

const matrixView = ({ targets, rows }: UpgradeMatrix): HTMLElement =>
  el(
    'div',
    { class: 'matrix', tabindex: 0, role: 'region', 'aria-label': 'Matrix of upgrades' },
    el(
      'table',
      {},
      el('caption', {}, 'From a row’s version to a column’s'),
      el(
        'thead',
        {},
        el('tr', {}, el('td', {}), ...targets.map((target) => el('th', { scope: 'col' }, el('span', {}, target)))),
      ),
      el(
        'tbody',
        {},
        ...rows.map(({ from, yanked, cells }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, yanked ? el('s', {}, from) : from),
            ...cells.map((route, at) => cellView(route, targets[at] ?? '')),
          ),
        ),
      ),
    ),
  );

const cellView = (route: Route | undefined, target: string): HTMLElement => {
  if (!route) return el('td', { class: 'cell-nothing' }, spoken('no upgrade'));
  const text = routeText(route, target);
  return el(
    'td',
    { class: `cell-${route.kind}`, title: text },
    el('span', { 'aria-hidden': 'true' }, symbolOf(route)),
    spoken(text),
  );
};

const symbolOf = (route: Route): string => {
  if (route.kind === 'direct') return '●';
  return route.kind === 'none' ? '✕' : String(route.through.length + 1);
};

const legend = (): HTMLElement =>
  el(
    'ul',
    { class: 'legend' },
    el('li', {}, el('span', { class: 'cell-direct' }, '●'), 'straight'),
    el('li', {}, el('span', { class: 'cell-steps' }, '2'), 'in so many steps'),
    el('li', {}, el('span', { class: 'cell-none' }, '✕'), 'no way'),
    el('li', {}, icon('barrier'), 'barrier: nobody passes it by'),
  );
