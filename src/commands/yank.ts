import { fail } from '../errors/ota-error.js';
import { yankOperation } from '../operations/yank.js';
import type { RunCommand } from './context.js';
import { runOperation } from './operate.js';

/** `yank VERSION --reason TEXT`: withdraws a release. */
export const runYank: RunCommand = async (context) => {
  const [version] = context.operands;
  if (version === undefined) throw fail('cli-operand-missing', { operand: 'VERSION', command: 'yank' });
  return runOperation(context, yankOperation({ version, reason: context.flags.reason }));
};
