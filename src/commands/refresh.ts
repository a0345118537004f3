import { refreshOperation } from '../operations/refresh.js';
import type { RunCommand } from './context.js';
import { runOperation } from './operate.js';

/** `refresh`: signs the index anew, so that it stays good. For a scheduled job. */
export const runRefresh: RunCommand = (context) => runOperation(context, refreshOperation());
