export const gitBranchErrors = {};
