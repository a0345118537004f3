/** The largest object that is read into memory. Indexes and statements are kilobytes; more is a fault or an attack. */
export declare const MAX_READ_BYTES: number;
/** Digests of an object, made in one read. */
export interface ObjectDigest {
    /** Bytes. */
    readonly size: number;
    /** Lowercase hex. */
    readonly sha256: string;
    /** 64 raw bytes, what minisign signs; undefined where the source can't give it. */
    readonly blake2b512?: Uint8Array;
}
/** What is done with an object's bytes as they come. */
export type UseChunks<T> = (chunks: AsyncIterable<Uint8Array>) => Promise<T>;
/** Where a published site is read from. Paths are relative and `/`-separated, as in the site's layout. */
export interface SiteSource {
    readonly kind: 'directory' | 'http' | 'host';
    /** Where it is, for people; never holds a credential. */
    readonly location: string;
    /**
     * The object, or undefined where there is none. Of a site that others serve, no more than `maxBytes` are read, `MAX_READ_BYTES` where
     * that is left out.
     *
     * @throws OtaError `verify-…`, `host-…`.
     */
    read(path: string, maxBytes?: number): Promise<Uint8Array | undefined>;
    /**
     * As `read`, but past the caches between here and the server, and without any of them remembering that the name was not
     * there: for one that may come later. Absent where nothing is between.
     */
    peek?(path: string, maxBytes?: number): Promise<Uint8Array | undefined>;
    /**
     * Size and digests of the object, in constant memory; undefined where there is none. Reading ends soon after
     * `maxBytes`, and then `size` is larger than `maxBytes` and the digests are of no use.
     *
     * @throws OtaError `verify-…`, `host-…`.
     */
    digest(path: string, maxBytes?: number): Promise<ObjectDigest | undefined>;
    /**
     * Hands the object's bytes to `use`, however large it is, and gives back what that gives; undefined where there is none.
     * Where a connection breaks, `use` may be called again, with the bytes from the first one on.
     *
     * @throws OtaError `verify-…`, `host-…`.
     */
    stream<T>(path: string, use: UseChunks<T>): Promise<T | undefined>;
    /** Every path of the site, sorted; absent where a source can't be listed. */
    list?(): Promise<readonly string[]>;
}
/** The path itself, if it stays inside a site. @throws OtaError `verify-path-refused`. */
export declare const safeSitePath: (path: string) => string;
/** Size, SHA-256 and BLAKE2b-512 of a stream, which is left as soon as more than `maxBytes` have come. */
export declare const digestStream: (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, maxBytes?: number) => Promise<ObjectDigest>;
/** All bytes of a stream. @throws OtaError `verify-object-too-large`. */
export declare const collectStream: (chunks: AsyncIterable<Uint8Array>, path: string, maxBytes: number) => Promise<Uint8Array>;
