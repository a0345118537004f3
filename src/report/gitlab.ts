import { sectionEnd, sectionName, sectionStart, withoutSections } from './gitlab-sections.js';
import { type JobLogOptions, jobLogReporter, type Section, withTexts } from './job-log.js';
import { plainText } from './plain-text.js';
import { problemText } from './problem-text.js';
import type { Reporter } from './reporter.js';

/**
 * The reporter for the log of a GitLab job: each step a section, folded; findings as a terminal shows them, below the
 * section. `now` gives the time of the day, from which GitLab tells how long a section took.
 */
export const gitlabReporter = (log: JobLogOptions): Reporter =>
  jobLogReporter(log, {
    clean,
    open: (section, paint) => sectionStart(nameOf(section), section.start, paint(section.title, 'bold', 'cyan')),
    close: (section, end) => sectionEnd(nameOf(section), end),
    finding: (finding, paint) => problemText(withTexts(finding, clean), paint),
  });

const nameOf = ({ title, number, start }: Section): string => sectionName(title, number, start);

const clean = (text: string): string => withoutSections(plainText(text));
