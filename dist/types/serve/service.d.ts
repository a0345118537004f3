import type { EnvelopeTrust } from '../signing/verify-envelope.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { type WebAnswer } from './web-answer.js';
/** A body that could not be taken. */
export type BodyFault = 'too large' | 'too slow';
/** A request, whichever server took it. */
export interface DeviceRequest {
    readonly method: string;
    /** Without its query. */
    readonly path: string;
    /** Reads the body, within limits of size and time. */
    readonly body: () => Promise<Uint8Array | BodyFault>;
}
/** Counts the devices that a release was handed to, across every instance of the service. */
export interface LimitStore {
    /**
     * Whether this device may have the release: yes for one that was let through before, and for a further one as long as there is
     * room. Must be atomic. Where it rejects, nothing is offered.
     */
    take(releaseVersion: string, deviceId: string): Promise<boolean>;
}
/** What a service of check-ins needs. */
export interface ServiceOptions {
    /** The bytes of the channel’s `index.json`. @throws whatever keeps it from being read. */
    readonly readIndex: () => Promise<Uint8Array>;
    readonly trust: EnvelopeTrust;
    readonly channel: string;
    /** Seconds that an index is taken without asking again. */
    readonly cacheSeconds: number;
    readonly limit?: LimitStore;
    /** Milliseconds since the epoch. */
    readonly now: () => number;
    /** Told of what keeps devices from answers: nothing of a request is in it. */
    readonly onFault?: (error: unknown) => void;
}
/** Answers devices. Never throws. */
export interface CheckInService {
    readonly answer: (request: DeviceRequest) => Promise<WebAnswer>;
    /** The index that answers are given from now. @throws NoIndex. */
    readonly index: () => Promise<IndexPredicate>;
}
/** A service that answers check-ins and reports of Ioto devices from the signed index of a site, and keeps nothing else. */
export declare const checkInService: (options: ServiceOptions) => CheckInService;
