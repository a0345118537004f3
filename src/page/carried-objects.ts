import { z } from 'zod';
import { parseJsonText } from '../schemas/json-text.js';
import { type CarriedObjects, carryingPage, OBJECTS_SLOT, withoutObjects } from './page-document.js';

/**
 * Bytes of objects that a page carries at most: about a thousand releases, index and records with them. A browser opens that at once, and
 * mail takes it.
 */
export const MAX_CARRIED_BYTES = 8 * 1024 * 1024;

const carriedSchema = z.record(z.string(), z.string());

/**
 * The objects that a page carries, by path. Undefined where it has no slot for them, or where it is not, byte for byte, what
 * `carryingPage` makes of the page without them and these objects.
 *
 * @param file its path, for what is wrong with its JSON.
 */
export const carriedObjects = (page: Uint8Array, file: string): CarriedObjects | undefined => {
  const text = new TextDecoder().decode(page);
  const bare = new TextDecoder().decode(withoutObjects(page));
  const start = bare.indexOf(OBJECTS_SLOT);
  if (start < 0) return undefined;
  const from = start + OBJECTS_SLOT.length - '</script>'.length;
  const json = new TextEncoder().encode(text.slice(from, from + text.length - bare.length));
  const objects = carriedSchema.safeParse(parseJsonText(json, { file }).value).data;
  return objects && Buffer.compare(carryingPage(page, objects), page) === 0 ? objects : undefined;
};
