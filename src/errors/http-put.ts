export const httpPutErrors = {};
