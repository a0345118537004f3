import { invalid, warning } from './entry.js';

/** Devices of one family on some versions. */
export interface FleetDevices {
  /** As people write it: `0-OS`. */
  readonly title: string;
  /** As the project file spells it. */
  readonly family: string;
  readonly versions: readonly string[];
}

const MAX_NAMED = 6;

const devices = ({ title, versions }: FleetDevices): string => {
  const named = versions.slice(0, MAX_NAMED).join(', ');
  const more = versions.length > MAX_NAMED ? ` and ${versions.length - MAX_NAMED} more` : '';
  return `${title} devices on ${named}${more}`;
};

/** What to write to let a fault be: by the place where all of the devices go wrong, or by each one’s version. */
const allow = (family: string, version: string, what: string): string =>
  `rehearsal.allow: [{ family: ${family}, version: ${version}, what: ${what} }]`;

/** What the fleet plan finds: docs/fleet-plan.md. */
export const fleetErrors = {
  'fleet-stuck': invalid(
    'Devices that would be left behind',
    (p: FleetDevices & { latest: string; at: string | null; why: string }) =>
      `${devices(p)} would never get to ${p.latest}: ${p.at === null ? '' : `they come as far as ${p.at}, and there `}${p.why}.`,
    (p) =>
      `Give them a way: a release in between, a wider upgradeFrom, a config that they take. To leave them behind on purpose, name ${p.at === null ? 'each' : 'it'}: ${allow(p.family, p.at ?? p.versions[0] ?? '', 'stuck')}.`,
  ),
  'fleet-downgrade': invalid(
    'Devices that would go down',
    (p: FleetDevices & { at: string; to: string }) => `${devices(p)} would go down: from ${p.at} to ${p.to}.`,
    (p) =>
      `Release something above ${p.at} for them. If going down is meant, name it: ${allow(p.family, p.at, 'downgrade')}.`,
  ),
  'fleet-loop': invalid(
    'Devices that would never come to rest',
    (p: FleetDevices & { round: readonly string[] }) =>
      `${devices(p)} would go round without end: ${[...p.round, ...p.round.slice(0, 1)].join(' → ')}.`,
    (p) =>
      `Withdraw or replace one of these versions. If it is meant, name one of them: ${allow(p.family, p.round[0] ?? '', 'loop')}.`,
  ),
  'fleet-allow-unused': warning(
    'Allowed fault that nobody has',
    (p: { family: string; version: string; what: string }) =>
      `rehearsal.allow lets ${p.family} devices on ${p.version} be (${p.what}), and that becomes of none of them.`,
    () => 'Remove the entry: it would let a later fault through unseen.',
  ),
};
