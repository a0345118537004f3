import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, OtaError } from '../errors/ota-error.js';
import { loadProject } from '../project/load.js';
import type { Project } from '../project/project.js';
import { readTrust, type Trust } from '../signing/trust.js';
import type { CommandContext } from './context.js';

type Asked = Pick<CommandContext, 'flags' | 'directory'>;

/**
 * The keys given with `--key`; without any, those that the project trusts. Nothing is ever verified without keys.
 *
 * @param command its name, for the message where there are none.
 * @throws OtaError `cli-flag-missing`, `key-…`.
 */
export const trustOf = async (context: Asked, command: string): Promise<Trust> => {
  const { flags, directory } = context;
  const { keys, threshold, base, place } = flags.key
    ? { keys: flags.key, threshold: 1, base: directory, place: { file: '--key' } }
    : await projectKeys(context, command);
  const readKeyFile = (file: string) => readFile(resolve(base, file), 'utf8');
  const { trust, problems } = await readTrust(keys, flags.threshold ?? threshold, { readFile: readKeyFile, place });
  if (!trust) throw new OtaError(problems);
  return trust;
};

const projectKeys = async (context: Asked, command: string) => {
  const project = await projectNearby(context);
  if (!project) throw fail('cli-flag-missing', { flag: '--key', command });
  const { trustedKeys: keys, threshold } = project.signing;
  return { keys, threshold, base: project.directory, place: project.place('signing.trustedKeys') };
};

/** The project that the flags name or the directory holds; undefined where there is none that can be used. */
export const projectNearby = async ({ flags, directory }: Asked): Promise<Project | undefined> => {
  const { project } = await loadProject({
    directory,
    overrides: {},
    ...(flags.project === undefined ? {} : { file: flags.project }),
  });
  return project;
};
