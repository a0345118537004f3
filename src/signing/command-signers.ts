import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OtaError } from '../errors/ota-error.js';
import type { Project, SignerSpec } from '../project/project.js';
import { type CommandSurroundings, commandSigner } from './command-signer.js';
import type { Signer } from './signer.js';
import { readTrust } from './trust.js';

/**
 * The signers that a project names as programs. None is run before something is to be signed.
 *
 * @throws OtaError `key-…` with every public key that can’t be read.
 */
export const commandSigners = async (
  specs: readonly SignerSpec[],
  { directory, place }: Pick<Project, 'directory' | 'place'>,
  surroundings: CommandSurroundings,
): Promise<readonly Signer[]> => {
  const readKeyFile = (file: string) => readFile(resolve(directory, file), 'utf8');
  const read = await Promise.all(
    specs.map(async ({ publicKey, command, timeout }, index) => {
      const at = place(`signing.signers.${index}.publicKey`);
      const { trust, problems } = await readTrust([publicKey], 1, { readFile: readKeyFile, place: at });
      const keys = trust?.keys ?? [];
      const signers = keys.map((key) =>
        commandSigner({ publicKey: key, argv: command, timeoutMs: timeout * 1000 }, surroundings),
      );
      return { signers, problems };
    }),
  );
  const problems = read.flatMap((each) => each.problems);
  if (problems.length > 0) throw new OtaError(problems);
  return read.flatMap((each) => each.signers);
};
