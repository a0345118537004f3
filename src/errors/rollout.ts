import { invalid, show, warning } from './entry.js';

/** What is wrong with a roll-out that is asked for. */
export const rolloutErrors = {
  'rollout-percent-invalid': invalid(
    'Percentage that can’t be read',
    (p: { value: string }) => `${show(p.value)} is no whole percentage of the fleet.`,
    () => 'Write a whole number from 0 to 100, as in `ota-release rollout set 10`.',
  ),
  'rollout-over-invalid': invalid(
    'Time of a roll-out that can’t be read',
    (p: { origin: string; value: string; minimum: number; maximum: number }) =>
      `${p.origin} is ${show(p.value)}, which is no time from ${p.minimum} to ${p.maximum} hours.`,
    (p) => `Write a number of hours from ${p.minimum} to ${p.maximum}: ${p.origin} 48h.`,
  ),
  'rollout-over-unused': invalid(
    'Time for a change that takes none',
    (p: { origin: string; action: string }) => `\`rollout ${p.action}\` happens at once, and was given ${p.origin}.`,
    (p) => `Leave ${p.origin} out, or use \`ota-release rollout start\`, which grows over that time.`,
  ),
  'rollout-operand-unknown': invalid(
    'Operand of a roll-out that means nothing',
    (p: { action: string; values: readonly string[]; takes: string }) =>
      `\`rollout ${p.action}\` takes ${p.takes}, and was given ${p.values.map(show).join(', ')} besides.`,
    (p) => `Write \`ota-release rollout ${p.action}\` with ${p.takes} and nothing else.`,
  ),
  'rollout-nothing-left': invalid(
    'Channel without a release to roll out',
    (p: { channel: string }) => `Every release of the channel ${p.channel} was withdrawn: none can be rolled out.`,
    () => 'Release a new version first, or name the channel that is meant: --channel NAME.',
  ),
  'rollout-version-withdrawn': invalid(
    'Roll-out of a release that was withdrawn',
    (p: { version: string; reason: string }) => `${p.version} was withdrawn (${p.reason}), and is offered to nobody.`,
    () => 'Release its contents under a higher version, or name another version.',
  ),
  'rollout-version-archived': invalid(
    'Roll-out of a release that has left the index',
    (p: { version: string; newest: string | null }) =>
      `${p.version} has left the index for the archive: everybody was offered it, and newer releases have taken its place.`,
    (p) => (p.newest === null ? 'Name a newer version.' : `Name a newer version, such as ${p.newest}.`),
  ),
  'rollout-complete-already': invalid(
    'Roll-out that can’t be paused any more',
    (p: { version: string }) => `Everybody is offered ${p.version} already: there is no roll-out to pause.`,
    (p) =>
      `To keep devices from it, withdraw it (\`ota-release yank ${p.version} --reason TEXT\`), or offer it to fewer (\`ota-release rollout set 0 ${p.version}\`).`,
  ),
  'rollout-goes-down': warning(
    'Devices that a smaller roll-out would take back',
    (p: { title: string; version: string; to: string }) =>
      `${p.title} devices that run ${p.version} would go down to ${p.to}: they take what the channel names, lower or not.`,
    (p) => `Leave ${p.version} as it is where such devices have it, and release a repaired higher version instead.`,
  ),
};
