import { fail, type OtaError } from '../../errors/ota-error.js';

/** What the API answered. */
export interface ApiAnswer {
  readonly api: string;
  readonly firmware: string;
  /** `POST releases` */
  readonly request: string;
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

/**
 * The error for an answer that is not the one that was hoped for, each of the documented ones in its own words (Connhex contract,
 * “Publishing to Connhex itself”).
 *
 * @param action what the token had to be good for: `list releases`.
 */
export const answerError = ({ status, text, ...asked }: ApiAnswer, action: string): OtaError => {
  const { api, firmware, request } = asked;
  const details = { api, request, words: wordsOf(text) };
  switch (status) {
    case 400:
    case 422:
      return fail('connhex-refused', details);
    case 401:
      return fail('connhex-unauthorized', details);
    case 403:
      return fail('connhex-forbidden', { ...details, action });
    case 404:
      return fail('connhex-firmware-missing', { ...details, firmware });
    case 415:
      return fail('connhex-media-refused', details);
    default:
      return status >= 500 || status === 429 || status === 408
        ? fail('connhex-failed', { ...details, status })
        : fail('connhex-answer-unexpected', { ...details, status });
  }
};

const MAX_WORDS = 200;

/** The service’s own words, on one line and bounded: from its JSON where it sends that, and none of a web page. */
const wordsOf = (text: string): string => {
  const said = messageIn(text) ?? (/^\s*</.test(text) ? '' : text);
  return said
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '')
    .slice(0, MAX_WORDS);
};

const messageIn = (text: string): string | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const said: unknown = Reflect.get(value, 'message') ?? Reflect.get(value, 'error');
    return typeof said === 'string' ? said : undefined;
  } catch {
    return undefined;
  }
};
