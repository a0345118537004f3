import { type Place, type Problem, problem } from '../../errors/problem.js';
import type { Fetch } from '../../http/fetch.js';
import { networkFailure } from '../../http/network-failure.js';

const TIMEOUT_MS = 20_000;
/** An MD5 has 32; what is longer is a page of the server’s. */
const MAX_SHOWN_CHARACTERS = 64;

/**
 * Asks for an flist of the project’s own, and for its `.md5`, as a node does: a `.md5` that is there and empty breaks the client, and what
 * else stands there is taken for a digest (0-OS contract, “Bodies”).
 */
export const ownFlistProblems = async (fetch: Fetch, flist: string, place: Place): Promise<readonly Problem[]> => [
  ...(await md5Problems(fetch, `${flist}.md5`, place)),
  ...(await absenceProblems(fetch, flist, place)),
];

const md5Problems = async (fetch: Fetch, url: string, place: Place): Promise<readonly Problem[]> => {
  const body = await asked(fetch, url, async (answer) => (answer.status === 200 ? answer.text() : undefined));
  // Anything but 200 is ignored by the client, so that it is no concern of ours either.
  if (body.kind === 'failed' || body.value === undefined) return [];
  if (body.value === '') return [problem('zos-flist-md5-empty', { url }, place)];
  return /^[0-9a-f]{32}$/.test(body.value)
    ? []
    : [problem('zos-flist-md5-odd', { url, found: body.value.slice(0, MAX_SHOWN_CHARACTERS) }, place)];
};

const absenceProblems = async (fetch: Fetch, url: string, place: Place): Promise<readonly Problem[]> => {
  const answer = await asked(fetch, url, async ({ status, body }) => {
    await body?.cancel();
    return status;
  });
  if (answer.kind === 'answered' && answer.value === 200) return [];
  const reason = answer.kind === 'failed' ? answer.words : `status ${answer.value}`;
  return [problem('zos-flist-unreachable', { url, reason }, place)];
};

type Asked<T> = { readonly kind: 'answered'; readonly value: T } | { readonly kind: 'failed'; readonly words: string };

const asked = async <T>(fetch: Fetch, url: string, use: (answer: Response) => Promise<T>): Promise<Asked<T>> => {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { kind: 'answered', value: await use(answer) };
  } catch (error) {
    return { kind: 'failed', words: networkFailure(error).words };
  }
};
