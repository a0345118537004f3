/** Filled by its part. */
export const recordErrors = {};
