import type { DeviceOptions } from './device-options.js';

/** The options of the families with their paths absolute. One line a family that has paths. */
export const resolveFamilies = (declared: DeviceOptions, absolute: (path: string) => string): DeviceOptions => ({
  ...declared,
  ...(declared.ivy ? { ivy: resolveIvy(declared.ivy, absolute) } : {}),
  ...(declared.ioto ? { ioto: resolveIoto(declared.ioto, absolute) } : {}),
  ...(declared.connhex ? { connhex: resolveConnhex(declared.connhex, absolute) } : {}),
  ...(declared.pantavisor ? { pantavisor: resolvePantavisor(declared.pantavisor, absolute) } : {}),
});

const resolveConnhex = (
  declared: NonNullable<DeviceOptions['connhex']>,
  absolute: (path: string) => string,
): NonNullable<DeviceOptions['connhex']> => ({
  ...declared,
  ...(declared.agentConfig === undefined ? {} : { agentConfig: absolute(declared.agentConfig) }),
});

const resolvePantavisor = (
  declared: NonNullable<DeviceOptions['pantavisor']>,
  absolute: (path: string) => string,
): NonNullable<DeviceOptions['pantavisor']> => ({
  ...declared,
  ...(declared.parts === undefined ? {} : { parts: absolute(declared.parts) }),
  ...(declared.certificates === undefined ? {} : { certificates: absolute(declared.certificates) }),
  ...(declared.ca === undefined ? {} : { ca: absolute(declared.ca) }),
});

const resolveIvy = (
  { constants, ...declared }: NonNullable<DeviceOptions['ivy']>,
  absolute: (path: string) => string,
): NonNullable<DeviceOptions['ivy']> => ({
  ...declared,
  ...(constants === undefined ? {} : { constants: { ...constants, file: absolute(constants.file) } }),
});

// Patterns of samples stay as they are: they are searched from the project's directory.
const resolveIoto = (
  declared: NonNullable<DeviceOptions['ioto']>,
  absolute: (path: string) => string,
): NonNullable<DeviceOptions['ioto']> => ({
  ...declared,
  ...(declared.agentConfig === undefined ? {} : { agentConfig: absolute(declared.agentConfig) }),
});
