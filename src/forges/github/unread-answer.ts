import type { Send } from './client.js';

/** An answer of which only the beginning was read. */
export interface UnreadAnswer {
  readonly status: number;
  /** Where it sends the client, which hasn't gone there. */
  readonly location: string | undefined;
  /** To be read or cancelled. */
  readonly body: ReadableStream<Uint8Array> | undefined;
}

/**
 * A request whose answer isn't read, and whose redirect isn't followed: the address it leads to belongs to another server,
 * where the token has no business.
 *
 * @param route as octokit knows it: `GET /repos/{owner}/{repo}/tarball/{ref}`.
 */
export const unread =
  (route: string, parameters: Readonly<Record<string, unknown>>): Send<UnreadAnswer> =>
  async (octokit, at) => {
    const request = { redirect: 'manual' as const, parseSuccessResponseBody: false };
    const { status, headers, data } = await octokit.request(route, { ...at, ...parameters, request });
    const body = data instanceof ReadableStream ? data : undefined;
    return { status, data: { status, location: headers.location, body } };
  };
