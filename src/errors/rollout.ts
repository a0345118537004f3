/** Filled by its part. */
export const rolloutErrors = {};
