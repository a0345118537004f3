/** An answer whose body was read, as far as it is of use. */
export interface Answer {
  readonly status: number;
  /** One header; names in lowercase. */
  readonly header: (name: string) => string | null;
  /** `status 403 Forbidden`, with what the server says of it where that is short and plain. */
  readonly words: string;
  /** The body as far as it was read. */
  readonly bytes: Uint8Array;
  /** `cut`: there was more than that. `broken`: the connection broke before its end. */
  readonly ending: 'whole' | 'cut' | 'broken';
  /** The URL that was asked. */
  readonly url: string;
}

/** Whether it was done. */
export const isDone = ({ status }: Pick<Answer, 'status'>): boolean => status >= 200 && status < 300;

/** Whether there is nothing of that name (RFC 9110, 15.5.5 and 15.5.11). */
export const isAbsent = ({ status }: Pick<Answer, 'status'>): boolean => status === 404 || status === 410;

const MAX_BYTES = 64 * 1024;
const MAX_WORDS = 200;

/**
 * Reads an answer to its end, which keeps its connection for the next request, or up to `maxBytes`. That it breaks off
 * changes nothing of what its status says.
 */
export const readAnswer = async (response: Response, url: string, maxBytes = MAX_BYTES): Promise<Answer> => {
  const { bytes, ending } = await readBody(response, maxBytes);
  const { status, headers } = response;
  return { status, header: (name) => headers.get(name), words: wordsOf(response, bytes), bytes, ending, url };
};

const readBody = async ({ body }: Response, maxBytes: number): Promise<Pick<Answer, 'bytes' | 'ending'>> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of body ?? []) {
      size += part.length;
      if (size > maxBytes) return { bytes: Buffer.concat(parts), ending: 'cut' };
      parts.push(part);
    }
    return { bytes: Buffer.concat(parts), ending: 'whole' };
  } catch {
    return { bytes: Buffer.concat(parts), ending: 'broken' };
  }
};

/** The status as people know it; of the body only what was written for them, not a page for browsers. */
const wordsOf = ({ status, statusText, headers }: Response, bytes: Uint8Array): string => {
  const line = `status ${status} ${statusText}`.trim();
  if (!/^(text\/plain|application\/(problem\+)?json)\b/i.test(headers.get('content-type') ?? '')) return line;
  const text = new TextDecoder()
    .decode(bytes.subarray(0, MAX_WORDS * 4))
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return line;
  return `${line}: ${text.length > MAX_WORDS ? `${text.slice(0, MAX_WORDS - 3)}...` : text}`;
};
