import type { DeviceOptions } from './devices-schema.js';

/** The options of the families with their paths absolute. One line a family that has paths. */
export const resolveFamilies = (declared: DeviceOptions, absolute: (path: string) => string): DeviceOptions => ({
  ...declared,
  ...(declared.pantavisor ? { pantavisor: resolvePantavisor(declared.pantavisor, absolute) } : {}),
});

const resolvePantavisor = (
  declared: NonNullable<DeviceOptions['pantavisor']>,
  absolute: (path: string) => string,
): NonNullable<DeviceOptions['pantavisor']> => ({
  ...declared,
  ...(declared.parts === undefined ? {} : { parts: absolute(declared.parts) }),
});
