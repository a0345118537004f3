export const s3Errors = {};
