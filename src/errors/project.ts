import { failed, invalid, show, unverified, warning } from './entry.js';

/** What can be wrong with the project. */
export const projectErrors = {
};
