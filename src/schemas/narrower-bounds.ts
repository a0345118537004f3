import type { SchemaObject } from './schema-keywords.js';

/** The lowest or highest value that numbers are held to. */
export interface Bound {
  readonly value: number;
  readonly isExclusive: boolean;
}

const numbersAt = (schemas: readonly SchemaObject[], keyword: string): readonly number[] =>
  schemas.map((schema) => schema[keyword]).filter((value) => typeof value === 'number');

/** The highest of the numbers under a keyword. */
export const highest = (schemas: readonly SchemaObject[], keyword: string): number | undefined =>
  numbersAt(schemas, keyword).reduce<number | undefined>((best, value) => Math.max(best ?? value, value), undefined);

/** The lowest of the numbers under a keyword. */
export const lowest = (schemas: readonly SchemaObject[], keyword: string): number | undefined =>
  numbersAt(schemas, keyword).reduce<number | undefined>((best, value) => Math.min(best ?? value, value), undefined);

/**
 * The tightest lower bound of the schemas, `sign` 1, or, with `sign` -1, the tightest upper bound with its sign turned, so that
 * higher is tighter in both. Undefined without one, or where only numbers that JSON readers agree on lie within.
 */
export const tightest = (schemas: readonly SchemaObject[], sign: 1 | -1, isWhole: boolean): Bound | undefined => {
  const [closed, open] = sign === 1 ? ['minimum', 'exclusiveMinimum'] : ['maximum', 'exclusiveMaximum'];
  const bounds = [
    ...numbersAt(schemas, closed ?? '').map((value) => bound(sign * value, false, isWhole)),
    ...numbersAt(schemas, open ?? '').map((value) => bound(sign * value, true, isWhole)),
  ].filter(
    ({ value, isExclusive }) => value > -Number.MAX_SAFE_INTEGER || (isExclusive && value === -Number.MAX_SAFE_INTEGER),
  );
  return bounds.reduce<Bound | undefined>((best, next) => (best && isWithin(best, next) ? best : next), undefined);
};

/** Integers have a next one: above 2 is from 3, from 2.5 is from 3. */
const bound = (value: number, isExclusive: boolean, isWhole: boolean): Bound => {
  if (!isWhole) return { value, isExclusive };
  return { value: isExclusive ? Math.floor(value) + 1 : Math.ceil(value), isExclusive: false };
};

/** Whether whatever keeps to `inner` keeps to `outer`. */
export const isWithin = (inner: Bound, outer: Bound): boolean =>
  inner.value > outer.value || (inner.value === outer.value && (inner.isExclusive || !outer.isExclusive));
