import type { Readable } from 'node:stream';
import type { NetworkOptions } from './network.js';
/** A request as a device makes it: no body, and no header but those that are given. */
export interface RawRequest {
    readonly method: 'GET' | 'HEAD';
    readonly headers: Readonly<Record<string, string>>;
    /** Until the answer begins, and then for each silence of the body. */
    readonly timeoutMs: number;
}
/** An answer as it came over the line: redirects not followed, the body not decoded and not yet read. */
export interface RawAnswer {
    readonly status: number;
    /** Names in lower case; one that came several times is joined by commas. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    /** Destroying it gives up the connection. It never ends the process by an error that nobody listens to. */
    readonly body: Readable;
}
/** Sends requests, each exactly once. */
export interface RawNetwork {
    readonly send: (url: URL, request: RawRequest) => Promise<RawAnswer>;
    /** Ends the connections that are kept open. */
    readonly close: () => void;
}
/**
 * Raw requests over the same connections as `openNetwork`: the environment's proxies and certificate authorities. The
 * standard's fetch decodes bodies and hides redirects, and what devices would see is just that.
 *
 * @throws OtaError `forge-certificate-unreadable`, `forge-proxy-invalid`.
 */
export declare const openRawNetwork: ({ environment, userAgent }: NetworkOptions) => Promise<RawNetwork>;
