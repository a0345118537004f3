/** The web server's address, with what must not be shown kept apart. */
export interface HttpBase {
    /** Without credentials, query or trailing slash: fit to be shown. */
    readonly location: string;
    /** Kept with every request, as 0-OS does; may be a secret. Empty, or with its question mark. */
    readonly search: string;
    /** `Authorization` for this origin only. */
    readonly authorization: string | undefined;
}
/** Splits an http(s) URL into what may be shown and what may not; undefined for any other text. */
export declare const parseHttpBase: (url: string) => HttpBase | undefined;
/** The URL of an object, without what must not be shown. */
export declare const shownUrl: ({ location }: Pick<HttpBase, 'location'>, path: string) => string;
/** The URL that an object is asked for under. @param further a query to go with this one request, without a question mark. */
export declare const requestUrl: (base: HttpBase, path: string, further?: string) => URL;
