import type { DeviceFamilyName } from '../../project/device-families.js';

/** A sign that devices of a family take the product. */
export interface DeviceHint {
  readonly family: DeviceFamilyName;
  /** The file or folder that shows it. */
  readonly seen: string;
}

/** What is known of a directory: its paths, `/`-separated, and the texts of those that were read. */
export interface SeenFiles {
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
}

interface Sign {
  readonly family: DeviceFamilyName;
  readonly path: RegExp;
  /** What must be in the text; absent where the path alone tells. */
  readonly text?: RegExp;
}

/** Each from the page of its family: what a device, its agent or its build reads. */
const SIGNS: readonly Sign[] = [
  { family: 'zos', path: /\.flist$/ },
  { family: 'zos', path: /(^|\/)etc\/zinit$/ },
  // Ivy: a station runs the tests of this marker in the new tree before it switches.
  { family: 'ivy', path: /^tests\/test_version_change\.py$/ },
  { family: 'ivy', path: /^pyproject\.toml$/, text: /\bversion_change\b/ },
  { family: 'connhex', path: /(^|\/)agent\.toml$/, text: /^\s*\[ota\]/m },
  // What init writes itself takes the variables of any agent.
  { family: 'connhex', path: /(^|\/)update\.sh$/, text: /^(?![\s\S]*\bOTA_TARGET_VERSION)[\s\S]*\bCHX_OTA_/ },
  { family: 'connhex', path: /(^|\/)connhex[^/]*\.(ya?ml|toml|json)$/i },
  { family: 'ioto', path: /(^|\/)ioto\.json5?$/ },
  { family: 'pantavisor', path: /(^|\/)\.pvr$/ },
  { family: 'pantavisor', path: /(^|\/)bsp\/run\.json$/ },
];

/** The families that a directory hints at, each once, in the order in which families are listed. */
export const deviceHints = ({ paths, texts }: SeenFiles): readonly DeviceHint[] => {
  const found = new Map<DeviceFamilyName, DeviceHint>();
  for (const { family, path, text } of SIGNS) {
    const seen = paths.find((one) => path.test(one) && (text === undefined || text.test(texts.get(one) ?? '')));
    if (seen !== undefined && !found.has(family)) found.set(family, { family, seen });
  }
  return [...found.values()];
};

/** Whether a hint may depend on the text of a file: only these are read. */
export const isTelling = (path: string): boolean =>
  SIGNS.some((sign) => sign.text !== undefined && sign.path.test(path));
