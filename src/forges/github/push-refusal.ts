import { fail } from '../../errors/ota-error.js';
import {
  isUnauthorized,
  type PushRefusals,
  pushRefusal,
  refRefusal,
  remoteWords,
  spokenWords,
} from '../git-refusal.js';

/** How GitHub's refusal of a pushed tag is told: with the permission or the setting that allows it. */
export const githubPushRefusals: PushRefusals = {
  push: (name, location, result) =>
    isUnauthorized(result) && /write access|permission to .+ denied/i.test(result.stderr)
      ? fail('github-permission-missing', { location, what: 'push', words: spokenWords(result.stderr) })
      : pushRefusal(name, location, result),
  ref: (name, location, reason, result) => {
    const words = remoteWords(result.stderr) || reason;
    // “refusing to allow a GitHub App to create or update workflow … without `workflows` permission”
    if (/workflow.+(permission|scope)/i.test(`${reason} ${words}`))
      return fail('github-permission-missing', { location, what: 'push', words: reason });
    // GH006, GH013: “push declined due to repository rule violations”, “protected branch hook declined”.
    if (/rule violations|protected/i.test(`${reason} ${words}`))
      return fail('github-tag-protected', { name, location, words });
    return refRefusal(name, location, reason, result);
  },
};
