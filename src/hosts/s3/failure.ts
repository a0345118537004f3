import { fail, OtaError } from '../../errors/ota-error.js';
import { networkFailure } from '../../http/network-failure.js';
import type { S3Address } from './address.js';
import { credentialFailure } from './credential-failure.js';
import { type Refusal, refusalOf, refusalWords } from './refusal.js';

/** The store as it is shown, and who asks. */
export interface Counterpart {
  readonly address: S3Address;
  readonly region: string;
  readonly endpoint: string;
  readonly anonymous: boolean;
}

/** What was asked of the store. */
export interface Attempt {
  readonly path: string;
  /** As policies name it: `s3:PutObject`. */
  readonly action: string;
  /** The action is on the bucket, not on the object. */
  readonly onBucket?: boolean;
}

/** The host's error for whatever a request ended with; an OtaError as it is. */
export const s3Failure = (cause: unknown, counterpart: Counterpart, attempt: Attempt): OtaError => {
  if (cause instanceof OtaError) return cause;
  const refusal = refusalOf(cause);
  if (refusal) return refusedBy(cause, refusal, counterpart, attempt);
  const { location } = counterpart.address;
  // The client of STS has an answer of its own, and the chain may have run dry since the host was opened.
  if (cause instanceof Error && ('$fault' in cause || cause.name === 'CredentialsProviderError'))
    return credentialFailure(cause);
  return fail('host-unreachable', { location, path: attempt.path, reason: networkFailure(cause).words }, { cause });
};

const EXPIRED: ReadonlySet<string> = new Set(['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired']);
const CLOCK: ReadonlySet<string> = new Set(['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture']);
const REJECTED: ReadonlySet<string> = new Set([
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidToken',
  'InvalidSecurity',
  'NotSignedUp',
]);

const refusedBy = (cause: unknown, refusal: Refusal, counterpart: Counterpart, attempt: Attempt): OtaError => {
  const { address, region, endpoint } = counterpart;
  const { bucket, location } = address;
  const reason = refusalWords(refusal);
  const { code, status } = refusal;
  if (refusal.region !== undefined && refusal.region !== region)
    return fail('s3-region-wrong', { location, region, found: refusal.region }, { cause });
  if (code === 'NoSuchBucket') return fail('s3-bucket-missing', { bucket, endpoint }, { cause });
  if (EXPIRED.has(code)) return fail('s3-credentials-expired', { endpoint, reason }, { cause });
  if (CLOCK.has(code)) return fail('s3-clock-wrong', { endpoint, reason }, { cause });
  if (REJECTED.has(code)) return fail('s3-credentials-rejected', { endpoint, reason }, { cause });
  if (status === 401 || status === 403) return denial(cause, refusal, counterpart, attempt);
  if (isOtherService(refusal))
    return fail('s3-endpoint-wrong', { endpoint, path: attempt.path, answer: reason }, { cause });
  return fail('host-refused', { location, path: attempt.path, reason }, { cause });
};

/** A redirect without a region, or a no that isn't in the form of S3: a website, a console, another server. */
const isOtherService = ({ status, spoken }: Refusal): boolean =>
  (status >= 300 && status < 400) || (!spoken && [200, 204, 400, 404, 405].includes(status));

const ACCESS: Readonly<Record<string, 'read' | 'write' | 'list' | 'remove'>> = {
  's3:GetObject': 'read',
  's3:ListBucket': 'list',
  's3:DeleteObject': 'remove',
};

/** AWS names the very action that is missing, such as that of a KMS key (Amazon S3, “Troubleshoot access denied”). */
const NAMED_ACTION = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z0-9]+)(?: on resource:? "?([^\s"]+)"?)?/;

const denial = (
  cause: unknown,
  refusal: Refusal,
  { address, anonymous }: Counterpart,
  { path, action, onBucket = false }: Attempt,
): OtaError => {
  const { location } = address;
  if (anonymous)
    return fail('s3-credentials-missing', { location, access: ACCESS[action] ?? 'write', path }, { cause });
  const [, named = action, on = onBucket ? address.bucketArn : address.objectArn(path)] =
    NAMED_ACTION.exec(refusal.message) ?? [];
  const details = { location, action: named, resource: on, reason: refusalWords(refusal) };
  return fail('s3-permission-missing', details, { cause });
};
