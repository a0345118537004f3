import { partOf } from './signature-plan.js';
import { SIGNATURES, type State } from './state.js';

/** What installing a revision over another means for the device. */
export interface RebootNeed {
  readonly reboot: boolean;
  /** Keys that were added, changed or removed; signatures left out. */
  readonly changed: readonly string[];
  /** Those of them that ask for a reboot. */
  readonly because: readonly string[];
}

/**
 * Whether a device reboots into a revision, or goes over to it with restarted containers (Pantavisor contract, “Progress”): a
 * reboot, where a key changes in the root, in `bsp`, of no container, or of a container whose restart policy is `system`.
 */
export const rebootBetween = (before: State, after: State): RebootNeed => {
  const [old, next] = [textsOf(before), textsOf(after)];
  const changed = [...new Set([...old.keys(), ...next.keys()])].filter((key) => old.get(key) !== next.get(key)).sort();
  const policies = [restartPolicies(before), restartPolicies(after)];
  const because = changed.filter((key) => {
    const part = partOf(key);
    if (part === undefined || part === 'bsp') return true;
    const stated = policies.flatMap((policy) => policy.get(part) ?? []);
    return stated.length === 0 || stated.includes('system');
  });
  return { reboot: because.length > 0, changed, because };
};

const textsOf = ({ entries }: State): ReadonlyMap<string, string> =>
  new Map(entries.filter(({ key }) => !key.startsWith(SIGNATURES)).map(({ key, text }) => [key, text]));

/** The restart policy of every container; one that states none belongs to a group, and is taken for `system`. */
const restartPolicies = ({ entries }: State): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap(({ key, value }) => {
      const part = partOf(key);
      if (part === undefined || key !== `${part}/run.json` || typeof value !== 'object' || value === null) return [];
      const policy: unknown = Reflect.get(value, 'restart_policy');
      return [[part, policy === 'container' ? 'container' : 'system'] as const];
    }),
  );
