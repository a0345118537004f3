import { problem } from '../../errors/problem.js';
import { rule, text } from '../rules.js';
import { reasonAgainstInterval } from './go-duration.js';

const MAX_DURATION_LENGTH = 64;

/** A Go duration that is an interval: more than nothing. */
export const goDurationSchema = text({ maxLength: MAX_DURATION_LENGTH }).check(
  rule((value) => {
    const reason = reasonAgainstInterval(value);
    return reason === undefined
      ? undefined
      : (key, place) => problem('connhex-interval-invalid', { key, value, reason }, place);
  }),
);
