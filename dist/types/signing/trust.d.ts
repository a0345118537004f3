import { type Place, type Problem } from '../errors/problem.js';
import { type PublicKey } from './public-key.js';
/** Whose signatures count, and how many of them it takes. */
export interface Trust {
    /** Each key once. */
    readonly keys: readonly PublicKey[];
    /** From 1 to the number of keys. */
    readonly threshold: number;
}
/** What reading a list of trusted keys needs of the world. */
export interface TrustSource {
    /** The text of a file, by the path as it was written. Rejects where it can't be read. */
    readonly readFile: (path: string) => Promise<string>;
    /** Where the list stands, for messages. */
    readonly place?: Place;
}
/**
 * The trust that a list of keys declares. Each item is a key's text (base64, minisign, PEM) or the path of a file that
 * holds one. Every problem is reported at once; `trust` is missing where one of them is an error.
 *
 * Problems: `key-none-trusted`, `key-threshold-invalid`, `key-threshold-too-high`, `key-file-unreadable`, and what
 * `parsePublicKey` throws; `key-repeated` as a warning.
 */
export declare const readTrust: (specs: readonly string[], threshold: number, source: TrustSource) => Promise<{
    readonly trust?: Trust;
    readonly problems: readonly Problem[];
}>;
