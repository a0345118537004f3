import type { Lookup } from './evaluate.js';
import type { BuiltIn } from './syntax.js';
import { type PolicyValue } from './value.js';
/** A device as a policy sees it: its version, and what it tells of itself in a check-in. */
export interface PolicyDevice {
    readonly version: string;
    /** Texts from the updaters (`"memory":"256"`), real types from the agent. With `id`, `product` and whatever else it sends. */
    readonly properties?: Readonly<Record<string, PolicyValue>>;
}
/** The values of a policy’s variables for the device that is offered the new version. Names of every object (`__proto__`) are no properties. */
export declare const lookupOf: ({ version, properties }: PolicyDevice, newVersion: string) => Lookup;
/** The built-in variables. `major`, `minor` and `patch` are null where the device’s version is not SemVer. */
export declare const builtInsOf: (version: string, newVersion: string) => Readonly<Record<BuiltIn, PolicyValue>>;
