import { fail } from '../errors/ota-error.js';
import { reissue } from '../steps/release.js';
import type { RunCommand } from './context.js';
import { openSite } from './open-site.js';
import { reissueInputs } from './reissue-inputs.js';
import { endOfRelease } from './release.js';
import { trustOf } from './trust-of.js';

/**
 * `resign SITE VERSION [--as VERSION] --key …`: issues a release of another site under the keys of this project. It is verified with the
 * keys that are given, and comes from the channel of the same name.
 */
export const runResign: RunCommand = async (context) => {
  const { flags, operands, services } = context;
  const [address, version] = operands;
  if (address === undefined) throw fail('cli-operand-missing', { operand: 'SITE', command: 'resign' });
  if (version === undefined) throw fail('cli-operand-missing', { operand: 'VERSION', command: 'resign' });
  const channel = flags.channel === undefined ? {} : { to: flags.channel };
  const trust = await trustOf(context, 'resign');
  const site = { source: await openSite(address, context), trust };
  const inputs = reissueInputs(context, { kind: 'resign', of: version, site, ...channel });
  return endOfRelease(context, await reissue(services, inputs));
};
