import type { DecisionInput, DeviceFamily } from '../devices/device-family.js';
import { compareVersions } from '../version/semver.js';
import type { FleetOutcome } from './fleet.js';

/** What becomes of a device: its next step, and where it ends. */
export interface Walked {
  /** What it installs next; null where it installs nothing. */
  readonly next: string | null;
  readonly outcome: FleetOutcome;
}

/** A family, as far as it decides. */
export type Decider = Pick<DeviceFamily, 'decide'>;

/**
 * Walks a family’s decisions from each version until the device stays, is stuck, or comes to a version a second time. Each version is
 * decided once, however many ways lead over it, so that the cost grows with the number of versions and not with the length of their ways.
 */
export const walkFleet = (
  { decide }: Decider,
  versions: readonly string[],
  input: DecisionInput,
): ReadonlyMap<string, Walked> => {
  const known = new Map<string, Walked>();
  const follow = (start: string): void => {
    const trail: string[] = [];
    const passed = new Set<string>();
    let at = start;
    while (!known.has(at) && !passed.has(at)) {
      const decision = decide({ version: at }, input);
      if (decision.kind === 'takes') {
        trail.push(at);
        passed.add(at);
        at = decision.version;
      } else known.set(at, ended(at, decision));
    }
    const round = known.has(at) ? [] : trail.slice(trail.indexOf(at));
    for (const [index, version] of [...trail.entries()].reverse()) {
      const next = trail[index + 1] ?? at;
      const beyond = known.get(next)?.outcome ?? { kind: 'loop', versions: round };
      known.set(version, { next, outcome: stepped(version, next, beyond) });
    }
  };
  for (const version of versions) follow(version);
  return known;
};

const ended = (at: string, decision: { readonly kind: 'stays' | 'stuck'; readonly why: string }): Walked => ({
  next: null,
  outcome:
    decision.kind === 'stays'
      ? { kind: 'stays', why: decision.why }
      : { kind: 'stuck', at, steps: 0, why: decision.why },
});

/** What becomes of a device that installs `next`, from what becomes of one that is there. */
const stepped = (version: string, next: string, beyond: FleetOutcome): FleetOutcome => {
  if (beyond.kind === 'loop') return beyond;
  // Wherever it ends: a device that goes down has lost what it had.
  if (compareVersions(next, version) < 0) return { kind: 'downgrade', at: version, to: next, steps: 1 };
  return beyond.kind === 'stays' ? { kind: 'takes', version: next, steps: 1 } : { ...beyond, steps: beyond.steps + 1 };
};
