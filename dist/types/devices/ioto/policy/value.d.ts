/** A value that a device tells of itself, or that a policy computes. Null: missing, or not to be had. */
export type PolicyValue = string | number | boolean | null;
/** The value as policies see it: null for what is no text, number or boolean, for numbers without end, and for texts beyond the limit. */
export declare const scalar: (value: unknown) => PolicyValue;
/**
 * The number that the value stands for; null where it stands for none. Updaters send every property as a text, the agent sends real
 * types (Ioto contract, ‘Check’): a text is read as what it spells, so that a policy gives the same for both.
 */
export declare const toNumber: (value: PolicyValue) => number | null;
/** Whether the text spells a number. */
export declare const isNumeric: (text: string) => boolean;
/** The number; null for NaN and infinities, which no comparison is true for. */
export declare const finite: (number: number) => number | null;
/** The value as a text, for the operators on texts; null stays null. */
export declare const toText: (value: PolicyValue) => string | null;
/** Whether the value counts as true where a condition is asked for: not null, false, 0, nor a text that is empty or spells one of these. */
export declare const isTrue: (value: PolicyValue) => boolean;
