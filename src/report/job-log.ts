import type { Problem } from '../errors/problem.js';
import type { Mask } from './mask.js';
import type { Progress, Reporter } from './reporter.js';
import { doneLine, failedLine, indented, skippedLine } from './step-lines.js';
import { type Paint, painter, type Style } from './style.js';
import type { Verbosity } from './terminal.js';
import { formatTransfer } from './units.js';

/** Where the log of a CI job is written, and how. */
export interface JobLogOptions {
  /** Writes text that is already masked. */
  readonly write: (text: string) => void;
  readonly mask: Mask;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly verbosity: Verbosity;
  /** In colours by default: the job logs of GitHub and GitLab show them. */
  readonly style?: Style;
}

/** A part of the log that can be folded. */
export interface Section {
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  /** Counts the sections of this reporter, from 1. */
  readonly number: number;
}

/** What tells the log of one CI system from that of another. Texts that come here are masked. */
export interface JobLogFormat {
  /** Text of others, so that the system takes nothing in it for a command. */
  readonly clean: (text: string) => string;
  /** The lines with which a section begins and ends. */
  readonly open: (section: Section, paint: Paint) => string;
  readonly close: (section: Section, end: number) => string;
  readonly finding: (finding: Problem, paint: Paint) => string;
}

const COLOURS: Style = { colour: true, live: false };
/** A line about work that goes on: more often fills the log, less often looks stuck. */
const PROGRESS_MS = 10_000;

/**
 * The reporter for the log of a CI job: each step a section that can be folded, and under it how it ended and how long it
 * took. Findings stand after the section in which they were found, because nobody sees what a folded section holds.
 */
export const jobLogReporter = (options: JobLogOptions, format: JobLogFormat): Reporter => {
  const { now, verbosity } = options;
  const paint = painter(options.style ?? COLOURS);
  const line = (text: string): void => options.write(`${text}\n`);
  const speak = verbosity === 'quiet' ? () => {} : line;
  const clean = (text: string): string => format.clean(options.mask(text));
  const show = (finding: Problem): void => line(format.finding(withTexts(finding, options.mask), paint));
  const sections = foldingSections(format, { now, speak, paint, show });
  return {
    step: (title, run) => sections.within(clean(title), run),
    skipped: (title, reason) => speak(skippedLine(clean(title), clean(reason), paint)),
    progress: (title, totalBytes) => progressLines(clean(title), totalBytes, now, speak),
    info: (text) => speak(indented(clean(text))),
    detail: (text) => {
      if (verbosity === 'verbose') line(indented(clean(text)));
    },
    problems: (problems) => {
      for (const finding of problems) sections.hold(finding);
    },
  };
};

interface SectionTools {
  readonly now: () => number;
  readonly speak: (text: string) => void;
  readonly paint: Paint;
  readonly show: (finding: Problem) => void;
}

/** Only the outermost of nested steps is a section: GitHub's groups don't nest. */
const foldingSections = (format: JobLogFormat, { now, speak, paint, show }: SectionTools) => {
  const held: Problem[] = [];
  let running = 0;
  let number = 0;
  let open: Section | undefined;
  const begin = (title: string): Section => {
    running += 1;
    number += 1;
    const section = { title, start: now(), number };
    if (!open) speak(format.open(section, paint));
    open ??= section;
    return section;
  };
  const end = ({ title, start }: Section, line: typeof doneLine): void => {
    const time = now();
    running -= 1;
    const closing = running === 0 ? open : undefined;
    if (closing) speak(format.close(closing, time));
    speak(line(title, time - start, paint));
    if (!closing) return;
    open = undefined;
    for (const finding of held.splice(0)) show(finding);
  };
  return {
    within: async <T>(title: string, run: () => Promise<T>): Promise<T> => {
      const section = begin(title);
      let line = failedLine;
      try {
        const result = await run();
        line = doneLine;
        return result;
      } finally {
        end(section, line);
      }
    },
    hold: (finding: Problem): void => {
      if (open) held.push(finding);
      else show(finding);
    },
  };
};

const progressLines = (
  title: string,
  totalBytes: number,
  now: () => number,
  speak: (text: string) => void,
): Progress => {
  const start = now();
  let said = start;
  return {
    update: (done) => {
      const time = now();
      if (time - said < PROGRESS_MS) return;
      said = time;
      speak(indented(`${title}: ${formatTransfer(done, totalBytes, time - start)}`));
    },
    end: () => {},
  };
};

/** The finding with all its texts of others changed. */
export const withTexts = (finding: Problem, change: (text: string) => string): Problem => {
  const { place, message, hint } = finding;
  if (!place) return { ...finding, message: change(message), hint: change(hint) };
  const { file, path } = place;
  const changed = {
    ...place,
    ...(file === undefined ? {} : { file: change(file) }),
    ...(path === undefined ? {} : { path: change(path) }),
  };
  return { ...finding, message: change(message), hint: change(hint), place: changed };
};
