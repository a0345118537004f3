import { show } from '../../../errors/entry.js';
import { fail } from '../../../errors/ota-error.js';
import { unclosed } from './lexer.js';
import { POLICY_LIMITS } from './limits.js';
import { meaningOf } from './names.js';
import { compilePattern } from './pattern/compile-pattern.js';
import { excerpt, placeAt, type Span } from './span.js';
import type {
  ArithmeticOperator,
  ComparisonOperator,
  Expression,
  LiteralNode,
  LogicOperator,
  VersionOperator,
} from './syntax.js';
import type { NameToken, Operator, OperatorToken, PatternToken, Token } from './token.js';

/** Where reading stands. The only mutable thing here, and never seen outside. */
interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  terms: number;
  depth: number;
  /** Of regular expressions. */
  states: number;
}

/**
 * The expression that the words of a policy make. Precedence as in JavaScript, from loose to tight: `||`, `&&`, comparisons, `+ -`,
 * `* / %`, `! -`, and `^`, which takes its right side first. A comparison of a comparison needs parentheses.
 *
 * @throws OtaError with the first fault and its place.
 */
export const parseExpression = (text: string, tokens: readonly Token[]): Expression => {
  const cursor: Cursor = { text, tokens, at: 0, terms: 0, depth: 0, states: 0 };
  const expression = readOr(cursor);
  const rest = current(cursor);
  if (rest.kind !== 'end') throw unexpected(cursor, rest, 'an operator');
  return expression;
};

const current = ({ tokens, at, text }: Cursor): Token =>
  tokens[at] ?? { kind: 'end', start: text.length, end: text.length };

/** The next token if it is one of the operators, taken. */
const takeOperator = <Wanted extends Operator>(cursor: Cursor, wanted: readonly Wanted[]): Wanted | undefined => {
  const token = current(cursor);
  const found = token.kind === 'operator' ? wanted.find((operator) => operator === token.operator) : undefined;
  if (found !== undefined) cursor.at += 1;
  return found;
};

const across = (left: Span, right: Span): Span => ({ start: left.start, end: right.end });

const OR: readonly LogicOperator[] = ['||'];
const AND: readonly LogicOperator[] = ['&&'];
const SUM: readonly ArithmeticOperator[] = ['+', '-'];
const PRODUCT: readonly ArithmeticOperator[] = ['*', '/', '%'];
const EQUALITY_AND_ORDER: readonly VersionOperator[] = ['==', '!=', '<', '<=', '>', '>='];
const COMPARISON: readonly (ComparisonOperator | '=~')[] = [
  ...EQUALITY_AND_ORDER,
  '^=',
  '^!=',
  '$=',
  '$!=',
  '><',
  '<>',
  '=~',
];

const readOr = (cursor: Cursor): Expression => readLogic(cursor, OR, (inner) => readLogic(inner, AND, readComparison));

const readLogic = (
  cursor: Cursor,
  operators: readonly LogicOperator[],
  readOperand: (cursor: Cursor) => Expression,
): Expression => {
  let left = readOperand(cursor);
  for (;;) {
    const operator = takeOperator(cursor, operators);
    if (operator === undefined) return left;
    const right = readOperand(cursor);
    left = { kind: 'logic', operator, left, right, ...across(left, right) };
  }
};

const readComparison = (cursor: Cursor): Expression => {
  const left = readSum(cursor);
  const sign = current(cursor);
  const operator = takeOperator(cursor, COMPARISON);
  if (operator === undefined) return left;
  const right = readSum(cursor);
  if (takeOperator(cursor, COMPARISON) !== undefined)
    throw fail(
      'ioto-policy-chain',
      { text: excerpt(cursor.text, across(left, right)) },
      { place: placeAt(cursor.text, sign.start) },
    );
  return comparison(cursor, left, operator, right, sign);
};

