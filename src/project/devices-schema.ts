import { z } from 'zod';
import type { DeviceFamilyName } from './project.js';
import { uniqueItems } from './rules.js';

/** The device families that a release can be rendered for and checked against. */
const DEVICE_FAMILIES = ['zos', 'ivy', 'connhex', 'ioto', 'pantavisor'] as const satisfies readonly DeviceFamilyName[];

// No family has an option yet. In YAML, a name without a value is null.
const options = z.strictObject({}).nullable().optional();

/** `devices`: a list of family names, or a map from name to options. */
export const devicesSchema = z
  .union([
    z.array(z.enum(DEVICE_FAMILIES)).check(uniqueItems()).meta({ uniqueItems: true }),
    z.strictObject({ zos: options, ivy: options, connhex: options, ioto: options, pantavisor: options }),
  ])
  .default([])
  .transform((value): readonly DeviceFamilyName[] =>
    Array.isArray(value) ? value : DEVICE_FAMILIES.filter((name) => Object.hasOwn(value, name)),
  )
  .meta({
    description:
      'Families of devices that take the release: `zos` (0-OS), `ivy`, `connhex`, `ioto`, `pantavisor`. Their rules are checked.',
    examples: [['zos', 'connhex'], { ivy: {} }],
  });
