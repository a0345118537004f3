import { z } from 'zod';
import { DEVICE_FAMILIES } from './device-families.js';
import type { DeviceOptions } from './device-options.js';
import { connhexSchema } from './devices/connhex-schema.js';
import { iotoSchema } from './devices/ioto-schema.js';
import { ivySchema } from './devices/ivy-schema.js';
import { pantavisorSchema } from './devices/pantavisor-schema.js';
import { zosSchema } from './devices/zos-schema.js';
import { uniqueItems } from './rules.js';

// In YAML, a name without a value is null: the family with its defaults.
const familiesSchema = z.strictObject({
  zos: zosSchema.nullable().optional(),
  ivy: ivySchema.nullable().optional(),
  connhex: connhexSchema.nullable().optional(),
  ioto: iotoSchema.nullable().optional(),
  pantavisor: pantavisorSchema.nullable().optional(),
});

const withDefaults = (value: z.output<typeof familiesSchema>): DeviceOptions => ({
  ...(value.zos === undefined ? {} : { zos: value.zos ?? zosSchema.parse({}) }),
  ...(value.ivy === undefined ? {} : { ivy: value.ivy ?? ivySchema.parse({}) }),
  ...(value.connhex === undefined ? {} : { connhex: value.connhex ?? connhexSchema.parse({}) }),
  ...(value.ioto === undefined ? {} : { ioto: value.ioto ?? iotoSchema.parse({}) }),
  ...(value.pantavisor === undefined ? {} : { pantavisor: value.pantavisor ?? pantavisorSchema.parse({}) }),
});

/** `devices`: a list of family names, or a map from name to options. */
export const devicesSchema = z
  .union([z.array(z.enum(DEVICE_FAMILIES)).check(uniqueItems()).meta({ uniqueItems: true }), familiesSchema])
  .default([])
  .transform(
    (value): DeviceOptions =>
      withDefaults(Array.isArray(value) ? Object.fromEntries(value.map((name) => [name, null])) : value),
  )
  .meta({
    description:
      'Families of devices that take the release: `zos` (0-OS), `ivy`, `connhex`, `ioto`, `pantavisor`. Their rules are checked, their files published, and the release is rehearsed as each of them would take it.',
    examples: [['zos', 'connhex'], { ivy: { repository: 'team/logger' } }],
  });
