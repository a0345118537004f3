import { type Problem, problem } from '../../../errors/problem.js';
import { isVersion } from './operators.js';
import { excerpt, placeAt } from './span.js';
import type { ArithmeticNode, ComparisonNode, Expression, NegativeNode, SemverNode } from './syntax.js';
import { isNumeric } from './value.js';
import { typeOf, type ValueType } from './value-type.js';

/** Everything in the expression that can’t be meant, whatever a device tells: an operator on what it can’t take, a value as condition. */
export const checkTypes = (text: string, root: Expression): readonly Problem[] => [
  ...checkCondition(text, root, undefined),
  ...checkWithin(text, root),
];

const checkWithin = (text: string, node: Expression): readonly Problem[] => {
  switch (node.kind) {
    case 'literal':
    case 'pattern':
    case 'builtIn':
    case 'property':
      return [];
    case 'not':
      return [...checkCondition(text, node.operand, undefined), ...checkWithin(text, node.operand)];
    case 'negative':
      return [...checkNumber(text, node, node.operand), ...checkWithin(text, node.operand)];
    case 'presence':
    case 'match':
      return [...checkMatched(text, node, node.operand), ...checkWithin(text, node.operand)];
    default:
      return [...checkBinary(text, node), ...checkWithin(text, node.left), ...checkWithin(text, node.right)];
  }
};

type BinaryNode = Extract<Expression, { readonly left: Expression }>;

const checkBinary = (text: string, node: BinaryNode): readonly Problem[] => {
  switch (node.kind) {
    case 'logic':
      return [...checkCondition(text, node.left, undefined), ...checkCondition(text, node.right, node.left)];
    case 'arithmetic':
      return [...checkNumber(text, node, node.left), ...checkNumber(text, node, node.right)];
    case 'comparison':
      return checkComparison(text, node);
    case 'semver':
      return [...checkVersion(text, node, node.left), ...checkVersion(text, node, node.right)];
  }
};

const at = (text: string, node: Expression) => placeAt(text, node.start);

/** A condition is a comparison, something made of conditions, or a variable that may be true or false. */
const checkCondition = (text: string, node: Expression, before: Expression | undefined): readonly Problem[] => {
  const type = typeOf(node);
  if (type === 'boolean' || type === 'unknown') return [];
  const instead =
    before?.kind === 'comparison'
      ? `${excerpt(text, before.left)} ${before.operator} ${excerpt(text, node)}`
      : 'a comparison, as in memory >= 256';
  return [problem('ioto-policy-no-condition', { text: excerpt(text, node), instead }, at(text, node))];
};

/** What a value is called in a message. */
const CALLED: Readonly<Record<ValueType, string>> = {
  number: 'a number',
  text: 'a text',
  version: 'a version',
  boolean: 'true or false',
  null: 'null',
  pattern: 'a regular expression',
  unknown: 'a value of the device',
};

const refuse = (text: string, node: Expression, operator: string, reason: string, instead: string): Problem =>
  problem('ioto-policy-type', { text: excerpt(text, node), operator, reason, instead }, at(text, node));

const checkNumber = (text: string, node: ArithmeticNode | NegativeNode, operand: Expression): readonly Problem[] => {
  const type = typeOf(operand);
  const isNumber = type === 'number' || type === 'unknown' || (isText(operand) && isNumeric(operand.value));
  const operator = node.kind === 'negative' ? '-' : node.operator;
  return isNumber
    ? []
    : [
        refuse(
          text,
          node,
          operator,
          `${excerpt(text, operand)} is ${CALLED[type]}`,
          'numbers on both sides; texts are joined by nothing',
        ),
      ];
};

const isText = (
  node: Expression,
): node is Extract<Expression, { readonly kind: 'literal' }> & { readonly value: string } =>
  node.kind === 'literal' && typeof node.value === 'string';

