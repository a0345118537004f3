/** Whether a tree has a README at its root, in any form. @param listing what `git ls-tree -z` prints: `mode type object TAB name`. */
export const namesReadme = (listing: string): boolean =>
  listing.split('\0').some((entry) => /^\d+ blob \S+\treadme(\.[^/]+)?$/i.test(entry));
