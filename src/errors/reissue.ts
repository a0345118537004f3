/** Filled by its part. */
export const reissueErrors = {};
