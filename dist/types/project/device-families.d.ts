/** The families of devices that a release can be rendered for, in the order in which they are listed everywhere. */
export declare const DEVICE_FAMILIES: readonly ['zos', 'ivy', 'connhex', 'ioto', 'pantavisor'];
export type DeviceFamilyName = (typeof DEVICE_FAMILIES)[number];
