import { parseVersion } from '../../version/parse-version.js';
import { type ZosKey, zosKeyOf } from '../zos-keys.js';
import { objectMembers } from './object-members.js';

/** What 0-OS reads of an upgrade object. */
export interface UpgradeFields {
  /** Absolute http(s) URL of what is to be installed. */
  readonly flist: string;
  /** As text that nobody checked on a node; empty where there is none. */
  readonly signature: string;
  readonly transactionId: string;
  /** 0-db URL. */
  readonly storage?: string;
}

/** What was read of a body, or why 0-OS can’t read it. */
export type Read<Value> = { readonly value: Value } | { readonly reason: string };

/** The body of `versions`: an array of strict versions, of which one bad entry fails the list (0-OS contract, “Bodies”). */
export const readVersions = (bytes: Uint8Array): Read<readonly string[]> => {
  const json = readJson(bytes);
  if ('reason' in json) return json;
  const { value } = json;
  if (!Array.isArray(value)) return { reason: 'it is not an array' };
  const versions: readonly unknown[] = value;
  const bad = versions.find((one) => !isVersion(one));
  return versions.every(isVersion)
    ? { value: versions }
    : { reason: `it lists ${shown(bad)}, which is no strict version` };
};

/** The body of `latest`: a strict version as a JSON string. */
export const readLatest = (bytes: Uint8Array): Read<string> => {
  const json = readJson(bytes);
  if ('reason' in json) return json;
  return isVersion(json.value)
    ? { value: json.value }
    : { reason: `it is ${shown(json.value)}, which is no strict version` };
};

/**
 * The body of an upgrade object. Keys match case-insensitively and the last one wins, so all members are read in their order; each of the
 * four is a string, and others are ignored whatever they hold.
 */
export const readUpgrade = (bytes: Uint8Array): Read<UpgradeFields> => {
  const json = readJson(bytes);
  if ('reason' in json) return json;
  const { value, text } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { reason: 'it is not an object' };
  const fields = new Map<ZosKey, string>();
  for (const member of objectMembers(text)) {
    const known = zosKeyOf(member.key);
    if (known === undefined) continue;
    const field: unknown = JSON.parse(member.text);
    if (typeof field !== 'string') return { reason: `its ${known} is ${shown(field)}, which is no text` };
    fields.set(known, field);
  }
  const flist = fields.get('flist') ?? '';
  if (!/^https?:\/\/[^/]/i.test(flist) || !URL.canParse(flist))
    return { reason: `its flist is ${shown(flist)}, which is no absolute http(s) URL` };
  const storage = fields.get('storage') ?? '';
  return {
    value: {
      flist,
      signature: fields.get('signature') ?? '',
      transactionId: fields.get('transaction_id') ?? '',
      ...(storage === '' ? {} : { storage }),
    },
  };
};

const isVersion = (value: unknown): value is string => typeof value === 'string' && parseVersion(value) !== undefined;

type Json = { readonly value: unknown; readonly text: string } | { readonly reason: string };

const readJson = (bytes: Uint8Array): Json => {
  try {
    // A byte order mark stays in the text, where JSON has no place for it.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { value: JSON.parse(text), text };
  } catch {
    return { reason: `it is not JSON in UTF-8 (${shown(new TextDecoder().decode(bytes.subarray(0, MAX_SHOWN)))})` };
  }
};

/** What somebody else’s server sent, on one line. */
const MAX_SHOWN = 60;

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
};
