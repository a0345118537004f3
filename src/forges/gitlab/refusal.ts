import { fail, type OtaError } from '../../errors/ota-error.js';
import { askedWaitMs } from '../../http/server-wait.js';

/** How GitLab said no to a request. */
export interface Refusal {
  readonly status: number;
  /** `Tag v1.0.0 already exists`: GitLab's own words where it gave any, on one line and bounded. */
  readonly words: string;
  /** The words came as GitLab's API has them, in JSON, and not from a proxy or another web server. */
  readonly fromApi: boolean;
  /** Seconds until the next request is welcome; undefined where GitLab asked for no wait. */
  readonly waitSeconds: number | undefined;
}

/** Thrown through the client's methods, which know answers and errors only. */
export class GitlabRefusal extends Error {
  override readonly name = 'GitlabRefusal';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`status ${refusal.status}: ${refusal.words}`);
    this.refusal = refusal;
  }
}

/** What an answer other than 2xx says. Its body is read to the end. */
export const readRefusal = async (response: Response): Promise<Refusal> => {
  const { status, headers } = response;
  const waitMs = askedWaitMs(status, (name) => headers.get(name), Date.now());
  const waitSeconds = waitMs === undefined ? undefined : Math.ceil(waitMs / 1000);
  // Not followed: a redirect to elsewhere would take the token along.
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  if (location !== null) return { status, words: oneLine(`moved to ${location}`), fromApi: false, waitSeconds };
  const text = await response.text();
  const said = wordsInJson(text);
  return { status, words: oneLine(said ?? text), fromApi: said !== undefined, waitSeconds };
};

/**
 * The words in GitLab's two forms of refusal: `{"message": …}`, a text or lists of texts by field, and `{"error": …,
 * "error_description": …}` (GitLab REST API, “Troubleshooting”).
 */
const wordsInJson = (text: string): string | undefined => {
  const said = jsonOf(text);
  if (typeof said !== 'object' || said === null) return undefined;
  const { message, error, error_description: description } = { ...NOTHING, ...said };
  const parts = [message, error, description].filter((part) => part !== undefined && part !== null);
  return parts.length === 0 ? undefined : parts.map(spelled).join(': ');
};

const NOTHING: Readonly<Record<'message' | 'error' | 'error_description', unknown>> = {
  message: undefined,
  error: undefined,
  error_description: undefined,
};

const spelled = (part: unknown): string => (typeof part === 'string' ? part : (JSON.stringify(part) ?? ''));

/** The value that a text spells; undefined where it is no JSON. */
export const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const MAX_WORDS = 400;

const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS - 3)}...` : line;
};

/** Whether GitLab says that a thing in the project is not there, and not that there is no such project. */
export const isAbsence = ({ status, words, fromApi }: Refusal): boolean =>
  status === 404 && fromApi && !/project not found/i.test(words);

/** Whether GitLab refuses a tag because a rule protects its name. */
export const isProtection = ({ words }: Pick<Refusal, 'words'>): boolean =>
  /\bprotected\b/i.test(words) && !/package protected/i.test(words);

/** What was asked of GitLab, for people. */
export interface Asked {
  /** Where, for people: server and project. */
  readonly location: string;
  /** `GET releases/v1.0.0`: below the project. */
  readonly request: string;
  /** What the token would have to be allowed, to follow “does not let this token”: `create tags`. */
  readonly what: string;
}

/** The error for a refusal that whoever asked has nothing to say about. */
export const refusalError = ({ location, request, what }: Asked, refusal: Refusal): OtaError => {
  const { status, words, fromApi, waitSeconds = FALLBACK_WAIT_SECONDS } = refusal;
  switch (status) {
    case 401:
      return fail('forge-unauthorized', { location, words });
    case 403:
      return fail('gitlab-permission-missing', { location, what, words });
    case 404:
      return fromApi && isAbsence(refusal)
        ? fail('forge-answer-unexpected', { location, request, status, words })
        : fail('forge-not-found', { location });
    case 429:
      return fail('forge-rate-limited', { location, seconds: waitSeconds, words });
    default:
      return fail('forge-answer-unexpected', { location, request, status, words });
  }
};

/** The period over which GitLab counts requests unless its administrators chose another (GitLab, “Rate limits”). */
const FALLBACK_WAIT_SECONDS = 60;
