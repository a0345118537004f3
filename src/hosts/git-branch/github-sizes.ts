import { detectForge } from '../../forges/detect.js';
import type { HostSurroundings } from '../surroundings.js';

/** Nothing depends on the answer, so nobody waits for it longer. */
const TIMEOUT_MS = 15_000;

/**
 * The bytes of all files of a commit as GitHub's API counts them, which git can't tell without their contents (REST API, “Get
 * a tree”); undefined where the remote isn't the GitHub of the run's own token, or doesn't answer.
 *
 * @param url the remote's effective address.
 */
export const githubTreeBytes = async (
  url: string,
  commit: string,
  { environment, openNetwork }: Pick<HostSurroundings, 'environment' | 'openNetwork'>,
): Promise<number | undefined> => {
  const target = detectForge('auto', environment, url);
  if (target.kind !== 'github' || target.token === undefined) return undefined;
  const address = `${target.apiUrl}/repos/${target.owner}/${target.name}/git/trees/${commit}?recursive=1`;
  const fetch = await openNetwork();
  const asked = fetch(address, {
    headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${target.token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await asked.then((answer) => (answer.ok ? answer.text() : '')).catch(() => '');
  return bytesOf(jsonOf(text));
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const bytesOf = (answer: unknown): number | undefined => {
  const tree = isObject(answer) ? answer.tree : undefined;
  if (!Array.isArray(tree)) return undefined;
  const entries: readonly unknown[] = tree;
  return entries.reduce<number>((sum, entry) => {
    const size = isObject(entry) ? entry.size : undefined;
    return sum + (typeof size === 'number' ? size : 0);
  }, 0);
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