const comparison = (
  { text }: Cursor,
  left: Expression,
  operator: ComparisonOperator | '=~',
  right: Expression,
  sign: Span,
): Expression => {
  const span = across(left, right);
  const negated = operator === '!=';
  if (right.kind === 'pattern' && ['=~', '==', '!='].includes(operator))
    return { kind: 'match', operand: left, pattern: right.pattern, negated, ...span };
  // Vendor's page on expressions: with == and !=, a regular expression may stand on either side.
  if (left.kind === 'pattern' && ['==', '!='].includes(operator))
    return { kind: 'match', operand: right, pattern: left.pattern, negated, ...span };
  if (operator === '=~')
    throw fail(
      'ioto-policy-syntax',
      {
        found: show(excerpt(text, right)),
        expected: 'a regular expression',
        instead: 'it between slashes: model =~ /^A/',
      },
      { place: placeAt(text, sign.start) },
    );
  if (operator === '==' || operator === '!=') {
    const [value, other] = isNull(right) ? [left, right] : [right, left];
    if (isNull(other)) return { kind: 'presence', operand: value, present: negated, ...span };
  }
  return { kind: 'comparison', operator, left, right, ...span };
};

const isNull = (node: Expression): boolean => node.kind === 'literal' && node.value === null;

const readSum = (cursor: Cursor): Expression => readArithmetic(cursor, SUM, readProduct);

const readProduct = (cursor: Cursor): Expression => readArithmetic(cursor, PRODUCT, readSigned);

const readArithmetic = (
  cursor: Cursor,
  operators: readonly ArithmeticOperator[],
  readOperand: (cursor: Cursor) => Expression,
): Expression => {
  let left = readOperand(cursor);
  for (;;) {
    const operator = takeOperator(cursor, operators);
    if (operator === undefined) return left;
    const right = readOperand(cursor);
    left = { kind: 'arithmetic', operator, left, right, ...across(left, right) };
  }
};

/** Reads something inside something: as deep as the limit, so that no policy exhausts the stack. */
const deeper = (cursor: Cursor, at: number, read: (cursor: Cursor) => Expression): Expression => {
  cursor.depth += 1;
  if (cursor.depth > POLICY_LIMITS.maxDepth)
    throw fail('ioto-policy-too-deep', { maximum: POLICY_LIMITS.maxDepth }, { place: placeAt(cursor.text, at) });
  const node = read(cursor);
  cursor.depth -= 1;
  return node;
};

const readSigned = (cursor: Cursor): Expression => {
  const { start } = current(cursor);
  const sign = takeOperator(cursor, ['!', '-']);
  if (sign === undefined) return readPower(cursor);
  const operand = deeper(cursor, start, readSigned);
  return { kind: sign === '!' ? 'not' : 'negative', operand, start, end: operand.end };
};

const readPower = (cursor: Cursor): Expression => {
  const left = readOperand(cursor);
  const { start } = current(cursor);
  if (takeOperator(cursor, ['^']) === undefined) return left;
  const right = deeper(cursor, start, readSigned);
  return { kind: 'arithmetic', operator: '^', left, right, ...across(left, right) };
};

const readOperand = (cursor: Cursor): Expression => {
  const token = current(cursor);
  cursor.at += 1;
  if (token.kind === 'operator') return readParenthesis(cursor, token);
  if (token.kind === 'end') throw unexpected(cursor, token, 'a value or a variable');
  if (token.kind === 'name') return readName(cursor, token);
  countTerm(cursor, token);
  if (token.kind === 'pattern') return patternNode(cursor, token);
  const { value, start, end } = token;
  return { kind: 'literal', value, start, end };
};

/** A term is a literal or a variable. */
const countTerm = (cursor: Cursor, token: Span): void => {
  cursor.terms += 1;
  if (cursor.terms > POLICY_LIMITS.maxTerms)
    throw fail(
      'ioto-policy-too-many-terms',
      { maximum: POLICY_LIMITS.maxTerms },
      { place: placeAt(cursor.text, token.start) },
    );
};

const readParenthesis = (cursor: Cursor, token: OperatorToken): Expression => {
  if (token.operator !== '(') throw unexpected(cursor, token, 'a value or a variable');
  const inner = deeper(cursor, token.start, readOr);
  const { end } = current(cursor);
  closeParenthesis(cursor, token);
  // The parentheses belong to what is shown of it.
  return { ...inner, start: token.start, end };
};

