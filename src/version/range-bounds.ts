import Range from 'semver/classes/range.js';

/** Two versions that a range lies between. */
export interface VersionBounds {
  /** The lowest version, itself included. */
  readonly min?: string;
  /** The version that all lie below. */
  readonly max?: string;
}

/**
 * The bounds of a range that is nothing but a lowest version, a version that all lie below, or both: `>=1.2.0 <2.0.0`,
 * `^1.2.0`, `1.x`. Undefined for any other, such as `1.0.0 || >=1.2.0` or `>1.0.0`, and for what is no range.
 */
export const boundsOfRange = (range: string): VersionBounds | undefined => {
  const [comparators, ...further] = alternativesOf(range);
  if (!comparators || further.length > 0) return undefined;
  const bounds: { min?: string; max?: string } = {};
  for (const comparator of comparators) {
    const side = SIDES.get(comparator.operator);
    const version = comparator.value.slice(comparator.operator.length);
    if (version === '' && comparators.length === 1) return {};
    if (side === undefined || bounds[side] !== undefined) return undefined;
    // `^1.2.0` ends below the pre-releases of 2.0.0; without them it reads as people write it.
    bounds[side] = version.replace(/-0$/, '');
  }
  return bounds;
};

const SIDES: ReadonlyMap<string, 'min' | 'max'> = new Map([
  ['>=', 'min'],
  ['<', 'max'],
]);

const alternativesOf = (range: string): Range['set'] => {
  try {
    return new Range(range).set;
  } catch {
    return [];
  }
};
