import type { UpgradePicture } from './upgrade-routes.js';

/** A node of the picture. Lengths are in the picture’s own units. */
export interface ArcNode {
  readonly version: string;
  readonly y: number;
  readonly kind: 'latest' | 'barrier' | 'withdrawn' | 'release';
}

/** An upgrade from one node to a higher one, as an arc on the left of the line they stand on. */
export interface Arc {
  readonly from: string;
  readonly to: string;
  readonly path: string;
}

/** The picture, ready to be drawn: the newest release on top. */
export interface ArcLayout {
  readonly width: number;
  readonly height: number;
  /** Where the line of nodes stands. */
  readonly x: number;
  readonly rowHeight: number;
  readonly nodes: readonly ArcNode[];
  readonly arcs: readonly Arc[];
}

const ROW = 44;
const MARGIN = 22;
/** How far the widest arc reaches to the left, whatever it spans. */
const REACH = 96;
const GAP = 9;

/** Where nodes and arcs of the picture go. Arcs that end beyond the picture, at a release that it leaves out, go to the nearest one above. */
export const arcLayout = ({ stops, target }: UpgradePicture): ArcLayout => {
  const downwards = stops.toReversed();
  const x = REACH + MARGIN;
  const nodes = downwards.map(({ release: { version, barrier, yanked } }, row): ArcNode => {
    const y = MARGIN + row * ROW;
    if (yanked) return { version, y, kind: 'withdrawn' };
    if (version === target) return { version, y, kind: 'latest' };
    return { version, y, kind: barrier ? 'barrier' : 'release' };
  });
  const rows = new Map(downwards.map(({ release }, row) => [release.version, row]));
  const arcs = downwards.flatMap(({ release: { version }, next }) => {
    const [from, to] = [rows.get(version), next === undefined ? undefined : rows.get(next)];
    return next === undefined || from === undefined || to === undefined
      ? []
      : [{ from: version, to: next, path: arcPath(x, from, to) }];
  });
  return { width: x + MARGIN, height: MARGIN * 2 + (nodes.length - 1) * ROW, x, rowHeight: ROW, nodes, arcs };
};

/** From the left of one node to the left of another: the further apart, the further out, and never beyond the reach. */
const arcPath = (x: number, from: number, to: number): string => {
  const [start, end] = [MARGIN + from * ROW, MARGIN + to * ROW];
  const out = x - GAP - REACH * (1 - 1 / (1 + Math.abs(from - to) * 0.45));
  return `M${x - GAP} ${start}C${round(out)} ${start} ${round(out)} ${end} ${x - GAP} ${end}`;
};

const round = (value: number): number => Math.round(value * 10) / 10;
