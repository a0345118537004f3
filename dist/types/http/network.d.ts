import type { AuthoritiesFile } from './certificate-authorities.js';
import type { Fetch } from './fetch.js';
export interface NetworkOptions {
    /** Where the proxies and the further certificate authorities are named. */
    readonly environment: Readonly<Record<string, string | undefined>>;
    /** `ota-release/1.2.3`; what a caller names itself follows it. */
    readonly userAgent: string;
    /** Authorities that are trusted besides, by this client alone. */
    readonly authoritiesFile?: AuthoritiesFile;
}
/**
 * A fetch that goes through the environment's proxies and trusts the environment's certificate authorities beside Node's
 * own. It always verifies certificates, also where NODE_TLS_REJECT_UNAUTHORIZED asks Node not to. It sends each request
 * once.
 *
 * @throws OtaError `forge-certificate-unreadable`, `forge-proxy-invalid`.
 */
export declare const openNetwork: ({ environment, userAgent, authoritiesFile }: NetworkOptions) => Promise<Fetch>;
