import { POLICY_LIMITS } from './limits.js';

/** A value that a device tells of itself, or that a policy computes. Null: missing, or not to be had. */
export type PolicyValue = string | number | boolean | null;

/** A number as people and shells write it: no blanks, no hexadecimal. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The value as policies see it: null for what is no text, number or boolean, for numbers without end, and for texts beyond the limit. */
export const scalar = (value: unknown): PolicyValue => {
  if (typeof value === 'string') return value.length <= POLICY_LIMITS.maxTextLength ? value : null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'boolean' ? value : null;
};

/**
 * The number that the value stands for; null where it stands for none. Updaters send every property as a text, the agent sends real
 * types (Ioto contract, ‘Check’): a text is read as what it spells, so that a policy gives the same for both.
 */
export const toNumber = (value: PolicyValue): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === null) return null;
  if (value === 'true' || value === 'false') return Number(value === 'true');
  return NUMBER.test(value) ? finite(Number(value)) : null;
};

/** Whether the text spells a number. */
export const isNumeric = (text: string): boolean => NUMBER.test(text) && Number.isFinite(Number(text));

/** The number; null for NaN and infinities, which no comparison is true for. */
export const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);

/** The value as a text, for the operators on texts; null stays null. */
export const toText = (value: PolicyValue): string | null => (value === null ? null : String(value));

/** Whether the value counts as true where a condition is asked for: not null, false, 0, nor a text that is empty or spells one of these. */
export const isTrue = (value: PolicyValue): boolean => {
  if (value === null || value === '') return false;
  return toNumber(value) !== 0;
};
