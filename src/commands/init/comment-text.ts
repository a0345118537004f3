/** A text as lines of comments in YAML, each of at most 120 characters where its words allow, behind the given blanks. */
export const commentText = (text: string, blanks = 0): string =>
  [...text.matchAll(/(.{1,114})(?: |$)/g)].map(([, line]) => `${' '.repeat(blanks)}# ${line}`).join('\n');
