const NUMBER = '(?:0|[1-9][0-9]*)';
const WILD = '[xX*]';
const PRE = '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)';
const BUILD = '[0-9A-Za-z-]+';
const list = (part: string): string => `${part}(?:\\.${part})*`;

/** A version whose numbers may be missing from behind, or be `x`: behind an `x` there is nothing but `x`. */
const PARTIAL = [
  `v?${WILD}(?:\\.${WILD}){0,2}`,
  `v?${NUMBER}(?:\\.${WILD}){0,2}`,
  `v?${NUMBER}\\.${NUMBER}(?:\\.${WILD})?`,
  `v?${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${list(PRE)})?(?:\\+${list(BUILD)})?`,
].join('|');
const SIMPLE = `(?:>=|<=|~>|[><=~^])? *(?:${PARTIAL})`;
const SET = new RegExp(`^ *(?:(?:${PARTIAL}) +- +(?:${PARTIAL})|${SIMPLE}(?: +${SIMPLE})*)? *$`);

/**
 * Whether a range of versions is of the grammar that the published format gives (docs/site-format.md, “Versions and ranges”). node-semver
 * takes some more, a few of them in another sense than a reader would guess: `> =1` is its `>=1`.
 */
export const isPublishableRange = (range: string): boolean => range.split('||').every((set) => SET.test(set));
