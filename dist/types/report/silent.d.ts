import type { Reporter } from './reporter.js';
/** The reporter that says nothing: for the library, and for `--json`, whose one result says it all. */
export declare const silentReporter: Reporter;
