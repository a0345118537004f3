/** Filled by its part. */
export const rotationErrors = {};
