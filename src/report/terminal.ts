import type { Problem } from '../errors/problem.js';
import { problemText } from './problem-text.js';
import type { Progress, Reporter } from './reporter.js';
import { doneLine, failedLine, indented, skippedLine } from './step-lines.js';
import { type Paint, painter, type Style } from './style.js';
import { formatTransfer } from './units.js';

/** How much is said: `quiet` only problems, `verbose` details too. */
export type Verbosity = 'quiet' | 'normal' | 'verbose';

/** Where a terminal report is written, and how. */
export interface TerminalOptions {
  readonly style: Style;
  readonly verbosity: Verbosity;
  /** Writes text that is already masked. */
  readonly write: (text: string) => void;
  readonly mask: (text: string) => string;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
}

/** A bar is redrawn at most this often: more often costs time, less often looks stuck. */
const REDRAW_MS = 100;
const BAR_CELLS = 24;
const CLEAR_LINE = '\r\u001b[2K';

/** The reporter for a person: one line a step with its time, a bar on long work, findings with place and fix. */
export const terminalReporter = (options: TerminalOptions): Reporter => {
  const { style, verbosity, write, mask, now } = options;
  const paint = painter(style);
  const line = (text: string): void => write(`${mask(text)}\n`);
  const speak = verbosity === 'quiet' ? () => {} : line;
  return {
    step: async (title, run) => {
      const start = now();
      if (style.live && verbosity !== 'quiet') write(`${paint('·', 'dim')} ${mask(title)}`);
      try {
        const result = await run();
        speak(`${style.live ? CLEAR_LINE : ''}${doneLine(title, now() - start, paint)}`);
        return result;
      } catch (error) {
        speak(`${style.live ? CLEAR_LINE : ''}${failedLine(title, now() - start, paint)}`);
        throw error;
      }
    },
    skipped: (title, reason) => speak(skippedLine(title, reason, paint)),
    progress: (title, totalBytes) =>
      style.live && verbosity !== 'quiet'
        ? progressBar({ title: mask(title), totalBytes, write, now, paint })
        : { update: () => {}, end: () => {} },
    info: (text) => speak(indent(text, style)),
    detail: (text) => {
      if (verbosity === 'verbose') line(paint(indent(text, style), 'dim'));
    },
    problems: (problems: readonly Problem[]) => {
      for (const finding of problems) line(`${style.live ? CLEAR_LINE : ''}${problemText(finding, paint)}`);
    },
  };
};

/** Text inside a step, clear of the line that is being redrawn. */
const indent = (text: string, style: Style): string => `${style.live ? CLEAR_LINE : ''}${indented(text)}`;

interface BarOptions {
  readonly title: string;
  readonly totalBytes: number;
  readonly write: (text: string) => void;
  readonly now: () => number;
  readonly paint: Paint;
}

const progressBar = ({ title, totalBytes, write, now, paint }: BarOptions): Progress => {
  const start = now();
  let drawn = start;
  return {
    update: (done) => {
      const time = now();
      if (time - drawn < REDRAW_MS) return;
      drawn = time;
      const part = totalBytes > 0 ? Math.min(1, done / totalBytes) : 1;
      const filled = Math.round(part * BAR_CELLS);
      const bar = `${'█'.repeat(filled)}${paint('░'.repeat(BAR_CELLS - filled), 'dim')}`;
      write(`${CLEAR_LINE}  ${bar} ${title} ${formatTransfer(done, totalBytes, time - start)}`);
    },
    end: () => write(CLEAR_LINE),
  };
};
