/** What can be wrong with the surroundings of a project. */
export const doctorErrors = {} as const;
