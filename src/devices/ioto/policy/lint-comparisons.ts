import { type Problem, problem } from '../../../errors/problem.js';
import { isVersion } from './operators.js';
import { excerpt, placeAt } from './span.js';
import type { ArithmeticNode, ComparisonNode, Expression } from './syntax.js';
import { isNumeric } from './value.js';
import { typeOf } from './value-type.js';
import { nodesOf } from './walk.js';

/** Comparisons and powers that mean something else elsewhere, or hardly what was meant: versions and texts in order, `^`. */
export const lintComparisons = (text: string, root: Expression): readonly Problem[] =>
  nodesOf(root).flatMap((node) => {
    if (node.kind === 'comparison' && ['<', '<=', '>', '>='].includes(node.operator)) return lintOrder(text, node);
    return node.kind === 'arithmetic' && node.operator === '^' ? [power(text, node)] : [];
  });

const lintOrder = (text: string, node: ComparisonNode): readonly Problem[] => {
  const sides = [node.left, node.right];
  const place = placeAt(text, node.start);
  if (sides.some((side) => typeOf(side) === 'version')) {
    const [left, right] = sides.map((side) => excerpt(text, side));
    const suggestion = `semver(${left}, "${node.operator}", ${right})`;
    return [problem('ioto-policy-version-order', { text: excerpt(text, node), suggestion }, place)];
  }
  const literal = sides.map(textOf).find((value) => value !== undefined && !isNumeric(value) && !isVersion(value));
  return literal === undefined
    ? []
    : [problem('ioto-policy-text-order', { text: excerpt(text, node), literal }, place)];
};

const textOf = (node: Expression): string | undefined =>
  node.kind === 'literal' && typeof node.value === 'string' ? node.value : undefined;

const power = (text: string, node: ArithmeticNode): Problem =>
  problem('ioto-policy-power', { text: excerpt(text, node) }, placeAt(text, node.start));
