import type { RawAnswer, RawNetwork } from '../http/raw-network.js';
import { type HttpBase } from './http-base.js';
/** How requests are made. All optional. */
export interface HttpOptions {
    /** What sends them, opened at the first one; by default straight to the server, with Node's certificate authorities. */
    readonly network?: () => Promise<RawNetwork>;
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
    /** A query for this request alone, without a question mark: a name that no cache has kept. */
    readonly search?: string;
    /** Sent once, and the answer of a server in trouble is one like any other. */
    readonly single?: boolean;
}
/** One answer, its body not yet read and not decoded. */
export interface HttpAnswer extends RawAnswer {
    /** Where each redirect led, in order, without queries; the last one answered. Empty where there was none. */
    readonly redirects: readonly string[];
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
/** Requests of the site at `base`, over connections that are kept until `close`. */
export declare const httpExchange: (base: HttpBase, options?: HttpOptions) => HttpExchange;
/** The `code` of the error for redirects that lead nowhere. */
export declare const REDIRECT_FAULT = "ERR_REDIRECT";
/** Milliseconds that a server asks to be left alone; undefined where it says nothing of use. */
export declare const retryAfterMs: ({ status, headers }: Pick<RawAnswer, 'status' | 'headers'>, nowMs: number) => number | undefined;
/**
 * Runs a request for an object, and names that object where it fails: the connection's own error may hold the address
 * with its credentials.
 *
 * @throws OtaError `verify-read-failed`.
 */
export declare const namedRequest: <T>(path: string, run: () => Promise<T>) => Promise<T>;
