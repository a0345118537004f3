import { type Problem, problem } from '../../errors/problem.js';
import { nameOf } from './certificates.js';
import type { Revision } from './revision.js';
import type { StateIdentity } from './sign-state.js';
import { readSigningKey } from './signing-key.js';

/** The variable that holds the private key. */
const KEY_VARIABLE = 'OTA_PANTAVISOR_KEY';

/**
 * Who signs the revision, from the secret of this run; undefined where nothing is to be signed, or a problem says why it can’t be.
 */
export const identityOf = (
  { planned, certificates }: Pick<Revision, 'planned' | 'certificates'>,
  secret: (variable: string) => string | undefined,
): { readonly identity?: StateIdentity; readonly problems: readonly Problem[] } => {
  const [leaf] = certificates;
  if (planned.length === 0 || !leaf) return { problems: [] };
  const pem = secret(KEY_VARIABLE);
  if (pem === undefined || pem.trim() === '') return { problems: [problem('pantavisor-key-missing', {})] };
  const signer = readSigningKey(pem);
  if (typeof signer === 'string') return { problems: [problem('pantavisor-key-invalid', { reason: signer })] };
  if (!signer.publicKey.equals(leaf.publicKey))
    return { problems: [problem('pantavisor-key-other', { subject: nameOf(leaf.subject) })] };
  return { identity: { signer, certificates }, problems: [] };
};
