const CLEAR = '\u001b[0K';

/** Lowercase letters, digits and `-`: what GitLab leaves of a section's name. */
export const sectionName = (title: string, number: number, start: number): string => {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  // A job may run the tool more than once, and a name stands for one section in all of its log.
  return `ota-release-${words}-${Math.floor(start)}-${number}`.replace(/-{2,}/g, '-');
};

/**
 * The line that begins a folded section (GitLab, “CI/CD job logs”, custom collapsible sections). GitLab can't fold a section
 * when it ends, only when it begins.
 */
export const sectionStart = (name: string, milliseconds: number, header: string): string =>
  `${CLEAR}section_start:${Math.floor(milliseconds / 1000)}:${name}[collapsed=true]\r${CLEAR}${header}`;

/** The line that ends a section. */
export const sectionEnd = (name: string, milliseconds: number): string =>
  `${CLEAR}section_end:${Math.floor(milliseconds / 1000)}:${name}\r${CLEAR}`;

/**
 * Text of others that begins and ends no section in GitLab's log: `section_start:` becomes `section-start:`. Anywhere in a
 * line, and with blanks in between, because one of GitLab's two readers takes those too, and needs no CR behind them.
 */
export const withoutSections = (text: string): string => text.replace(/section_(?=\s*(?:start|end)\s*:)/g, 'section-');
