import { fail } from '../../errors/ota-error.js';
import {
  isUnauthorized,
  type PushRefusals,
  pushRefusal,
  refRefusal,
  remoteWords,
  spokenWords,
} from '../git-refusal.js';
import { isProtection } from './refusal.js';

/**
 * How a refused push is told where git goes with the job's token: with the setting that allows it. GitLab's words are those of
 * its Gitlab::GitAccess and of the checks before a push is received, which are not translated.
 */
export const jobPushRefusals: PushRefusals = {
  push: (name, location, result) => {
    const words = spokenWords(result.stderr);
    if (!isUnauthorized(result) || !OVER_HTTP.test(result.stderr)) return pushRefusal(name, location, result);
    return NO_ROLE.test(words)
      ? fail('gitlab-permission-missing', { location, what: 'push', words })
      : fail('gitlab-job-token-push', { location, words });
  },
  ref: (name, location, reason, result) => {
    const words = remoteWords(result.stderr);
    if (isProtection({ words })) return fail('gitlab-tag-protected', { name, location, words });
    if (NO_ROLE.test(words)) return fail('gitlab-permission-missing', { location, what: 'push', words });
    return refRefusal(name, location, reason, result);
  },
};

/** The job's token goes with HTTP only; over SSH it is a key that was refused. */
const OVER_HTTP = /unable to access 'https?:|HTTP Basic|returned error: \d{3}/i;

/** The user who started the job may not push, whatever the token's setting says. */
const NO_ROLE = /not allowed to push code/i;
