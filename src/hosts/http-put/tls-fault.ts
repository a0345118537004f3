/**
 * Codes of Node for a certificate that isn't believed, and for a handshake that fails (Node.js, “TLS”, X509 certificate
 * error codes; `ERR_TLS_…`, `ERR_SSL_…`; EPROTO).
 */
const CODES =
  /^(CERT_|CRL_|HOSTNAME_MISMATCH|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERR_TLS_|ERR_SSL_|EPROTO$)/;

const MAX_CAUSES = 10;

/** Whether a fetch rejected because the server's certificate or its TLS is not to be trusted. */
export const isTlsFault = (error: unknown, depth = 0): boolean => {
  if (!(error instanceof Error) || depth > MAX_CAUSES) return false;
  if ('code' in error && typeof error.code === 'string' && CODES.test(error.code)) return true;
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return inner.some((cause) => isTlsFault(cause, depth + 1));
};
