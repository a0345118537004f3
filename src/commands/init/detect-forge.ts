import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The forges for which there is a pipeline to start from. */
export type ForgeName = 'github' | 'gitlab';

const run = promisify(execFile);
const GIT_TIMEOUT_MS = 5000;

/**
 * The forges that a directory seems to be on: told by the URL of the remote `origin`, else by the pipeline folders that
 * are there. Both where nothing tells: each forge reads its own file only.
 */
export const detectForges = async (directory: string): Promise<readonly ForgeName[]> => {
  const byUrl = forgeOfUrl(await originUrl(directory));
  if (byUrl) return [byUrl];
  const github = await exists(join(directory, '.github'));
  const gitlab = await exists(join(directory, '.gitlab-ci.yml'));
  if (github === gitlab) return ['github', 'gitlab'];
  return [github ? 'github' : 'gitlab'];
};

/** The forge that the host of a git URL names; undefined for any other host. */
export const forgeOfUrl = (url: string): ForgeName | undefined => {
  const host = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([^:/]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  if (host.includes('github')) return 'github';
  return host.includes('gitlab') ? 'gitlab' : undefined;
};

const originUrl = async (directory: string): Promise<string> => {
  try {
    const { stdout } = await run('git', ['-C', directory, 'remote', 'get-url', 'origin'], { timeout: GIT_TIMEOUT_MS });
    return stdout.trim();
  } catch {
    // No git, no repository or no such remote: the folders decide.
    return '';
  }
};

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
