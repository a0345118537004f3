import { parseJsonText } from '../../schemas/json-text.js';

/**
 * The versions that a `versions` names, if these are some of those listed and not all, in their order; undefined for any
 * other list. So is `versions` of a site that holds a part of the releases.
 *
 * @param path where it was read, for messages.
 */
export const excerptOf = (
  bytes: Uint8Array,
  path: string,
  listed: readonly string[],
): readonly string[] | undefined => {
  const found = namedVersions(bytes, path);
  if (!found || found.length === 0 || found.length >= listed.length) return undefined;
  const named = new Set(found);
  const inOrder = listed.filter((version) => named.has(version));
  const same = inOrder.length === found.length && inOrder.every((version, position) => version === found[position]);
  return same ? found : undefined;
};

/** What a `versions` names, whatever it is worth; undefined where it is no JSON array of strings. */
export const namedVersions = (bytes: Uint8Array, path: string): readonly string[] | undefined => {
  const { value, problems } = parseJsonText(bytes, { file: path });
  if (problems.length > 0 || !Array.isArray(value)) return undefined;
  return value.every((entry) => typeof entry === 'string') ? value : undefined;
};
