import { invalid } from './entry.js';

/** What is wrong with a change of a site that is no release. */
export const operationErrors = {
  'operation-nothing-released': invalid(
    'Channel without a release',
    (p: { channel: string; site: string }) =>
      `The channel ${p.channel} of ${p.site} has no release yet: there is nothing to change.`,
    () => 'Release a version first, or name the channel that is meant: --channel NAME.',
  ),
  'operation-version-unknown': invalid(
    'Version that is not released',
    (p: { version: string; channel: string; newest: string | null }) =>
      `${p.version} is not in the channel ${p.channel}${p.newest === null ? '' : `, whose newest is ${p.newest}`}.`,
    () => 'ota-release log lists what was released; name one of these versions, or another --channel.',
  ),
};
