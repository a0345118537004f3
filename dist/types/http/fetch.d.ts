/** The standard's fetch: what every client of a forge's API sends its requests through. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