const closeParenthesis = (cursor: Cursor, opening: Span): void => {
  if (takeOperator(cursor, [')']) !== undefined) return;
  const token = current(cursor);
  throw token.kind === 'end'
    ? unclosed(cursor.text, opening, 'parenthesis', ')')
    : unexpected(cursor, token, 'an operator or )');
};

const patternNode = (cursor: Cursor, { source, flags, start, end }: PatternToken): Expression => {
  const refuse = (reason: string, instead: string) =>
    fail('ioto-policy-regex', { source, reason, instead }, { place: placeAt(cursor.text, start) });
  const pattern = compilePattern(source, flags, refuse);
  cursor.states += pattern.states.length;
  if (cursor.states > POLICY_LIMITS.maxStates)
    throw refuse(
      `has more than ${POLICY_LIMITS.maxStates} states together with those before it`,
      'fewer or smaller ones, with ^= or $= for what is plain text',
    );
  return { kind: 'pattern', pattern, start, end };
};

const CONSTANTS: ReadonlyMap<string, true | false | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const readName = (cursor: Cursor, token: NameToken): Expression => {
  const { name, start, end } = token;
  const place = placeAt(cursor.text, start);
  if (takeOperator(cursor, ['(']) !== undefined) {
    if (name !== 'semver') throw fail('ioto-policy-function', { name }, { place });
    return readSemver(cursor, start);
  }
  countTerm(cursor, token);
  const constant = CONSTANTS.get(name);
  if (constant !== undefined) return { kind: 'literal', value: constant, start, end };
  const meaning = meaningOf(name);
  if (meaning.kind === 'unknown') throw fail('ioto-policy-update-variable', { name }, { place });
  return { ...meaning, start, end };
};

/** The arguments of `semver`, behind its `(`. */
const readSemver = (cursor: Cursor, start: number): Expression => {
  const refuse = (reason: string) => fail('ioto-policy-semver', { reason }, { place: placeAt(cursor.text, start) });
  const readArguments = (): readonly Expression[] => {
    const given = [deeper(cursor, start, readOr)];
    while (takeOperator(cursor, [',']) !== undefined) given.push(deeper(cursor, start, readOr));
    return given;
  };
  const isEmpty = takeOperator(cursor, [')']) !== undefined;
  const [left, middle, right, ...more] = isEmpty ? [] : readArguments();
  const { end } = isEmpty ? { end: start } : current(cursor);
  if (!isEmpty) closeParenthesis(cursor, { start, end: start });
  if (!left || !middle || !right || more.length > 0) throw refuse('takes three arguments');
  const operator = middle.kind === 'literal' ? versionOperator(middle) : undefined;
  if (operator === undefined) throw refuse('takes an operator in quotes as its second argument');
  return { kind: 'semver', left, operator, right, start, end };
};

const versionOperator = ({ value }: LiteralNode): VersionOperator | undefined =>
  value === '=' ? '==' : EQUALITY_AND_ORDER.find((operator) => operator === value);

const unexpected = ({ text, tokens }: Cursor, token: Token, expected: string) =>
  fail(
    'ioto-policy-syntax',
    {
      found: token.kind === 'end' ? 'the end of the policy' : show(excerpt(text, token)),
      expected,
      instead: wordOf(token) ?? wordOf(tokens[tokens.indexOf(token) - 1]) ?? insteadOf(token, expected),
    },
    { place: placeAt(text, token.start) },
  );

/** Words of other languages that end up where an operator should be. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['in', '=~ /^(A|B)$/'],
  ['contains', '><'],
  ['is', '=='],
  ['like', '=~ /re/'],
]);

const wordOf = (token: Token | undefined): string | undefined =>
  token?.kind === 'name' ? WORDS.get(token.name.toLowerCase()) : undefined;

const insteadOf = (token: Token, expected: string): string => {
  if (token.kind === 'operator' && token.operator === '+') return 'the number without its +';
  return expected.startsWith('an operator') ? '&& or || between two conditions' : 'one, as in memory >= 256';
};
