/** The families of devices that a release can be rendered for, in the order in which they are listed everywhere. */
export const DEVICE_FAMILIES = ['zos', 'ivy', 'connhex', 'ioto', 'pantavisor'] as const;

export type DeviceFamilyName = (typeof DEVICE_FAMILIES)[number];
