import type { Reporter } from './reporter.js';

/** The reporter that says nothing: for the library, and for `--json`, whose one result says it all. */
export const silentReporter: Reporter = {
  step: (_title, run) => run(),
  skipped: () => {},
  progress: () => ({ update: () => {}, end: () => {} }),
  info: () => {},
  detail: () => {},
  problems: () => {},
};
