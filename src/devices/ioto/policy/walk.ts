import type { Expression, LogicOperator } from './syntax.js';

/** What stands directly inside the expression. */
export const partsOf = (node: Expression): readonly Expression[] => {
  switch (node.kind) {
    case 'literal':
    case 'pattern':
    case 'builtIn':
    case 'property':
      return [];
    case 'not':
    case 'negative':
    case 'presence':
    case 'match':
      return [node.operand];
    default:
      return [node.left, node.right];
  }
};

/** The expression and everything inside it, in the order of the text. */
export const nodesOf = (node: Expression): readonly Expression[] => [node, ...partsOf(node).flatMap(nodesOf)];

/** The conditions that are joined by the operator alone: three of `a && b && (c && d || e)`. */
export const chainOf = (node: Expression, operator: LogicOperator): readonly Expression[] =>
  node.kind === 'logic' && node.operator === operator
    ? [...chainOf(node.left, operator), ...chainOf(node.right, operator)]
    : [node];

/** Every longest chain of at least two conditions that the operator joins. */
export const chainsIn = (
  node: Expression,
  operator: LogicOperator,
): readonly { readonly whole: Expression; readonly conditions: readonly Expression[] }[] => {
  const conditions = chainOf(node, operator);
  const inside = conditions.length > 1 ? conditions : partsOf(node);
  return [
    ...(conditions.length > 1 ? [{ whole: node, conditions }] : []),
    ...inside.flatMap((part) => chainsIn(part, operator)),
  ];
};

/** The names of the device’s properties that the expression asks for, each once. */
export const propertyNamesOf = (node: Expression): readonly string[] => [
  ...new Set(nodesOf(node).flatMap((inner) => (inner.kind === 'property' ? [inner.name] : []))),
];
