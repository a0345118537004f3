import { z } from 'zod';
import { fail, type OtaError } from '../../errors/ota-error.js';
import type { Fetch } from '../../http/fetch.js';
import { type NetworkFailure, networkFailure } from '../../http/network-failure.js';
import type { Outcome } from '../../http/retry-decision.js';
import type { ConnhexPublish } from '../../project/device-options.js';
import type { FamilyInput } from '../device-family.js';
import { type ApiAnswer, answerError } from './api-failure.js';
import type { MultipartForm } from './multipart.js';
import { TOKEN_VARIABLE } from './token.js';

/** A release as the API lists it (Connhex contract, “Publishing to Connhex itself”). */
const releaseShape = z.looseObject({
  id: z.string().min(1),
  version: z.string(),
  size: z.int().nonnegative(),
  checksum: z.string().nullish(),
});

export type ApiRelease = z.infer<typeof releaseShape>;

const pageShape = z.looseObject({ total: z.int().nonnegative(), releases: z.array(releaseShape) });
/** Connhex API reference, “Gets firmware info”: the version that is active now. */
const firmwareShape = z.looseObject({ active_release: z.string().nullish() });

/** How a request that is not only a question ended. */
export type ApiEnd =
  | { readonly kind: 'done' }
  /** `outcome` for the decision whether to try again, `error` for when that is given up. */
  | { readonly kind: 'failed'; readonly status: number; readonly outcome: Outcome; readonly error: OtaError };

/** The releases of one firmware at Connhex. Questions are repeated by the fetch where that may help. */
export interface ConnhexClient {
  /** As messages show it. */
  readonly api: string;
  /** Asks for as little as there is: whether the token may look. @throws OtaError `connhex-…`. */
  readonly firstRelease: () => Promise<void>;
  /** Every release, page by page. @throws OtaError `connhex-…`. */
  readonly releases: () => Promise<readonly ApiRelease[]>;
  /** The version, or the id, of the active release; empty where none is, undefined where the service doesn’t tell. */
  readonly active: () => Promise<string | undefined>;
  readonly create: (form: MultipartForm) => Promise<ApiEnd>;
  readonly activate: (id: string) => Promise<ApiEnd>;
  readonly remove: (id: string) => Promise<ApiEnd>;
}

/** The longest page that the API gives. */
const PER_PAGE = 100;
/** A service that never says that it is done is not asked for ever. */
const MAX_PAGES = 1_000;

/** The client for a project’s firmware. @throws OtaError `forge-proxy-invalid`, `forge-certificate-unreadable`. */
export const openConnhex = async (
  { openFetch, secret }: Pick<FamilyInput, 'openFetch' | 'secret'>,
  publish: ConnhexPublish,
): Promise<ConnhexClient> => {
  const exchange = exchanging(await openFetch(), publish, secret(TOKEN_VARIABLE)?.trim() ?? '');
  const answered = async (request: Request): Promise<ApiAnswer> => {
    const end = await exchange(request);
    if ('failure' in end) throw end.error;
    return end;
  };
  const page = async (offset: number, limit: number) => {
    const answer = await answered({ method: 'GET', path: `/releases?offset=${offset}&limit=${limit}` });
    const read = answer.status === 200 ? pageShape.safeParse(jsonOf(answer.text)) : undefined;
    if (!read?.success) throw answerError(answer, 'list releases');
    return read.data;
  };
  return {
    api: publish.api,
    firstRelease: async () => void (await page(0, 1)),
    releases: () => allPages(page),
    active: async () => {
      const { status, text } = await answered({ method: 'GET', path: '' });
      const { data } = firmwareShape.safeParse(status === 200 ? jsonOf(text) : undefined);
      return data?.active_release === null ? '' : data?.active_release;
    },
    create: async (form) => endOf(await exchange({ method: 'POST', path: '/releases', form }), 'create releases'),
    activate: async (id) =>
      endOf(await exchange({ method: 'POST', path: `${releasePath(id)}/activate` }), 'activate releases'),
    remove: async (id) => endOf(await exchange({ method: 'DELETE', path: releasePath(id) }), 'delete releases'),
  };
};

/** Sends requests below a firmware, each with the token. @throws OtaError `host-source-…` of a form’s file alone. */
const exchanging = (fetch: Fetch, { api, firmware }: ConnhexPublish, token: string) => {
  const base = `${api}/iot/firmwares/${encodeURIComponent(firmware)}`;
  return async ({ method, path, form }: Request): Promise<ApiAnswer | Lost> => {
    const asked = { api, firmware, request: `${method} ${labelOf(path)}` };
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        // To another place, it would take the token along. For any choice but `error` undici keeps a copy of a stream.
        redirect: form ? 'error' : 'manual',
        headers: { accept: 'application/json', authorization: `Bearer ${token}`, ...headersOf(form) },
        ...(form ? { body: form.stream, duplex: 'half' } : {}),
      });
      const { status, headers } = response;
      return { ...asked, status, header: (name) => headers.get(name), text: await textOf(response) };
    } catch (cause) {
      const broken = form?.fault();
      if (broken) throw broken;
      const { kind: failure, words } = networkFailure(cause);
      // What undici says of a redirect that a stream can’t follow.
      if (/unexpected redirect/.test(words)) return { ...asked, status: 302, header: () => null, text: MOVED };
      return { failure, error: fail('connhex-unreachable', { api, words }, { cause }) };
    }
  };
};

const MOVED = 'it sends uploads to another address';

interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the firmware. */
  readonly path: string;
  readonly form?: MultipartForm;
}

/** A request without an answer. */
interface Lost {
  readonly failure: NetworkFailure['kind'];
  readonly error: OtaError;
}

const headersOf = (form: MultipartForm | undefined): Readonly<Record<string, string>> =>
  form ? { 'content-type': form.contentType, 'content-length': String(form.size) } : {};

const releasePath = (id: string): string => `/releases/${encodeURIComponent(id)}`;

/** `releases`, `activate`: what people know a request by. */
const labelOf = (path: string): string =>
  path.endsWith('/activate') ? 'activate' : path === '' ? 'firmware' : (path.split(/[/?]/)[1] ?? path);

const allPages = async (
  page: (offset: number, limit: number) => Promise<z.infer<typeof pageShape>>,
): Promise<readonly ApiRelease[]> => {
  const found = new Map<string, ApiRelease>();
  let offset = 0;
  for (let number = 0; number < MAX_PAGES; number += 1) {
    const { total, releases } = await page(offset, PER_PAGE);
    for (const release of releases) found.set(release.id, release);
    // By what came: a service may give less at once than it was asked for.
    offset += releases.length;
    if (releases.length === 0 || offset >= total) break;
  }
  return [...found.values()];
};

const endOf = (end: ApiAnswer | Lost, action: string): ApiEnd => {
  if ('failure' in end)
    return { kind: 'failed', status: 0, outcome: { kind: 'failure', failure: end.failure }, error: end.error };
  const { status, header } = end;
  if (status >= 200 && status < 300) return { kind: 'done' };
  return { kind: 'failed', status, outcome: { kind: 'answer', status, header }, error: answerError(end, action) };
};

/** A hundred releases with long notes stay far below. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** An answer, as far as one is read: what goes on after that is none of this API. */
const textOf = async ({ body }: Response): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) break;
  }
  return Buffer.concat(chunks).toString();
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
