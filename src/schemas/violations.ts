import type { ErrorObject } from 'ajv';
import { pointerOf } from './json-pointer.js';
import type { Violation } from './violation.js';

/** Violations that are told of one value; the first are enough to go on. */
const MAX_VIOLATIONS = 100;

/** The validator’s errors as violations: each once, without those that only follow from another. */
export const violationsOf = (errors: readonly ErrorObject[]): readonly Violation[] => {
  const telling = errors.filter((error) => !isNullBranch(error, errors));
  const violations = telling.filter((error) => !isSummary(error, telling)).map(violationOf);
  const distinct = new Map(violations.map((violation) => [`${violation.path} ${violation.message}`, violation]));
  return [...distinct.values()].slice(0, MAX_VIOLATIONS);
};

const isUnion = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf';

/** `must be null` says nothing where null is but one alternative: pydantic writes every optional field so. */
const isNullBranch = (error: ErrorObject, errors: readonly ErrorObject[]): boolean =>
  error.keyword === 'type' &&
  error.params.type === 'null' &&
  errors.some((other) => isUnion(other) && other.instancePath === error.instancePath);

/** That no alternative fits is worth a line only where no alternative says why. */
const isSummary = (error: ErrorObject, errors: readonly ErrorObject[]): boolean =>
  (isUnion(error) || error.keyword === 'if') &&
  errors.some((other) => !isUnion(other) && other !== error && isAtOrBelow(other.instancePath, error.instancePath));

const isAtOrBelow = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);

const violationOf = (error: ErrorObject): Violation => ({
  path: error.instancePath + pointerOf(extraKey(error)),
  message: messageOf(error),
  keyword: error.keyword,
});

const extraKey = ({ keyword, params }: ErrorObject): readonly string[] => {
  if (keyword === 'additionalProperties') return [String(params.additionalProperty)];
  return keyword === 'unevaluatedProperties' ? [String(params.unevaluatedProperty)] : [];
};

const messageOf = ({ keyword, params, message }: ErrorObject): string => {
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'this key is not allowed';
    case 'required':
      return `the key ${JSON.stringify(params.missingProperty)} is missing`;
    case 'type':
      return `must be ${[params.type].flat().join(' or ')}`;
    case 'enum':
      return `must be one of ${(params.allowedValues as readonly unknown[]).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(params.allowedValue)}`;
    case 'false schema':
      return 'is not allowed';
    default:
      return message ?? `breaks ${keyword}`;
  }
};
