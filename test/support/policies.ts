import { type Policy, parsePolicy } from '../../src/devices/ioto/policy/policy.js';
import type { Problem } from '../../src/errors/problem.js';

/** The policy that the text is. @throws Error where it is none. */
export const policyOf = (text: string): Policy => {
  const read = parsePolicy(text);
  if ('policy' in read) return read.policy;
  throw new Error(`${text}: ${read.problems.map(({ message }) => message).join(' ')}`);
};

/** Each problem as `code line:column`. */
export const spots = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
