import type { Flags } from '../commands/context.js';
import { type GivenInputs, givenInputs } from './given-inputs.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The flags of a command line, and behind them what the environment's `OTA_…` variables give. */
export const withVariables = (command: string, flags: Flags, environment: Environment): GivenInputs => {
  const given = givenInputs(command, 'shell', ({ name, env }) => {
    const text = env === undefined || Object.hasOwn(flags, name) ? undefined : environment[env];
    return env === undefined || text === undefined ? undefined : { text, origin: env };
  });
  return { ...given, flags: { ...given.flags, ...flags } };
};

/**
 * Whether the job runs on a change that is only proposed: a pull request on GitHub, a merge queue's trial, a merge request
 * on GitLab. Such a change may be anybody's, and is not released.
 */
export const isProposal = ({ GITHUB_ACTIONS, GITHUB_EVENT_NAME = '', CI_PIPELINE_SOURCE }: Environment): boolean =>
  (GITHUB_ACTIONS === 'true' && /^(pull_request|merge_group)/.test(GITHUB_EVENT_NAME)) ||
  CI_PIPELINE_SOURCE === 'merge_request_event';
