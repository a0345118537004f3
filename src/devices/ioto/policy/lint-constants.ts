import { type Problem, problem } from '../../../errors/problem.js';
import { type Clause, clauseOf } from './clause.js';
import { evaluate } from './evaluate.js';
import { compare } from './operators.js';
import { excerpt, placeAt } from './span.js';
import type { Expression } from './syntax.js';
import { isTrue, type PolicyValue, toNumber, toText } from './value.js';
import { typeOf } from './value-type.js';
import { chainsIn, partsOf } from './walk.js';

/** Conditions that are true or false whatever the device tells, the outermost of them; and conditions on one variable that exclude one another. */
export const lintConstants = (text: string, root: Expression): readonly Problem[] => [
  ...constantsIn(root).map((node) => constant(text, node, isConstant(node) === true)),
  ...chainsIn(root, '&&')
    .filter(contradicts)
    .map(({ whole }) => constant(text, whole, false)),
  ...chainsIn(root, '||')
    .filter(excludesNothing)
    .map(({ whole }) => constant(text, whole, true)),
];

const constant = (text: string, node: Expression, value: boolean): Problem =>
  problem('ioto-policy-constant', { text: excerpt(text, node), value }, placeAt(text, node.start));

/** What the condition always is; undefined where that depends on the device or the versions. */
const isConstant = (node: Expression): boolean | undefined => {
  const outcome = evaluate(node, () => undefined);
  return outcome === undefined ? undefined : isTrue(outcome);
};

const constantsIn = (node: Expression): readonly Expression[] => {
  if (typeOf(node) === 'boolean' && isConstant(node) !== undefined) return [node];
  return partsOf(node).flatMap((part) => (isPlainValue(node, part) ? [] : constantsIn(part)));
};

/** `true` in `beta == true` is a value, in `beta && true` a condition. */
const isPlainValue = (whole: Expression, part: Expression): boolean =>
  part.kind === 'literal' && whole.kind !== 'logic' && whole.kind !== 'not';

interface Chain {
  readonly conditions: readonly Expression[];
}

const clausesOf = ({ conditions }: Chain): readonly Clause[] =>
  conditions.flatMap((condition) => clauseOf(condition) ?? []);

const pairsOf = (clauses: readonly Clause[]): readonly (readonly [Clause, Clause])[] =>
  clauses.flatMap((one, index) =>
    clauses.slice(index + 1).flatMap((other) => (one.name === other.name ? [[one, other] as const] : [])),
  );

/** `model == "A" && model == "B"`, `memory > 512 && memory < 256`. */
const contradicts = (chain: Chain): boolean =>
  pairsOf(clausesOf(chain)).some(([one, other]) => excludes(one, other) || excludes(other, one));

const excludes = (one: Clause, other: Clause): boolean => {
  if (one.operator === '==') return spellings(one.value).every((value) => !compare(other.operator, value, other.value));
  if (typeof one.value !== 'number' || typeof other.value !== 'number') return false;
  const isBelow = one.operator === '<' || one.operator === '<=';
  const isAbove = other.operator === '>' || other.operator === '>=';
  if (!isBelow || !isAbove) return false;
  return one.operator === '<=' && other.operator === '>=' ? one.value < other.value : one.value <= other.value;
};

/** The value as a text and as the number it stands for: a device may tell either. */
const spellings = (value: PolicyValue): readonly PolicyValue[] =>
  [value, toText(value), toNumber(value)].filter((v) => v !== null);

/** `model != "A" || model != "B"`: one of them always holds. */
const excludesNothing = (chain: Chain): boolean =>
  pairsOf(clausesOf(chain)).some(
    ([one, other]) =>
      one.operator === '!=' &&
      other.operator === '!=' &&
      spellings(one.value).every((value) => !compare('==', value, other.value)),
  );
