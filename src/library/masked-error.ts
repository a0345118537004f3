import { inspect } from 'node:util';
import { OtaError } from '../errors/ota-error.js';
import type { Mask } from '../report/mask.js';
import { maskedData } from '../report/masked-record.js';

/**
 * The error for whoever called the library: the very same where the mask finds no secret in it, as the reason of a signal always is; else an OtaError
 * with masked problems, without a cause that tells of one.
 */
export const maskedError = (error: unknown, mask: Mask): unknown => {
  if (!(error instanceof OtaError)) return error;
  const { problems, cause } = error;
  const causeTells = tells(cause, mask);
  if (!causeTells && !tells(problems, mask)) return error;
  return new OtaError(maskedData(problems, mask), cause === undefined || causeTells ? {} : { cause });
};

const tells = (value: unknown, mask: Mask): boolean => {
  const text = inspect(value, { depth: null, maxStringLength: null, maxArrayLength: null, breakLength: Infinity });
  return mask(text) !== text;
};
