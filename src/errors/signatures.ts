/** Filled by its part. */
export const signaturesErrors = {};
