import { OtaError } from '../../../errors/ota-error.js';
import { type Problem, problem } from '../../../errors/problem.js';
import { checkTypes } from './check-types.js';
import { lookupOf, type PolicyDevice } from './device.js';
import { evaluate } from './evaluate.js';
import { tokenize } from './lexer.js';
import { POLICY_LIMITS } from './limits.js';
import { lintExpression } from './lint.js';
import { parseExpression } from './parser.js';
import { placeAt } from './span.js';
import type { Expression } from './syntax.js';
import { isTrue } from './value.js';
import { propertyNamesOf } from './walk.js';

export type { PolicyDevice } from './device.js';
export type { PolicyValue } from './value.js';

/** A distribution policy that was read and found to be one. */
export interface Policy {
  /** As it was written; the text of the default policy where that was blank. */
  readonly text: string;
  readonly root: Expression;
}

/** What a blank policy means (Ioto contract, ‘Selection and distribution policy’). */
export const DEFAULT_POLICY = 'semver(version, "<", newVersion)';

/**
 * The policy, or everything that keeps the text from being one. Places count within the policy’s text. Never throws; linear in the
 * length of the text, which is limited.
 */
export const parsePolicy = (text: string): { readonly policy: Policy } | { readonly problems: readonly Problem[] } => {
  if (text.length > POLICY_LIMITS.maxLength) {
    const details = { length: text.length, maximum: POLICY_LIMITS.maxLength };
    return { problems: [problem('ioto-policy-too-long', details, placeAt('', 0))] };
  }
  const source = /^[ \t\r\n]*$/.test(text) ? DEFAULT_POLICY : text;
  try {
    const root = parseExpression(source, tokenize(source));
    const problems = checkTypes(source, root);
    return problems.length > 0 ? { problems } : { policy: { text: source, root } };
  } catch (error) {
    if (error instanceof OtaError) return { problems: error.problems };
    throw error;
  }
};

/**
 * Whether the device is offered the new version, as far as the policy decides. Total: never throws, and its time is bounded by the
 * limits of the language, whatever the device tells.
 */
export const matches = ({ root }: Policy, device: PolicyDevice, newVersion: string): boolean =>
  isTrue(evaluate(root, lookupOf(device, newVersion)) ?? null);

/** What a policy is judged against. */
export interface PolicyContext {
  /** The version of the release that the policy is for. */
  readonly newVersion: string;
  /** Devices that the project gives as samples: the properties that they tell are the ones that are known. */
  readonly samples: readonly PolicyDevice[];
}

/** Everything that the policy was hardly meant to do, as warnings with what to write instead. Places count within the policy’s text. */
export const lintPolicy = ({ text, root }: Policy, context: PolicyContext): readonly Problem[] =>
  lintExpression(text, root, context);

/** The properties of the device that the policy asks for, beside its version: each once, in the order of the text. */
export const propertiesOf = ({ root }: Policy): readonly string[] => propertyNamesOf(root);
