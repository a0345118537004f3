import { invalid, show, unverified } from './entry.js';

/** What can be wrong with issuing bytes anew: `channel promote`, `reissue`, `resign`. */
export const reissueErrors = {
  'reissue-source-missing': invalid(
    'Release to take the bytes from that isn’t there',
    (p: { version: string; site: string; channel: string | null }) =>
      p.channel === null
        ? `No other channel of ${p.site} lists ${show(p.version)}.`
        : `The channel ${p.channel} of ${p.site} lists no ${show(p.version)}.`,
    () => 'Name a version that was released, and with --channel the channel that it was released to.',
  ),
  'reissue-source-ambiguous': invalid(
    'Release that several channels list',
    (p: { version: string; channels: readonly string[] }) =>
      `${p.version} is in the channels ${p.channels.join(' and ')}: it can’t be told which of them is meant.`,
    (p) => `Say from which it is promoted: --channel ${p.channels.at(-1)}.`,
  ),
  'reissue-channel-unknown': invalid(
    'Channel that can’t be looked for',
    (p: { location: string }) => `${p.location} can’t be listed, so its channels aren’t known.`,
    () => 'Say from which channel the release is promoted: --channel beta.',
  ),
  'reissue-same-channel': invalid(
    'Promotion to the same channel',
    (p: { version: string; channel: string }) => `${p.version} can’t be promoted from ${p.channel} to ${p.channel}.`,
    (p) =>
      `Name another channel with --to. To issue its bytes again in ${p.channel}, type: ota-release reissue ${p.version} --as VERSION --channel ${p.channel}`,
  ),
  'reissue-source-withdrawn': invalid(
    'Withdrawn release that would come back',
    (p: { version: string; channel: string; reason: string }) =>
      `${p.version} was withdrawn from ${p.channel}: ${show(p.reason)}.`,
    () => 'What was withdrawn is not issued again under another number: name a good release, or make a new one.',
  ),
  'reissue-source-pruned': invalid(
    'Pruned release whose bytes may be gone',
    (p: { version: string; channel: string }) => `${p.version} was pruned from ${p.channel}: its bytes may be gone.`,
    () => 'Name a release that is still offered, or build the version anew.',
  ),
  'reissue-pre-release': invalid(
    'Pre-release that would enter the stable channel',
    (p: { version: string; suggestion: string }) =>
      `${p.version} is a pre-release, and the stable channel takes none: nodes of 0-OS would install it.`,
    (p) => `Give the bytes a release number: --as ${p.suggestion}`,
  ),
  'reissue-not-higher': invalid(
    'Reissue below what was released',
    (p: { version: string; highest: string; channel: string }) =>
      `${p.version} is not above ${p.highest}, the highest version that ${p.channel} ever had.`,
    (p) =>
      `Devices never go down, so the good bytes need a number above it: --as with a version higher than ${p.highest}.`,
  ),
  'reissue-commit-missing': invalid(
    'Commit of the release that the clone doesn’t have',
    (p: { commit: string; version: string; tag: string }) =>
      `${p.version} was built from commit ${p.commit.slice(0, 12)}, which this clone doesn’t have, so ${show(p.tag)} can’t be put on it.`,
    (p) => `Type: git fetch origin ${p.commit}. In a shallow clone: git fetch --unshallow.`,
  ),
  'reissue-checkout-needed': invalid(
    'Another commit checked out than the release’s',
    (p: { commit: string; head: string; families: readonly string[] }) =>
      `${p.families.join(' and ')} need${p.families.length === 1 ? 's' : ''} files of the repository, and ${p.head.slice(0, 12)} is checked out, not ${p.commit.slice(0, 12)}, which the release was built from.`,
    (p) => `Type: git checkout ${p.commit}`,
  ),
  'reissue-signature-foreign': unverified(
    'Signature beside the bundle that the project’s keys don’t vouch for',
    (p: { path: string; reason: string }) => `${p.path} is on the site and doesn’t verify: ${p.reason}.`,
    () =>
      'The bundle was signed with a key that signing.trustedKeys doesn’t name (any more): trust that key, or build the version anew.',
  ),
};
