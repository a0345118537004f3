import { parseVersion } from '../../../version/parse-version.js';
import { compareVersions } from '../../../version/semver.js';
import type { ArithmeticOperator, ComparisonOperator, TextOperator, VersionOperator } from './syntax.js';
import { finite, isNumeric, type PolicyValue, toNumber, toText } from './value.js';

/** The result of arithmetic; null where a side is no number, and where there is no finite result, as for a division by 0. */
export const calculate = (operator: ArithmeticOperator, left: PolicyValue, right: PolicyValue): number | null => {
  const a = toNumber(left);
  const b = toNumber(right);
  if (a === null || b === null) return null;
  switch (operator) {
    case '+':
      return finite(a + b);
    case '-':
      return finite(a - b);
    case '*':
      return finite(a * b);
    case '/':
      return finite(a / b);
    case '%':
      return finite(a % b);
    case '^':
      return finite(a ** b);
  }
};

/** Whether the comparison holds. Never for null on either side: what a device doesn’t tell is neither equal nor different. */
export const compare = (operator: ComparisonOperator, left: PolicyValue, right: PolicyValue): boolean => {
  if (left === null || right === null) return false;
  if (operator === '==' || operator === '!=') return equal(left, right) === (operator === '==');
  if (operator === '<' || operator === '<=' || operator === '>' || operator === '>=') {
    const order = orderOf(left, right);
    return order !== null && holds(operator, order);
  }
  return compareTexts(operator, toText(left) ?? '', toText(right) ?? '');
};

/** Two texts are equal letter by letter; of anything else, the numbers that they stand for. */
const equal = (left: PolicyValue, right: PolicyValue): boolean => {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  const a = toNumber(left);
  return a !== null && a === toNumber(right);
};

/**
 * Negative, 0 or positive; null where there is no order. Two texts that are numbers or versions are ordered as such, others by their
 * UTF-16 code units; of anything else, the numbers that they stand for.
 */
const orderOf = (left: PolicyValue, right: PolicyValue): number | null => {
  if (typeof left === 'string' && typeof right === 'string' && !(isNumeric(left) && isNumeric(right)))
    return versionOrder(left, right) ?? (left < right ? -1 : Number(left > right));
  const a = toNumber(left);
  const b = toNumber(right);
  return a === null || b === null ? null : a - b;
};

const holds = (operator: VersionOperator, order: number): boolean => {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
  }
};

const compareTexts = (operator: TextOperator, text: string, part: string): boolean => {
  switch (operator) {
    case '^=':
      return text.startsWith(part);
    case '^!=':
      return !text.startsWith(part);
    case '$=':
      return text.endsWith(part);
    case '$!=':
      return !text.endsWith(part);
    case '><':
      return text.includes(part);
    case '<>':
      return !text.includes(part);
  }
};

/** The order of two SemVer versions, build metadata left aside; undefined where one is none. */
const versionOrder = (left: PolicyValue, right: PolicyValue): number | undefined =>
  isVersion(left) && isVersion(right) ? compareVersions(left, right) : undefined;

/** Whether the value is a SemVer 2.0.0 version, spelled canonically. */
export const isVersion = (value: PolicyValue): value is string =>
  typeof value === 'string' && parseVersion(value) !== undefined;

/** Whether `semver(left, operator, right)` holds; never where a side is no version. */
export const compareAsVersions = (operator: VersionOperator, left: PolicyValue, right: PolicyValue): boolean => {
  const order = versionOrder(left, right);
  return order !== undefined && holds(operator, order);
};
