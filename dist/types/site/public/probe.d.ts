import type { RawAnswer } from '../../http/raw-network.js';
import { type HttpExchange } from '../http-exchange.js';
import { type ConnectionFault } from './connection-fault.js';
/**
 * What one request for an object came to. `answer`: its body decoded and whole. `unreadable`: an answer whose body can't be
 * had. `fault`: none.
 */
export type Probe = {
    readonly path: string;
    readonly url: string;
} & ((Answered & {
    readonly kind: 'answer';
    readonly bytes: Uint8Array;
}) | (Answered & {
    readonly kind: 'unreadable';
    readonly reason: string;
}) | {
    readonly kind: 'fault';
    readonly fault: ConnectionFault;
});
interface Answered {
    readonly status: number;
    readonly headers: RawAnswer['headers'];
    /** Milliseconds that the server asks to be left alone. */
    readonly askedMs: number | undefined;
}
/** Which answer is asked for: `past-caches` is the server's own, `plain` the one that devices get. */
export type Route = 'past-caches' | 'plain';
/** Asks for an object once, whatever comes of it. @param nowMs since the epoch, for a Retry-After that is a date. */
export declare const probe: (exchange: HttpExchange, path: string, route: Route, nowMs: number) => Promise<Probe>;
export {};
