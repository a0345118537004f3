import type { DeviceFamilyName } from '../project/device-families.js';
import type { DeviceFamily } from './device-family.js';

const LOADERS: Readonly<Record<DeviceFamilyName, () => Promise<DeviceFamily>>> = {
  zos: async () => (await import('./zos.js')).zos,
  ivy: async () => (await import('./ivy.js')).ivy,
  connhex: async () => (await import('./connhex.js')).connhex,
  ioto: async () => (await import('./ioto.js')).ioto,
  pantavisor: async () => (await import('./pantavisor.js')).pantavisor,
};

/** The families of the given names, in that order. Each is loaded only when it is used. */
export const deviceFamilies = (names: readonly DeviceFamilyName[]): Promise<readonly DeviceFamily[]> =>
  Promise.all(names.map((name) => LOADERS[name]()));
