/** What can be wrong with the page for people. */
export const pageErrors = {} as const;
