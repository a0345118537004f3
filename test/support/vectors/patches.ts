import type { Objects } from './site-builder.js';

/** One change of a site’s object; several are made one after the other. */
export type Patch =
  | { readonly path: string; readonly remove: true }
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly base64: string }
  | { readonly path: string; readonly copy: string }
  | { readonly path: string; readonly find: string; readonly with: string };

/** The objects with the patches applied; the given ones stay as they were. @throws RangeError for a patch that fits nothing. */
export const patched = (objects: Objects, patches: readonly Patch[]): Objects => {
  const result: Objects = new Map(objects);
  for (const patch of patches) {
    if ('remove' in patch) {
      if (!result.delete(patch.path)) throw new RangeError(`there is no ${patch.path}`);
    } else result.set(patch.path, bytesOf(result, patch));
  }
  return result;
};

const bytesOf = (objects: Objects, patch: Exclude<Patch, { readonly remove: true }>): Uint8Array => {
  if ('text' in patch) return Buffer.from(patch.text);
  if ('base64' in patch) return Buffer.from(patch.base64, 'base64');
  const source = objects.get('copy' in patch ? patch.copy : patch.path);
  if (!source) throw new RangeError(`there is no ${'copy' in patch ? patch.copy : patch.path}`);
  if ('copy' in patch) return source;
  const parts = Buffer.from(source).toString('latin1').split(patch.find);
  if (parts.length !== 2) throw new RangeError(`${patch.path} has ${parts.length - 1} times ${patch.find}`);
  return Buffer.from(parts.join(patch.with), 'latin1');
};
