/** Filled by its part. */
export const tufErrors = {};
