import { parseVersion } from '../../../version/parse-version.js';
import type { Lookup } from './evaluate.js';
import type { BuiltIn } from './syntax.js';
import { type PolicyValue, scalar } from './value.js';

/** A device as a policy sees it: its version, and what it tells of itself in a check-in. */
export interface PolicyDevice {
  readonly version: string;
  /** Texts from the updaters (`"memory":"256"`), real types from the agent. With `id`, `product` and whatever else it sends. */
  readonly properties?: Readonly<Record<string, PolicyValue>>;
}

/** The values of a policy’s variables for the device that is offered the new version. Names of every object (`__proto__`) are no properties. */
export const lookupOf = ({ version, properties = {} }: PolicyDevice, newVersion: string): Lookup => {
  const builtIns = builtInsOf(version, newVersion);
  return (variable) => {
    if (variable.kind === 'builtIn') return builtIns[variable.name];
    return Object.hasOwn(properties, variable.name) ? scalar(properties[variable.name]) : null;
  };
};

/** The built-in variables. `major`, `minor` and `patch` are null where the device’s version is not SemVer. */
export const builtInsOf = (version: string, newVersion: string): Readonly<Record<BuiltIn, PolicyValue>> => {
  const text = scalar(version);
  const parsed = typeof text === 'string' ? parseVersion(text) : undefined;
  return {
    version: text,
    newVersion: scalar(newVersion),
    major: parsed?.major ?? null,
    minor: parsed?.minor ?? null,
    patch: parsed?.patch ?? null,
  };
};
