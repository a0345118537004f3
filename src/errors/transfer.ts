export const transferErrors = {};
