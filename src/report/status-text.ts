import type { ChannelStatus, KeyStatus, RolloutStatus } from '../site/channel-status.js';
import type { Freshness } from '../site/freshness.js';
import { plainLine } from './plain-text.js';
import type { Paint } from './style.js';

/** As much of a key id as tells keys apart. */
const KEY_ID_DIGITS = 16;

/** How a channel stands, in lines for people. */
export const statusLines = (status: ChannelStatus, paint: Paint): readonly string[] => {
  const { product, channel, counter, created, latest, releases, rollouts, withdrawn, behind = [] } = status;
  return [
    `${paint(`${product}, channel ${channel}`, 'bold')}: ${ageText(status, paint)}`,
    `  index      revision ${counter} of ${created}, latest ${latest ?? 'none'}, ${counted(releases, 'release')}`,
    ...rollouts.map((rollout) => `  roll-out   ${rolloutText(rollout)}`),
    ...withdrawn.map(({ version, reason, at }) => `  withdrawn  ${version}, ${at}: ${plainLine(reason)}`),
    ...keysLines(status),
    ...(behind.length > 0 ? [`  behind     ${behind.join(', ')}`] : []),
  ];
};

/** The verdict over all channels, in one line. */
export const statusVerdict = (channels: readonly ChannelStatus[], bad: boolean, paint: Paint): string => {
  const soonest = Math.min(...channels.map(({ daysLeft }) => daysLeft));
  const stale = channels.filter(({ state }) => state !== 'fresh').map(({ channel }) => channel);
  const about = stale.length > 0 ? `: ${stale.join(', ')} must be refreshed` : ': what is wrong is said above';
  return bad
    ? `${paint('✗ not in order', 'red', 'bold')}${about}`
    : `${paint('✓ in order', 'green', 'bold')}: ${counted(channels.length, 'channel')}, good for ${soonest} days or more`;
};

const ageText = ({ state, expires, daysLeft, withinDays }: Freshness, paint: Paint): string => {
  switch (state) {
    case 'fresh':
      return `good until ${expires}, ${daysLeft} days left (at least ${withinDays} are asked for)`;
    case 'stale':
      return paint(
        `good until ${expires}, only ${daysLeft} days left (at least ${withinDays} are asked for)`,
        'yellow',
      );
    case 'expired':
      return paint(`expired at ${expires}`, 'red');
  }
};

const rolloutText = ({ version, percent, offered, paused, until }: RolloutStatus): string => {
  const share = offered === percent || paused ? `${percent} %` : `${offered} % of ${percent} %`;
  if (paused) return `${version}: ${share}, paused`;
  return `${version}: ${share}${until === undefined ? '' : `, all of it at ${until}`}`;
};

const keysLines = ({ keys, threshold }: Pick<ChannelStatus, 'keys' | 'threshold'>): readonly string[] =>
  keys.map(
    (key, i) =>
      `  ${i === 0 ? 'keys     ' : '         '}  ${keyText(key)}${i === 0 ? thresholdText(threshold, keys.length) : ''}`,
  );

const keyText = ({ keyid, signed, state }: KeyStatus): string =>
  `${keyid.slice(0, KEY_ID_DIGITS)}…${signed ? ' signed' : ' not signed'}${state === undefined ? '' : `, ${state}`}`;

const thresholdText = (threshold: number, keys: number): string => `; ${threshold} of ${keys} must sign`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
