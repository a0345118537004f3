import { type Problem, problem } from '../errors/problem.js';
import type { Hop, HopResult } from './rehearsal.js';

/** A hop, and how it ended. */
export interface TriedHop {
  readonly hop: Hop;
  readonly result: HopResult;
}

/** The last state of the device. */
export const stateOf = ({ messages, ended }: HopResult): string => messages.at(-1)?.state ?? ended;

/** Whether it ended as it should: well without a fault, with the old version kept with one. */
export const isOk = ({ hop: { fault, runs }, result }: TriedHop): boolean => {
  if (result.ended === 'kept') return fault !== undefined && result.oldVersionLost !== true;
  // Where scripts may not be run, a fault in them can’t be noticed.
  return fault === undefined || !(runs && result.ran);
};

/** Devices that end in the same way are told of once. */
const MAX_NAMED = 6;

/** What is wrong with the hops of one family; one problem for all devices that end in the same way. */
export const hopProblems = (family: string, tried: readonly TriedHop[]): readonly Problem[] => {
  const groups = new Map<string, TriedHop[]>();
  for (const one of tried.filter((each) => !isOk(each))) {
    const { hop, result } = one;
    const why = result.ended === 'kept' ? `${result.why} ${result.output ?? ''}` : '';
    const key = JSON.stringify([hop.to, hop.fault, stateOf(result), why]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => problemsOf(family, group));
};

const problemsOf = (family: string, group: readonly TriedHop[]): readonly Problem[] => {
  const [first] = group;
  if (!first) return [];
  const { hop, result } = first;
  const { to, fault } = hop;
  const facts = { family, from: named(group.map((each) => each.hop.from)), to, state: stateOf(result) };
  if (result.ended === 'updated') return [problem('rehearsal-fault-ignored', { ...facts, fault: fault ?? '' })];
  const { why, output } = result;
  const lost = result.oldVersionLost ? [problem('rehearsal-old-version-lost', { ...facts, why })] : [];
  if (fault !== undefined) return lost;
  return result.unverified
    ? [problem('rehearsal-unverified', { ...facts, why }), ...lost]
    : [problem('rehearsal-failed', { ...facts, why, output }), ...lost];
};

const named = (versions: readonly string[]): string => {
  const more = versions.length > MAX_NAMED ? `, and ${versions.length - MAX_NAMED} more` : '';
  return `${versions.slice(0, MAX_NAMED).join(', ')}${more}`;
};
