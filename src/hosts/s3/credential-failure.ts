import { fail, type OtaError } from '../../errors/ota-error.js';
import { networkFailure } from '../../http/network-failure.js';
import { maskUrls } from '../../repository/mask-urls.js';

/** The last words of the SDK's chain once every provider had nothing to offer. */
const NONE_FOUND = /^Could not load credentials from any providers/;

/** Whether nobody has given any credentials, as opposed to some that can't be had. */
export const isNoneFound = (error: unknown): boolean => error instanceof Error && NONE_FOUND.test(error.message);

/**
 * The error for credentials that were configured and can't be had: a profile that isn't there, a role that STS refuses.
 *
 * @param variables names of those that promise some.
 */
export const credentialFailure = (cause: unknown, variables: readonly string[] = []): OtaError => {
  const reason = isNoneFound(cause) ? `${variables.join(', ')} leads to none` : reasonOf(cause);
  return fail('s3-credentials-unusable', { reason }, { cause });
};

const MAX_REASON = 400;

const reasonOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  if (cause instanceof TypeError) return `no answer from the service that gives them (${networkFailure(cause).words})`;
  const name = ['Error', 'CredentialsProviderError'].includes(cause.name) ? '' : `${cause.name}: `;
  return maskUrls(`${name}${cause.message}`.replace(/\s+/g, ' ')).replace(/\.$/, '').slice(0, MAX_REASON);
};