/** Null and regular expressions are no values: they stand alone behind `==`, `!=` and `=~`. */
const checkMatched = (text: string, node: Expression, operand: Expression): readonly Problem[] => {
  const type = typeOf(operand);
  return type === 'pattern' || type === 'null'
    ? [refuse(text, node, 'the comparison', `both sides are no value of the device`, 'a property on one side')]
    : [];
};

const checkComparison = (text: string, node: ComparisonNode): readonly Problem[] => {
  const { left, operator, right } = node;
  const types = [typeOf(left), typeOf(right)];
  if (types.includes('null'))
    return [refuse(text, node, operator, 'null is no value', 'model == null, or model != null')];
  if (types.includes('pattern'))
    return [refuse(text, node, operator, 'a regular expression is no value', 'model =~ /^A/')];
  if (!isOrderOrEquality(operator)) return checkTextOperator(text, node, types);
  if (types.includes('version'))
    return [...checkAgainstVersion(text, node, left, right), ...checkAgainstVersion(text, node, right, left)];
  if (types.includes('boolean') && operator !== '==' && operator !== '!=')
    return [refuse(text, node, operator, 'true and false have no order', '== or !=')];
  return [...checkPair(text, node, left, right), ...checkPair(text, node, right, left)];
};

const isOrderOrEquality = (operator: string): boolean => ['==', '!=', '<', '<=', '>', '>='].includes(operator);

const checkTextOperator = (text: string, node: ComparisonNode, types: readonly ValueType[]): readonly Problem[] =>
  types.includes('boolean') ? [refuse(text, node, node.operator, 'true and false are no texts', '== or !=')] : [];

/** A number or condition beside a text that stands for none: never equal, and without an order. */
const checkPair = (text: string, node: ComparisonNode, one: Expression, other: Expression): readonly Problem[] => {
  const type = typeOf(one);
  if ((type !== 'number' && type !== 'boolean') || !isText(other)) return [];
  if (isNumeric(other.value) || other.value === 'true' || other.value === 'false') return [];
  return [
    refuse(
      text,
      node,
      node.operator,
      `${excerpt(text, one)} is ${CALLED[type]}, and ${excerpt(text, other)} is none`,
      'two values of one kind',
    ),
  ];
};

const checkAgainstVersion = (
  text: string,
  node: ComparisonNode,
  one: Expression,
  other: Expression,
): readonly Problem[] => {
  if (typeOf(one) !== 'version') return [];
  if (isText(other)) return checkVersionText(text, other);
  const type = typeOf(other);
  return type === 'number' || type === 'boolean'
    ? [
        refuse(
          text,
          node,
          node.operator,
          `${excerpt(text, one)} is a version, and ${excerpt(text, other)} is ${CALLED[type]}`,
          'a whole version in quotes, "1.2.0", or compare major, minor and patch',
        ),
      ]
    : [];
};

const checkVersion = (text: string, node: SemverNode, operand: Expression): readonly Problem[] => {
  if (isText(operand)) return checkVersionText(text, operand);
  const type = typeOf(operand);
  return type === 'version' || type === 'unknown'
    ? []
    : [
        refuse(
          text,
          node,
          'semver',
          `${excerpt(text, operand)} is ${CALLED[type]}`,
          'a whole version in quotes, as in "1.2.0"',
        ),
      ];
};

const checkVersionText = (text: string, node: Expression & { readonly value: string }): readonly Problem[] => {
  if (isVersion(node.value)) return [];
  const suggestion = completed(node.value);
  return [problem('ioto-policy-version', { text: node.value, suggestion }, at(text, node))];
};

/** `1.2` and `v1.2.0` as whole versions. */
const completed = (text: string): string | undefined => {
  const numbers = /^v?(\d{1,9}(?:\.\d{1,9}){0,2})$/.exec(text)?.[1]?.split('.').map(Number);
  return numbers ? [...numbers, 0, 0].slice(0, 3).join('.') : undefined;
};
