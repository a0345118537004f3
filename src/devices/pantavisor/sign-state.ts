import type { X509Certificate } from 'node:crypto';
import { fail } from '../../errors/ota-error.js';
import type { ChainTrust } from './certificates.js';
import { protectedHeaderOf, signatureValue, signedBytes } from './signature-entry.js';
import type { PlannedSignature } from './signature-plan.js';
import type { StateSigner } from './signing-key.js';
import { type State, stateEntry, stateOf } from './state.js';
import { verifyState } from './verify-state.js';

/** Who signs a state. */
export interface StateIdentity {
  readonly signer: StateSigner;
  /** Leaf first. */
  readonly certificates: readonly X509Certificate[];
}

/** The state with the planned signatures added. The same inputs give the same bytes. */
export const signState = (state: State, planned: readonly PlannedSignature[], identity: StateIdentity): State => {
  const chain = identity.certificates.map(({ raw }) => raw);
  const signatures = planned.map(({ key, include, exclude }) => {
    const selection = { include, exclude };
    const header = protectedHeaderOf('ES256', selection, chain);
    return stateEntry(key, signatureValue(header, identity.signer.sign(signedBytes(header, selection, state))));
  });
  return stateOf([...state.entries, ...signatures]);
};

/** Lets a state through that devices in strict mode take. @throws OtaError `pantavisor-state-refused`. */
export const assertTaken = (state: State, trust: ChainTrust): void => {
  const [refusal] = verifyState(state.text, trust).refusals;
  if (refusal) throw fail('pantavisor-state-refused', refusal);
};
