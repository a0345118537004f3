import type { BuiltIn } from './syntax.js';

/** What a name in a policy stands for; `unknown` for `update.` and something else than its version. */
export type Meaning =
  | { readonly kind: 'builtIn'; readonly name: BuiltIn }
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'unknown' };

/** The built-in variables that tell of the device. */
const OF_DEVICE: readonly BuiltIn[] = ['version', 'major', 'minor', 'patch'];

/** Every built-in variable by its shortest name. */
export const BUILT_INS: readonly BuiltIn[] = [...OF_DEVICE, 'newVersion'];

/**
 * What the name stands for (Ioto contract, ‘Selection and distribution policy’): properties may be written `name`, `device.name` and
 * `value.name`. A device can’t replace a built-in variable by telling a property of its name.
 */
export const meaningOf = (name: string): Meaning => {
  if (name === 'newVersion' || name === 'update.version') return { kind: 'builtIn', name: 'newVersion' };
  if (name.startsWith('update.')) return { kind: 'unknown' };
  const bare = name.replace(/^(?:device|value)\./, '');
  const builtIn = OF_DEVICE.find((candidate) => candidate === bare);
  return builtIn ? { kind: 'builtIn', name: builtIn } : { kind: 'property', name: bare };
};
