import { fail } from '../errors/ota-error.js';
import { STABLE } from '../site/layout.js';
import { reissue } from '../steps/release.js';
import { releaseNumber } from '../version/semver.js';
import type { CommandContext, CommandEnd, RunCommand } from './context.js';
import { reissueInputs } from './reissue-inputs.js';
import { endOfRelease } from './release.js';

/** `channel promote`. */
export const runChannel: RunCommand = async (context) => {
  const [action, ...rest] = context.operands;
  if (action === 'promote') return promote(context, rest);
  throw fail('cli-unknown-action', { command: 'channel', action: action ?? '', actions: ['promote'] });
};

/**
 * `channel promote VERSION --to CHANNEL [--as VERSION]`: issues the bytes of a release in another channel. `--channel` says of which it is;
 * in the stable channel a pre-release takes its release number.
 */
const promote = async (context: CommandContext, [version]: readonly string[]): Promise<CommandEnd> => {
  const { flags, services } = context;
  const { to, channel: from } = flags;
  if (version === undefined) throw fail('cli-operand-missing', { operand: 'VERSION', command: 'channel promote' });
  if (to === undefined) throw fail('cli-flag-missing', { flag: '--to', command: 'channel promote' });
  if (from === to) throw fail('reissue-same-channel', { version, channel: to });
  const inputs = reissueInputs(context, {
    kind: 'promote',
    of: version,
    to,
    ...(from === undefined ? {} : { from }),
    ...(to === STABLE ? { unasked: releaseNumber(version) } : {}),
  });
  return endOfRelease(context, await reissue(services, inputs));
};
