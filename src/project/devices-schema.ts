import { z } from 'zod';
import { DEVICE_FAMILIES } from './device-families.js';
import { connhexSchema } from './devices/connhex-schema.js';
import { iotoSchema } from './devices/ioto-schema.js';
import { ivySchema } from './devices/ivy-schema.js';
import { pantavisorSchema } from './devices/pantavisor-schema.js';
import { zosSchema } from './devices/zos-schema.js';
import { uniqueItems } from './rules.js';

/** In YAML, a name without a value is null: the family with its defaults. */
const withDefaults = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === null ? {} : value), schema).optional();

const familiesSchema = z.strictObject({
  zos: withDefaults(zosSchema),
  ivy: withDefaults(ivySchema),
  connhex: withDefaults(connhexSchema),
  ioto: withDefaults(iotoSchema),
  pantavisor: withDefaults(pantavisorSchema),
});

/** The families that are switched on, each with its options. */
export type DeviceOptions = z.output<typeof familiesSchema>;

/** `devices`: a list of family names, or a map from name to options. */
export const devicesSchema = z
  .union([z.array(z.enum(DEVICE_FAMILIES)).check(uniqueItems()).meta({ uniqueItems: true }), familiesSchema])
  .default([])
  .transform(
    (value): DeviceOptions =>
      Array.isArray(value) ? familiesSchema.parse(Object.fromEntries(value.map((name) => [name, {}]))) : value,
  )
  .meta({
    description:
      'Families of devices that take the release: `zos` (0-OS), `ivy`, `connhex`, `ioto`, `pantavisor`. Their rules are checked, their files published, and the release is rehearsed as each of them would take it.',
    examples: [['zos', 'connhex'], { ivy: { repository: 'team/logger' } }],
  });
