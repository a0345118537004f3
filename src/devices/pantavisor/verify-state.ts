import type { ChainTrust } from './certificates.js';
import { type KeySelection, touches } from './key-pattern.js';
import {
  isSignatureKey,
  parseSignatureEntry,
  type SignatureAlgorithm,
  type SignatureEntry,
} from './signature-entry.js';
import { parseState, SIGNATURES, type State, stateFormFault } from './state.js';
import { signatureFault } from './verify-signature.js';

/** What a device says where it refuses a state (Pantavisor contract, “Progress”, WONTGO). */
export const REFUSALS = {
  signature: 'Signature validation failed',
  coverage: 'State not fully covered by signatures',
  form: 'State JSON has bad format',
} as const;

/** The part of the device that says so, as its answer with status 422 names it (Pantavisor contract, “On the device”). */
export const refusedBy = (message: RefusalMessage): 'Secureboot' | 'Parser' =>
  message === REFUSALS.form ? 'Parser' : 'Secureboot';

export type RefusalMessage = (typeof REFUSALS)[keyof typeof REFUSALS];

/** One thing that makes a device refuse. */
export interface Refusal {
  readonly message: RefusalMessage;
  /** The top-level key that it is about; undefined where it is the whole. */
  readonly key?: string;
  /** In words, as the end of a sentence. */
  readonly reason: string;
}

/** One signature that verified. */
export interface VerifiedSignature {
  readonly key: string;
  readonly algorithm: SignatureAlgorithm;
  /** Keys that it signs or leaves out by name. */
  readonly covers: number;
}

/** What a device in strict mode makes of a state. */
export interface StateVerdict {
  /** None: it is taken. The first one is what the device reports. */
  readonly refusals: readonly Refusal[];
  readonly signatures: readonly VerifiedSignature[];
  /** Top-level keys. */
  readonly keys: number;
}

/** Signatures of one state; each is a public-key operation or more. */
const MAX_SIGNATURES = 256;

/**
 * What a device in strict mode makes of a state: whether it is canonical, every signature verifies through its chain to one of the
 * anchors, every key is covered, and its parser takes it. It stops where the first of these fails, with every reason for that.
 */
export const verifyState = (input: string | Uint8Array, trust: ChainTrust): StateVerdict => {
  const state = parseState(input);
  if (!('kind' in state)) return verifyReadState(state, trust);
  const message = state.kind === 'form' ? REFUSALS.form : REFUSALS.signature;
  return { refusals: [{ message, reason: state.reason }], signatures: [], keys: 0 };
};

const verifyReadState = (state: State, trust: ChainTrust): StateVerdict => {
  const { signed, refusals } = verifySignatures(state, trust);
  const selections = signed.map(({ entry }) => entry.selection);
  const steps = [() => refusals, () => coverageRefusals(state, selections), () => formRefusals(state)];
  const covers = ({ selection }: SignatureEntry): number =>
    state.entries.filter(({ key }) => touches(selection, key)).length;
  return {
    refusals: steps.map((step) => step()).find((found) => found.length > 0) ?? [],
    signatures: signed.map(({ key, entry }) => ({ key, algorithm: entry.algorithm, covers: covers(entry) })),
    keys: state.entries.length,
  };
};

const coverageRefusals = (state: State, selections: readonly KeySelection[]): readonly Refusal[] =>
  uncoveredKeys(state, selections).map((key) => ({
    message: REFUSALS.coverage,
    key,
    reason: 'no signature speaks of it',
  }));

const formRefusals = (state: State): readonly Refusal[] => {
  const reason = stateFormFault(state);
  return reason === undefined ? [] : [{ message: REFUSALS.form, reason }];
};

interface Signed {
  readonly key: string;
  readonly entry: SignatureEntry;
}

/** The signatures of a state that verify, and why the others don’t. */
export const verifySignatures = (
  state: State,
  trust: ChainTrust,
): { readonly signed: readonly Signed[]; readonly refusals: readonly Refusal[] } => {
  const found = state.entries.filter(({ key }) => key.startsWith(SIGNATURES));
  const signed: Signed[] = [];
  const refusals: Refusal[] = [];
  const refuse = (key: string, reason: string) => refusals.push({ message: REFUSALS.signature, key, reason });
  for (const { key, value } of found.slice(0, MAX_SIGNATURES)) {
    const entry = isSignatureKey(key) ? parseSignatureEntry(value) : `it is not ${SIGNATURES}<name>.json`;
    const fault = typeof entry === 'string' ? entry : signatureFault(entry, state, trust);
    if (typeof entry === 'string' || fault !== undefined) refuse(key, fault ?? 'it can’t be read');
    else signed.push({ key, entry });
  }
  if (found.length > MAX_SIGNATURES) refuse(SIGNATURES, `it holds more than ${MAX_SIGNATURES} signatures`);
  return { signed, refusals };
};

/** The keys that no signature speaks of, which strict mode refuses. Signatures themselves need none. */
const uncoveredKeys = ({ entries }: State, selections: readonly KeySelection[]): readonly string[] =>
  entries
    .map(({ key }) => key)
    .filter((key) => !key.startsWith(SIGNATURES) && !selections.some((selection) => touches(selection, key)));
