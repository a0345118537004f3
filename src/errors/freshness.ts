/** Filled by its part. */
export const freshnessErrors = {};
