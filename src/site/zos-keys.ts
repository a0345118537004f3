/** The keys that 0-OS reads of an upgrade object; all of them strings (0-OS contract, “Bodies”). */
const ZOS_KEYS = ['flist', 'signature', 'transaction_id', 'storage'] as const;

export type ZosKey = (typeof ZOS_KEYS)[number];

/** Simple case folding, as Go’s `encoding/json` does it: the long s is an s too, which `toLowerCase` doesn’t know. */
const FOLDED = ZOS_KEYS.map((key) => [key, new RegExp(`^${key}$`, 'iu')] as const);

/**
 * The key that 0-OS takes another one for; undefined for one that it ignores. Its decoder matches keys case-insensitively, and of
 * several that match, the last wins.
 */
export const zosKeyOf = (key: string): ZosKey | undefined => FOLDED.find(([, spelling]) => spelling.test(key))?.[0];
