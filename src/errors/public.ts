export const publicErrors = {};
