import { type ProgressFacts, progressOf } from '../devices/pantavisor/progress.js';
import type { ProgressStatus } from '../devices/pantavisor/progress-table.js';
import type { DeviceFailure } from './device-failure.js';
import type { Fault } from './faults.js';
import type { DeviceMessage, HopResult } from './rehearsal.js';

/** How an update ends that the device keeps its old revision from. */
export interface Ending {
  readonly status: ProgressStatus;
  /** As it stands in the table: docs/devices/pantavisor.md, “Progress”. */
  readonly text: string;
}

/**
 * What each fault ends in (Pantavisor contract, “Progress”): checks before the transition in WONTGO, failures of objects and after
 * it in ERROR.
 */
export const FAULT_ENDINGS: Readonly<Record<Fault, Ending & { readonly why: string }>> = {
  'check-fails': { status: 'WONTGO', text: 'State JSON not found', why: 'the server can’t be reached' },
  'bad-signature': {
    status: 'WONTGO',
    text: 'Signature validation failed',
    why: 'a signature of the state is none of a trusted key',
  },
  'truncated-download': {
    status: 'WONTGO',
    text: 'Max download update retries reached',
    why: 'the download ends early at each retry',
  },
  'bad-digest': { status: 'ERROR', text: 'Object validation went wrong', why: 'an object has another digest' },
  'no-space': { status: 'WONTGO', text: 'Space required X B, available Y B', why: 'the objects don’t fit' },
  'update-fails': {
    status: 'ERROR',
    text: 'A container could not be started',
    why: 'a container of the new revision doesn’t start',
  },
  'update-hangs': {
    status: 'ERROR',
    text: 'Status goal not reached',
    why: 'a container of the new revision never comes to its goal',
  },
  'power-cut': {
    status: 'ERROR',
    text: 'Unexpected rollback',
    why: 'the power went before the new revision was stable',
  },
};

/** Downloads of an update after the first one. How many a device grants is its own setting; this one’s is small. */
export const MAX_RETRIES = 3;

/** Takes down what a device reports of one update: `pvcontrol steps show-progress`. */
export interface ProgressReporter {
  readonly messages: readonly DeviceMessage[];
  readonly say: (status: ProgressStatus, text: string, facts?: ProgressFacts) => void;
  /** The update ends there, and the device keeps what it has. */
  readonly end: (ending: Ending, failure: DeviceFailure, facts?: ProgressFacts, notes?: readonly string[]) => HopResult;
  /** It ends there as a fault has it. */
  readonly endBy: (fault: Fault, numbers?: ProgressFacts['numbers'], notes?: readonly string[]) => HopResult;
}

/** A reporter that nothing was said to. @param step the name that the revision is installed under: `locals/v1.2.0`. */
export const progressReporter = (step: string): ProgressReporter => {
  const messages: DeviceMessage[] = [];
  const say: ProgressReporter['say'] = (status, text, facts) =>
    void messages.push({ state: status, to: step, body: progressOf(status, text, facts) });
  const end: ProgressReporter['end'] = ({ status, text }, failure, facts, notes = []) => {
    say(status, text, facts);
    return { ended: 'kept', messages, ran: false, ...failure, notes };
  };
  return {
    messages,
    say,
    end,
    endBy: (fault, numbers = {}, notes = []) => {
      const unverified = fault === 'bad-signature' || fault === 'bad-digest';
      return end(FAULT_ENDINGS[fault], { why: FAULT_ENDINGS[fault].why, unverified }, { numbers }, notes);
    },
  };
};
