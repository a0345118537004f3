import { z } from 'zod';
import type { DeviceState } from '../device-family.js';
import {
  PROGRESS_STATUSES,
  PROGRESS_TABLE,
  type ProgressMessage,
  type ProgressRow,
  type ProgressStatus,
} from './progress-table.js';

/** The states of the family, with every message, current wording first. */
export const progressStates: readonly DeviceState[] = PROGRESS_TABLE.map(({ status, messages, unreachable }) => ({
  state: status,
  messages: messages.map(({ text }) => text),
  ...(unreachable === undefined ? {} : { unreachable }),
}));

/** What has been downloaded of an update. */
export interface DownloadProgress {
  /** Bytes. */
  readonly total_size: number;
  readonly total_downloaded: number;
}

/** The JSON that a device reports of an update: `pvcontrol steps show-progress`. */
export interface Progress {
  readonly status: string;
  readonly 'status-msg': string;
  /** Percent. */
  readonly progress: number;
  readonly retries: number;
  readonly downloads?: { readonly total: DownloadProgress };
}

/** What is reported besides the message. */
export interface ProgressFacts {
  /** What the words in capitals of the message stand for: `{ N: 1, MAX: 5 }`. */
  readonly numbers?: Readonly<Record<string, number>>;
  readonly retries?: number;
  readonly downloads?: DownloadProgress;
}

/**
 * The report of a status with one of its messages.
 *
 * @param text as it stands in the table: `Retried N of MAX`. @throws RangeError for one that the status doesn’t have, and for a
 * number that is missing.
 */
export const progressOf = (
  status: ProgressStatus,
  text: string,
  { numbers = {}, retries = 0, downloads }: ProgressFacts = {},
): Progress => {
  const { progress, messages } = rowOf(status);
  if (text !== '' && !messages.some((message) => message.text === text))
    throw new RangeError(`${status} has no message ${JSON.stringify(text)}`);
  const message = text.replace(PLACEHOLDER, (word) => {
    const number = numbers[word];
    if (number === undefined) throw new RangeError(`${JSON.stringify(text)} needs a number for ${word}`);
    return String(number);
  });
  const report = { status, 'status-msg': message, progress: progress ?? 0, retries };
  return downloads === undefined ? report : { ...report, downloads: { total: downloads } };
};

/** Words of a message that stand for numbers. Units and names in capitals are none of them. */
const PLACEHOLDER = /\b(?:N|MAX|X|Y)\b/g;

const rowOf = (status: ProgressStatus): ProgressRow => {
  const row = PROGRESS_TABLE.find((one) => one.status === status);
  if (!row) throw new RangeError(`${status} is no status`);
  return row;
};

/** A report as it was read. */
export interface ReadProgress {
  readonly status: ProgressStatus;
  readonly message: string;
  /** The message of the table that it is; undefined for one that nobody has described. */
  readonly known: ProgressMessage | undefined;
  readonly progress: number;
  readonly retries: number;
  readonly final: boolean;
  readonly downloads?: DownloadProgress;
}

const progressSchema = z.looseObject({
  status: z.string(),
  'status-msg': z.string().default(''),
  progress: z.number().min(0).max(100).default(0),
  retries: z.int().nonnegative().default(0),
  downloads: z
    .looseObject({ total: z.looseObject({ total_size: z.number(), total_downloaded: z.number() }) })
    .optional()
    .catch(undefined),
});

/** What a device’s report says, in current or older wording; undefined for what is no report. Devices may say more than is read. */
export const readProgress = (report: unknown): ReadProgress | undefined => {
  const read = progressSchema.safeParse(report);
  const status = read.success ? statusOf(read.data.status) : undefined;
  if (!read.success || status === undefined) return undefined;
  const { 'status-msg': message, progress, retries, downloads } = read.data;
  const { final, messages } = rowOf(status);
  const known = messages.find(({ text }) => patternOf(text).test(message));
  return { status, message, known, progress, retries, final, ...(downloads ? { downloads: downloads.total } : {}) };
};

/** The hub writes CANCEL where the device’s table says CANCELLED; some write it with one L. */
const CANCEL_SPELLINGS: readonly string[] = ['CANCEL', 'CANCELED'];

const statusOf = (text: string): ProgressStatus | undefined =>
  CANCEL_SPELLINGS.includes(text) ? 'CANCELLED' : PROGRESS_STATUSES.find((status) => status === text);

const patternOf = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(PLACEHOLDER, '\\d+')}$`);
