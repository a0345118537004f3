import { type KeySelection, touches } from './key-pattern.js';
import { signatureKey } from './signature-entry.js';
import { SIGNATURES } from './state.js';

/** A signature that is to be made. */
export interface PlannedSignature extends KeySelection {
  /** Where it goes: `_sigs/bsp.json`. */
  readonly key: string;
}

const CONFIG = '_config/';
/** The part that pvr lets vouch for what belongs to no part. */
const BOARD = 'bsp';
const ROOT = 'root';

/** The part that a key belongs to: `myapp` for `myapp/run.json` and `_config/myapp/etc/app.conf`; undefined in the root. */
export const partOf = (key: string): string | undefined => {
  const [part, rest] = splitOnce(key.startsWith(CONFIG) ? key.slice(CONFIG.length) : key);
  return rest === undefined ? undefined : part;
};

const splitOnce = (key: string): readonly [part: string, rest: string | undefined] => {
  const at = key.indexOf('/');
  return at < 0 ? [key, undefined] : [key.slice(0, at), key.slice(at + 1)];
};

/**
 * The signatures that a state lacks to be covered whole, one a part (Pantavisor contract, “Signature entry”): each includes the
 * part and its `_config`, and leaves out where the part came from and itself. One of them, the board’s where it is there, also lists
 * `#spec` and the files of the root.
 *
 * @param keys of the state. @param kept selections of signatures that are there already.
 */
export const planSignatures = (keys: readonly string[], kept: readonly KeySelection[]): readonly PlannedSignature[] => {
  const open = keys.filter((key) => !key.startsWith(SIGNATURES) && !kept.some((selection) => touches(selection, key)));
  const parts = [...new Set(open.flatMap((key) => partOf(key) ?? []))].sort();
  const root = open.filter((key) => partOf(key) === undefined);
  const bearer = parts.includes(BOARD) ? BOARD : parts[0];
  const freeKey = freeKeyFinder(keys);
  const ofParts = parts.map((part): PlannedSignature => {
    const key = freeKey(part);
    const include = [`${part}/**`, `${CONFIG}${part}/**`, ...(part === bearer ? root : [])];
    return { key, include, exclude: [`${part}/src.json`, key] };
  });
  if (bearer !== undefined || root.length === 0) return ofParts;
  const key = freeKey(ROOT);
  return [{ key, include: root, exclude: [key] }];
};

/** A part that is signed in part already has its name taken: `_sigs/myapp-2.json` comes beside it. */
const freeKeyFinder = (keys: readonly string[]) => {
  const taken = new Set(keys);
  return (name: string): string => {
    let key = signatureKey(name);
    for (let number = 2; taken.has(key); number += 1) key = signatureKey(`${name}-${number}`);
    taken.add(key);
    return key;
  };
};
