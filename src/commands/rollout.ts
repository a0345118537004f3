import { rolloutOperation } from '../operations/rollout.js';
import { readRolloutRequest } from '../operations/rollout-request.js';
import type { RunCommand } from './context.js';
import { runOperation } from './operate.js';

/**
 * `rollout set PERCENT | start [PERCENT] --over HOURS | pause | resume | complete [VERSION]`: how much of the fleet is offered a release,
 * the newest where none is named.
 */
export const runRollout: RunCommand = async (context) => {
  const { operands, flags, origins } = context;
  const { over, reason } = flags;
  return runOperation(
    context,
    rolloutOperation(readRolloutRequest({ operands, over, reason, overOrigin: origins.over })),
  );
};
