/** The statuses of an update, in the order in which one runs through them, the final ones last. */
export const PROGRESS_STATUSES = [
  'NEW',
  'SYNCING',
  'QUEUED',
  'DOWNLOADING',
  'INPROGRESS',
  'TESTING',
  'UPDATED',
  'DONE',
  'WONTGO',
  'ERROR',
  'CANCELLED',
] as const;

export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

/** One message of a status. Words in capitals stand for numbers: `Retried N of MAX`. */
export interface ProgressMessage {
  readonly text: string;
  /** `current`: what the source says now. `older`: what the manual says, and devices of its time send. */
  readonly wording: 'current' | 'older';
  /** Why no rehearsal of a release from a static site can reach it, where none can. */
  readonly unreachable?: string;
}

/** One row of the table. */
export interface ProgressRow {
  readonly status: ProgressStatus;
  /** Percent; undefined where no device says. */
  readonly progress: number | undefined;
  /** Nothing follows it. */
  readonly final: boolean;
  readonly messages: readonly ProgressMessage[];
  /** Why no rehearsal can reach the status at all, where none can. */
  readonly unreachable?: string;
}

const HUB = 'only a device that is claimed by a hub reports it, and a static site is none';
const OLDER = 'older devices alone say it so; the rehearsal speaks as the current source does';
const FACTORY = 'it is the state that a device leaves the factory in, before any update';
const INTERNAL = 'it tells of a defect inside of the device, which nothing in a release causes';
const QUEUE =
  'a device that installs from a file downloads nothing and has no queue; the hub’s client alone reports it';

const current = (text: string, unreachable?: string): ProgressMessage => ({
  text,
  wording: 'current',
  ...(unreachable === undefined ? {} : { unreachable }),
});
const older = (text: string): ProgressMessage => ({ text, wording: 'older', unreachable: OLDER });

/** Every status with its messages, current wording first (Pantavisor contract, “Progress”). */
export const PROGRESS_TABLE: readonly ProgressRow[] = [
  {
    status: 'NEW',
    progress: 0,
    final: false,
    messages: [current('Update not yet installed'), current('Update ready to be run')],
  },
  {
    status: 'SYNCING',
    progress: undefined,
    final: false,
    messages: [],
    unreachable: 'the manual alone names it; no device sends it',
  },
  {
    status: 'QUEUED',
    progress: 5,
    final: false,
    messages: [current('Retried N of MAX', QUEUE), current('Downloading update metadata, retry N of MAX', QUEUE)],
    unreachable: QUEUE,
  },
  {
    status: 'DOWNLOADING',
    progress: 25,
    final: false,
    messages: [current('Downloading update artifacts, retry N of MAX'), older('Retry X of Y')],
  },
  {
    status: 'INPROGRESS',
    progress: 50,
    final: false,
    messages: [
      current('Rebooting'),
      current('Transitioning to new revision without rebooting'),
      current('Trying new revision'),
      ...['Update objects downloaded', 'Update applied', 'Update installed', 'Starting updated version'].map(older),
    ],
  },
  {
    status: 'TESTING',
    progress: 75,
    final: false,
    messages: [
      current('Awaiting to set rollback point if update is stable'),
      current('Awaiting to see if update is stable'),
      current('Waiting for all containers to become stable'),
    ],
  },
  {
    status: 'UPDATED',
    progress: 100,
    final: true,
    messages: [current('Update finished, revision not set as rollback point')],
  },
  {
    status: 'DONE',
    progress: 100,
    final: true,
    messages: [current('Update finished, revision set as rollback point'), current('Factory revision', FACTORY)],
  },
  {
    status: 'WONTGO',
    progress: 100,
    final: true,
    messages: [
      current('Signature validation failed'),
      current('State not fully covered by signatures'),
      current('State JSON has bad format'),
      current('State JSON not found'),
      current('Max download update retries reached'),
      current('Space required X B, available Y B'),
      current('Internal error', INTERNAL),
      ...['Max download retries reached', 'Update aborted', 'Unknown error'].map(older),
    ],
  },
  {
    status: 'ERROR',
    progress: 100,
    final: true,
    messages: [
      current('Object validation went wrong'),
      current('A container could not be started'),
      current('Status goal not reached'),
      current('Hub not reachable', HUB),
      current('Hub communication not stable', HUB),
      current('Unexpected rollback'),
      current('Internal error', INTERNAL),
      older('Stale revision'),
    ],
  },
  {
    status: 'CANCELLED',
    progress: 100,
    final: true,
    messages: [],
    unreachable: 'an operator of the hub sets it for a device; no device comes to it by itself',
  },
];
