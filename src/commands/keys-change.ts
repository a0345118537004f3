import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail } from '../errors/ota-error.js';
import { type KeyOperand, readKeyOperand } from '../operations/keys-operand.js';
import { retireKey } from '../operations/keys-retire.js';
import { rotateKey } from '../operations/keys-rotate.js';
import type { CommandContext, CommandEnd } from './context.js';
import { runOperation } from './operate.js';

/** `keys rotate NEWKEY [OLDKEY]`. @throws OtaError `cli-operand-missing`, `cli-usage`, and what the operation throws. */
export const runKeysRotate = async (
  context: CommandContext,
  [wanted, old, ...further]: readonly string[],
): Promise<CommandEnd> => {
  if (wanted === undefined) throw fail('cli-operand-missing', { operand: 'NEWKEY', command: 'keys rotate' });
  if (further.length > 0)
    throw fail('cli-usage', { reason: 'keys rotate takes a new key and the one that it replaces' });
  const key = await operandOf(context, wanted);
  const replaces = old === undefined ? {} : { replaces: await operandOf(context, old) };
  return runOperation(context, rotateKey({ key, ...replaces, ...reasonOf(context) }));
};

/** `keys retire KEY`. @throws OtaError as `runKeysRotate`. */
export const runKeysRetire = async (
  context: CommandContext,
  [wanted, ...further]: readonly string[],
): Promise<CommandEnd> => {
  if (wanted === undefined) throw fail('cli-operand-missing', { operand: 'KEY', command: 'keys retire' });
  if (further.length > 0) throw fail('cli-usage', { reason: 'keys retire takes one key' });
  return runOperation(context, retireKey({ key: await operandOf(context, wanted), ...reasonOf(context) }));
};

const operandOf = ({ directory }: CommandContext, text: string): Promise<KeyOperand> =>
  readKeyOperand(text, (path) => readFile(resolve(directory, path), 'utf8'));

const reasonOf = ({ flags: { reason } }: CommandContext) => (reason === undefined ? {} : { reason });
