import { fail, type OtaError } from '../../errors/ota-error.js';
import { networkFailure } from '../../http/network-failure.js';
import { askedWaitMs, isRateLimit, type ReadHeader } from '../../http/server-wait.js';
import { maskUrls } from '../../repository/mask-urls.js';

/** Why a request to GitHub came to nothing. */
export interface Refusal {
  /**
   * `unreachable`: there was no answer. `cut-short`: it broke off. `invalid`: 422, or 409. `failed`: GitHub's own fault, 5xx.
   */
  readonly kind:
    | 'unreachable'
    | 'cut-short'
    | 'rate-limited'
    | 'unauthorized'
    | 'forbidden'
    | 'not-found'
    | 'invalid'
    | 'failed'
    | 'unexpected';
  /** 0 where there was no answer. */
  readonly status: number;
  /** What GitHub or the network said, on one line, bounded, credentials in URLs masked. */
  readonly words: string;
  /** The `code` of each thing that GitHub found wrong with the request: `already_exists`, `custom`. */
  readonly codes: readonly string[];
  /** After how many seconds GitHub wants to be asked again; 0 unless it is a rate limit. */
  readonly seconds: number;
}

/** Where GitHub names no time: at least a minute (GitHub REST API, “Exceeding the rate limit”). */
const DEFAULT_WAIT_SECONDS = 60;

/**
 * Reads what octokit rejects with; undefined for an error that has nothing to do with the request.
 *
 * @param nowMs milliseconds since the epoch, for an answer that doesn't say when it was given.
 */
export const refusalOf = (error: unknown, nowMs: number): Refusal | undefined => {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  const response = 'response' in error ? asRecord(error.response) : undefined;
  // octokit gives the status 500 to a request that got no answer at all.
  if (!response) return { ...NOTHING, kind: 'unreachable', words: networkFailure(error.cause ?? error).words };
  return answered(error.status, readerOf(response.headers), response.data, nowMs);
};

const NOTHING = { status: 0, codes: [], seconds: 0 } as const;

/** The answer of a successful request whose body isn't there or isn't whole. */
export const cutShort = (status: number): Refusal => ({
  ...NOTHING,
  kind: 'cut-short',
  status,
  words: 'the answer broke off',
});

const answered = (status: number, header: ReadHeader, data: unknown, nowMs: number): Refusal => {
  const words = wordsOf(data);
  const limited = isRateLimit(status, header) || (status === 403 && /rate limit/i.test(words));
  const waitMs = limited ? askedWaitMs(status, header, nowMs) : 0;
  const seconds = waitMs === undefined ? DEFAULT_WAIT_SECONDS : Math.ceil(waitMs / 1000);
  return { kind: limited ? 'rate-limited' : kindOf(status), status, words, codes: codesOf(data), seconds };
};

const kindOf = (status: number): Refusal['kind'] => {
  if (status >= 500) return 'failed';
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 409:
    case 422:
      return 'invalid';
    default:
      return 'unexpected';
  }
};

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null ? { ...value } : undefined;

const readerOf = (headers: unknown): ReadHeader => {
  const record = asRecord(headers) ?? {};
  return (name) => (record[name] === undefined ? undefined : String(record[name]));
};

const MAX_WORDS = 400;

/** GitHub REST API, “Client errors”: a message, and perhaps what is wrong with each field. */
const wordsOf = (data: unknown): string => {
  const record = asRecord(data);
  const parts = record ? [record.message, ...errorsOf(record).map(wordsOfError)] : [data];
  const line = parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join('; ')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .trim();
  const masked = maskUrls(line);
  return masked.length > MAX_WORDS ? `${masked.slice(0, MAX_WORDS - 3)}...` : masked;
};

const errorsOf = (record: Readonly<Record<string, unknown>>): readonly unknown[] =>
  Array.isArray(record.errors) ? record.errors : [];

const wordsOfError = (error: unknown): unknown => {
  const record = asRecord(error);
  if (!record) return error;
  return record.message ?? [record.resource, record.field, record.code].filter(Boolean).join(' ');
};

const codesOf = (data: unknown): readonly string[] =>
  errorsOf(asRecord(data) ?? {}).flatMap((error) => {
    const code = asRecord(error)?.code;
    return typeof code === 'string' ? [code] : [];
  });

/** A request as people are told of it. */
export interface ApiRequest {
  /** `POST git/refs`. */
  readonly label: string;
  /** What the token was to do, for a sentence: “does not let this token …”. */
  readonly purpose: string;
}

/** The error for a request that came to nothing, where nothing more is known than what GitHub answered. */
export const refusalError = (
  { kind, status, words, seconds }: Refusal,
  { label, purpose }: ApiRequest,
  location: string,
): OtaError => {
  switch (kind) {
    case 'unreachable':
      return fail('forge-unreachable', { location, words });
    case 'rate-limited':
      return fail('forge-rate-limited', { location, seconds, words });
    case 'unauthorized':
      return fail('forge-unauthorized', { location, words });
    case 'forbidden':
      return /archived/i.test(words)
        ? fail('github-repository-archived', { location })
        : fail('github-permission-missing', { location, what: purpose, words });
    case 'not-found':
      return fail('forge-not-found', { location });
    case 'cut-short':
    case 'invalid':
    case 'failed':
    case 'unexpected':
      return fail('forge-answer-unexpected', { location, request: label, status, words });
  }
};
