import { fail } from '../errors/ota-error.js';
import type { RunCommand } from './context.js';

export const runStatus: RunCommand = async () => {
  throw fail('cli-operand-missing', { operand: 'VERSION', command: 'status' });
};
