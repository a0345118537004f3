import { parseJsonText } from '../../schemas/json-text.js';
import { canonicalFault, canonicalMembers, canonicalText, compareCodePoints } from './canonical-json.js';

/** The format of a state, as its key `#spec` names it. */
export const STATE_SPEC = 'pantavisor-service-system@1';
export const SPEC_KEY = '#spec';
/** Where signatures stand in a state. */
export const SIGNATURES = '_sigs/';

/** Bytes of a state: it is one message to the device, and held there in memory. */
export const MAX_STATE_BYTES = 4 * 1024 * 1024;
/** Parts of a state. Each object is two more names in the signed statement of a release. */
export const MAX_STATE_KEYS = 4096;

/** One top-level key of a state. */
export interface StateEntry {
  /** The path in the revision: `bsp/run.json`. */
  readonly key: string;
  readonly value: unknown;
  /** The canonical JSON of the value. */
  readonly text: string;
}

/** A state whose text is canonical, its entries in the order of the text. */
export interface State {
  readonly entries: readonly StateEntry[];
  readonly text: string;
}

/** Why a text is no state that a device takes. `form`: it can’t be read as one. `canonical`: another text says the same. */
export interface StateFault {
  readonly kind: 'form' | 'canonical';
  /** In words, as the end of a sentence. */
  readonly reason: string;
}

/** One entry of a state. @param value without a `canonicalFault`. */
export const stateEntry = (key: string, value: unknown): StateEntry => ({ key, value, text: canonicalText(value) });

/** The state of these entries, whatever their order: what is signed, published and stored on the device, byte for byte. */
export const stateOf = (entries: readonly StateEntry[]): State => ({
  entries: entries.toSorted((a, b) => compareCodePoints(a.key, b.key)),
  text: canonicalMembers(entries.map(({ key, text }) => [key, text] as const)),
});

/**
 * The state that a text holds, or why it is none. A device cuts what was signed out of the stored text as it stands, so that text
 * has to be canonical itself (Pantavisor contract, “State JSON”). One line feed at its end belongs to no value, and is let through.
 */
export const parseState = (input: string | Uint8Array): State | StateFault => {
  const { value, problems } = parseJsonText(input, { file: 'state', maxBytes: MAX_STATE_BYTES });
  const [problem] = problems;
  if (problem) return { kind: 'form', reason: `${problem.message.replace(/\.$/, '')}` };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'form', reason: 'it is no JSON object' };
  return readState(Object.entries(value), typeof input === 'string' ? input : new TextDecoder().decode(input));
};

const readState = (members: readonly [string, unknown][], text: string): State | StateFault => {
  if (members.length > MAX_STATE_KEYS)
    return { kind: 'form', reason: `it has ${members.length} keys, more than the ${MAX_STATE_KEYS} that are read` };
  const odd = members.find(([, value]) => typeof value !== 'string' && (typeof value !== 'object' || value === null));
  if (odd) return { kind: 'form', reason: `${JSON.stringify(odd[0])} is neither a text nor an object nor a list` };
  for (const [key, value] of members) {
    const fault = canonicalFault(value);
    if (fault) return { kind: 'canonical', reason: `${[key, ...fault.path].join(' → ')}: ${fault.reason}` };
  }
  const state = stateOf(members.map(([key, value]) => stateEntry(key, value)));
  return text.replace(/\n$/, '') === state.text ? state : { kind: 'canonical', reason: differenceOf(text, state.text) };
};

/** Where the text leaves the canonical one, counted in characters from 1. */
const differenceOf = (text: string, canonical: string): string => {
  let at = 0;
  while (at < canonical.length && text[at] === canonical[at]) at += 1;
  return `from character ${at + 1} on its text is not the canonical one`;
};

const SHA256 = /^[0-9a-f]{64}$/;

/** What a device’s parser would stumble over in a state that can be read; undefined for a good one. */
export const stateFormFault = ({ entries }: State): string | undefined => {
  const spec = entries.find(({ key }) => key === SPEC_KEY)?.value;
  if (spec !== STATE_SPEC)
    return `${SPEC_KEY} is ${JSON.stringify(spec) ?? 'missing'}, not ${JSON.stringify(STATE_SPEC)}`;
  for (const { key, value } of entries) {
    if (key === SPEC_KEY) continue;
    if (key.endsWith('.json') && typeof value === 'string') return `${key} should hold JSON, and is a text`;
    if (!key.endsWith('.json') && (typeof value !== 'string' || !SHA256.test(value)))
      return `${key} should be the SHA-256 of an object, in 64 lowercase hex digits`;
  }
  return undefined;
};
