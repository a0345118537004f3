import type { Place } from '../errors/problem.js';
import type { ReissueInputs, ReissueRequest } from '../steps/reissue-inputs.js';
import type { CommandContext } from './context.js';
import { releaseInputs } from './release-inputs.js';

/** Which bytes a command issues anew, and where they go. */
export interface Asked extends Pick<ReissueRequest, 'kind' | 'of' | 'from' | 'site'> {
  /** The channel that they go to; the project’s where this is left out. */
  readonly to?: string;
  /** The version that they become where nothing says otherwise; `of` itself where this is left out. */
  readonly unasked?: string;
}

type Given = Pick<CommandContext, 'directory' | 'flags' | 'origins' | 'proposal'>;

/** The inputs of a flow that issues bytes anew, from a command’s. */
export const reissueInputs = (context: Given, { to, unasked, ...asked }: Asked): ReissueInputs => {
  const { flags, origins } = context;
  const { overrides, ...inputs } = releaseInputs(context, flags.dryRun ? 'plan' : 'release');
  const { channel: _, version: _version, ...others } = overrides;
  const place: Place = { file: flags.as === undefined ? 'VERSION' : (origins.as ?? '--as') };
  const version = flags.as ?? unasked ?? asked.of;
  const channelOrigin = origins.to ?? '--to';
  return {
    ...inputs,
    overrides: {
      ...others,
      ...(to === undefined ? {} : { channel: to }),
      origins: asked.kind === 'promote' ? { ...origins, channel: channelOrigin } : origins,
    },
    reissue: {
      ...asked,
      as: version,
      place,
      ...(flags.reason === undefined ? {} : { reason: flags.reason }),
    },
  };
};
