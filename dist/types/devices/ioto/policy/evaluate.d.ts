import type { BuiltInNode, Expression, PropertyNode } from './syntax.js';
import { type PolicyValue } from './value.js';
/** A value; undefined where it depends on what is not known. */
export type Outcome = PolicyValue | undefined;
/** The value of a variable: null where the device doesn’t have it, undefined where that is not known. */
export type Lookup = (variable: BuiltInNode | PropertyNode) => Outcome;
/**
 * The value of the expression. Total: whatever the values, it ends in one of them, in a time that the policy’s limits bound. Where a
 * variable is not known, the outcome is known all the same if every value of it gives the same.
 */
export declare const evaluate: (node: Expression, lookup: Lookup) => Outcome;
