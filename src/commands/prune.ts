import { pruneOperation } from '../operations/prune.js';
import type { RunCommand } from './context.js';
import { runOperation } from './operate.js';

/** `prune`: removes old releases by the project’s policy. */
export const runPrune: RunCommand = (context) => runOperation(context, pruneOperation());
