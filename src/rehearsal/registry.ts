import type { DeviceFamilyName } from '../project/device-families.js';
import type { FamilyRehearsal, RehearsalContext } from './rehearsal.js';

/** One line a family. Each is loaded only when it is rehearsed. */
const LOADERS: Readonly<Record<DeviceFamilyName, () => Promise<(context: RehearsalContext) => FamilyRehearsal>>> = {
  zos: async () => (await import('./zos.js')).rehearseZos,
  connhex: async () => (await import('./connhex.js')).rehearseConnhex,
  ivy: async () => (await import('./ivy.js')).rehearseIvy,
  ioto: async () => (await import('./ioto.js')).rehearseIoto,
  pantavisor: async () => (await import('./pantavisor.js')).rehearsePantavisor,
};

/** The rehearsal of a family. */
export const openRehearsal = async (family: DeviceFamilyName, context: RehearsalContext): Promise<FamilyRehearsal> =>
  (await LOADERS[family]())(context);
