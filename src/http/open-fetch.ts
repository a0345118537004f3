import type { Fetch } from './fetch.js';
import { type NetworkOptions, openNetwork } from './network.js';
import { type RetryOptions, retryingFetch } from './retry.js';

/**
 * The fetch for a forge's API: through the environment's proxies, with its certificate authorities, and with retries; with `fetch`, through
 * that one instead.
 *
 * @throws OtaError `forge-certificate-unreadable`, `forge-proxy-invalid`.
 */
export const openFetch = async ({
  environment,
  userAgent,
  authoritiesFile,
  fetch,
  ...retry
}: NetworkOptions & RetryOptions & { readonly fetch?: Fetch }): Promise<Fetch> =>
  retryingFetch(
    fetch ?? (await openNetwork({ environment, userAgent, ...(authoritiesFile && { authoritiesFile }) })),
    retry,
  );
