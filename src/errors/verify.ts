import { failed, invalid, show, unverified, warning } from './entry.js';

/** What can be wrong with the verify. */
export const verifyErrors = {
};
