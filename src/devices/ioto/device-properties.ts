import type { PolicyValue } from './policy/policy.js';

/**
 * What a device tells of itself in the parsed body of a check-in: its members that are texts, numbers, booleans or null, under their
 * names; others are left out. Undefined for what is no object.
 */
export const deviceProperties = (value: unknown): Readonly<Record<string, PolicyValue>> | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const told = Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    isPolicyValue(member) ? [[name, member] as const] : [],
  );
  return Object.fromEntries(told);
};

const isPolicyValue = (value: unknown): value is PolicyValue =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
