import { type IncomingMessage } from 'node:http';
/** How requests are made. All optional. */
export interface HttpOptions {
    readonly timeoutMs?: number;
    /** Tries of one request in all. */
    readonly attempts?: number;
    /** Waits between two tries. */
    readonly wait?: (milliseconds: number) => Promise<void>;
    /** Jitter: a number from 0 to 1. */
    readonly random?: () => number;
    /** Milliseconds since the epoch, for a Retry-After that is a date. */
    readonly clock?: () => number;
}
export interface HttpRequest {
    readonly method: 'GET' | 'HEAD';
    readonly headers?: Readonly<Record<string, string>>;
}
/** One answer, its body not yet read and not decoded. */
export interface HttpAnswer {
    readonly status: number;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string | undefined>>;
    /** How many redirects led here. */
    readonly hops: number;
    readonly body: IncomingMessage;
}
/** The web server's address, with what must not be shown kept apart. */
export interface HttpBase {
    /** Without credentials, query or trailing slash: fit to be shown. */
    readonly location: string;
    /** Kept with every request, as 0-OS does; may be a secret. */
    readonly search: string;
    /** `Authorization` for this origin only. */
    readonly authorization: string | undefined;
}
/** Makes requests of one site. `send` follows redirects and tries again; it rejects where no answer comes. */
export interface HttpExchange {
    readonly base: HttpBase;
    /**
     * Hands the answer to `use`, which reads the body as far as it likes. Where the connection breaks while it does, the
     * whole request is made again.
     */
    send<T>(path: string, request: HttpRequest, use: (answer: HttpAnswer) => Promise<T>): Promise<T>;
    close(): void;
}
/** Splits an http(s) URL into what may be shown and what may not; undefined for any other text. */
export declare const parseHttpBase: (url: string) => HttpBase | undefined;
/** Requests of the site at `base`, over connections that are kept until `close`. */
export declare const httpExchange: (base: HttpBase, options?: HttpOptions) => HttpExchange;
/** Milliseconds that a Retry-After asks for (RFC 9110, 10.2.3: seconds or a date); undefined where it says nothing of use. */
export declare const retryAfterMs: (value: string | undefined, nowMs: number) => number | undefined;
/**
 * Runs a request for an object, and names that object where it fails: the connection's own error may hold the address
 * with its credentials.
 *
 * @throws OtaError `verify-read-failed`.
 */
export declare const namedRequest: <T>(path: string, run: () => Promise<T>) => Promise<T>;
