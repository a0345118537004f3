import { rebootBetween } from '../devices/pantavisor/reboot.js';
import type { State } from '../devices/pantavisor/state.js';
import type { ProgressReporter } from './pantavisor-report.js';
import type { Hop, HopResult } from './rehearsal.js';

/** What a revision that is installed is run over. */
export interface Transition {
  /** Of the version that the device runs; undefined where the site hasn’t got it. */
  readonly before: State | undefined;
  readonly after: State;
  readonly notes: readonly string[];
}

/** `pvcontrol cmd run-commit`: over to the new revision, until it is stable or the device goes back to its last rollback point. */
export const goOver = (
  report: ProgressReporter,
  { from, fault }: Hop,
  { before, after, notes }: Transition,
): HopResult => {
  const { reboot, why } = rebootInto(from, before, after);
  const said = [...notes, why];
  if (reboot) {
    report.say('INPROGRESS', 'Rebooting');
    report.say('INPROGRESS', 'Trying new revision');
  } else report.say('INPROGRESS', 'Transitioning to new revision without rebooting');
  const rolledBack = [...said, `goes back to ${from}, or to the rollback point before it`];
  if (fault === 'update-fails') return report.endBy(fault, {}, rolledBack);
  report.say('TESTING', 'Waiting for all containers to become stable');
  if (fault === 'update-hangs') return report.endBy(fault, {}, rolledBack);
  report.say(
    'TESTING',
    reboot ? 'Awaiting to set rollback point if update is stable' : 'Awaiting to see if update is stable',
  );
  if (fault === 'power-cut') return report.endBy(fault, {}, rolledBack);
  if (reboot) report.say('DONE', 'Update finished, revision set as rollback point');
  else report.say('UPDATED', 'Update finished, revision not set as rollback point');
  return { ended: 'updated', messages: report.messages, ran: false, notes: said };
};

/** As many keys as are told. */
const MAX_KEYS = 3;

const rebootInto = (from: string, before: State | undefined, after: State) => {
  if (!before)
    return { reboot: true, why: `the revision of ${from} is not on the site: a reboot is taken for granted` };
  const { reboot, because } = rebootBetween(before, after);
  const keys = because.slice(0, MAX_KEYS).join(', ');
  const more = because.length > MAX_KEYS ? ', …' : '';
  return { reboot, why: reboot ? `reboots because of ${keys}${more}` : 'goes over without a reboot' };
};
