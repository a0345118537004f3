import { fail } from '../errors/ota-error.js';
import { reissue } from '../steps/release.js';
import type { RunCommand } from './context.js';
import { reissueInputs } from './reissue-inputs.js';
import { endOfRelease } from './release.js';

/** `reissue VERSION --as HIGHER`: issues the bytes of a good release again in its channel, above everything that was ever released there. */
export const runReissue: RunCommand = async (context) => {
  const { flags, operands, services } = context;
  const [version] = operands;
  if (version === undefined) throw fail('cli-operand-missing', { operand: 'VERSION', command: 'reissue' });
  if (flags.as === undefined) throw fail('cli-flag-missing', { flag: '--as', command: 'reissue' });
  const channel = flags.channel === undefined ? {} : { to: flags.channel };
  return endOfRelease(
    context,
    await reissue(services, reissueInputs(context, { kind: 'reissue', of: version, ...channel })),
  );
};
