/**
 * What a policy may weigh. A service evaluates the policies of everybody who publishes, over whatever devices send: with these, the
 * longest evaluation is a few milliseconds, see docs/devices/ioto-policy.md.
 */
export const POLICY_LIMITS = {
  /** Characters of a policy; also the limit of the project file. */
  maxLength: 2048,
  /** Ioto contract, ‘Selection and distribution policy’: operands of a policy (literals and variables). */
  maxTerms: 50,
  /** Parentheses, `!`, `-` and `^` inside one another. */
  maxDepth: 32,
  /** Characters of a property’s or version’s text; a longer one counts as missing. */
  maxTextLength: 1024,
  /** Characters of a regular expression, between the slashes. */
  maxPatternLength: 256,
  /** States that a regular expression may have, counted repetitions written out. */
  maxPatternStates: 256,
  /** States of all regular expressions of a policy together. */
  maxStates: 512,
  /** Groups inside one another. */
  maxPatternDepth: 16,
} as const;
