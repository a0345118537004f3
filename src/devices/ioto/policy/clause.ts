import type { ComparisonOperator, Expression } from './syntax.js';
import type { PolicyValue } from './value.js';

/** A variable compared with a literal, the variable on the left: `5 <= patch` as `patch >= 5`. */
export interface Clause {
  readonly name: string;
  readonly operator: ComparisonOperator;
  readonly value: PolicyValue;
  readonly node: Expression;
}

/** The operator that says the same with the sides changed. Those on texts have none. */
const MIRRORED: ReadonlyMap<ComparisonOperator, ComparisonOperator> = new Map([
  ['==', '=='],
  ['!=', '!='],
  ['<', '>'],
  ['<=', '>='],
  ['>', '<'],
  ['>=', '<='],
]);

/** The clause that the expression is; undefined where it is none. */
export const clauseOf = (node: Expression): Clause | undefined => {
  if (node.kind !== 'comparison') return undefined;
  const { left, operator, right } = node;
  if (isVariable(left) && right.kind === 'literal') return { name: left.name, operator, value: right.value, node };
  const mirrored = MIRRORED.get(operator);
  return isVariable(right) && left.kind === 'literal' && mirrored !== undefined
    ? { name: right.name, operator: mirrored, value: left.value, node }
    : undefined;
};

const isVariable = (node: Expression): node is Extract<Expression, { readonly name: string }> =>
  node.kind === 'builtIn' || node.kind === 'property';
