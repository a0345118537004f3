import { calculate, compare, compareAsVersions } from './operators.js';
import { runPattern } from './pattern/run-pattern.js';
import type { BuiltInNode, Expression, LogicNode, PropertyNode } from './syntax.js';
import { isTrue, type PolicyValue, toText } from './value.js';

/** A value; undefined where it depends on what is not known. */
export type Outcome = PolicyValue | undefined;

/** The value of a variable: null where the device doesn’t have it, undefined where that is not known. */
export type Lookup = (variable: BuiltInNode | PropertyNode) => Outcome;

/**
 * The value of the expression. Total: whatever the values, it ends in one of them, in a time that the policy’s limits bound. Where a
 * variable is not known, the outcome is known all the same if every value of it gives the same.
 */
export const evaluate = (node: Expression, lookup: Lookup): Outcome => {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'pattern':
      return null;
    case 'builtIn':
    case 'property':
      return lookup(node);
    case 'not':
      return given(evaluate(node.operand, lookup), (value) => !isTrue(value));
    case 'negative':
      return given(evaluate(node.operand, lookup), (value) => calculate('-', 0, value));
    case 'logic':
      return evaluateLogic(node, lookup);
    case 'presence':
      return given(evaluate(node.operand, lookup), (value) => (value !== null) === node.present);
    case 'match':
      return given(evaluate(node.operand, lookup), (value) => {
        const text = toText(value);
        return text !== null && runPattern(node.pattern, text) !== node.negated;
      });
    case 'arithmetic':
      return both(node, lookup, (left, right) => calculate(node.operator, left, right));
    case 'comparison':
      return both(node, lookup, (left, right) => compare(node.operator, left, right));
    case 'semver':
      return both(node, lookup, (left, right) => compareAsVersions(node.operator, left, right));
  }
};

const given = (outcome: Outcome, use: (value: PolicyValue) => Outcome): Outcome =>
  outcome === undefined ? undefined : use(outcome);

const both = (
  { left, right }: { readonly left: Expression; readonly right: Expression },
  lookup: Lookup,
  use: (left: PolicyValue, right: PolicyValue) => PolicyValue,
): Outcome => given(evaluate(left, lookup), (a) => given(evaluate(right, lookup), (b) => use(a, b)));

/** Kleene’s logic: what decides by itself decides, whatever the unknown other side. */
const evaluateLogic = ({ operator, left, right }: LogicNode, lookup: Lookup): Outcome => {
  const deciding = operator === '||';
  const first = evaluate(left, lookup);
  if (first !== undefined && isTrue(first) === deciding) return deciding;
  const second = evaluate(right, lookup);
  if (second !== undefined && isTrue(second) === deciding) return deciding;
  return first === undefined || second === undefined ? undefined : !deciding;
};
