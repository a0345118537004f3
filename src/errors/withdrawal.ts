/** Filled by its part. */
export const withdrawalErrors = {};
