import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Dialect } from './schema-keywords.js';
import { patternOf } from './schema-lint.js';

const regExp = Object.assign((pattern: string) => patternOf(pattern) ?? new RegExp(pattern, 'u'), {
  code: 'new RegExp',
});

const OPTIONS: Options = {
  // Unknown keywords and formats are warnings of our own, with their place.
  strict: false,
  logger: false,
  allErrors: true,
  // A config key such as `constructor` must not be found on the prototype.
  ownProperties: true,
  code: { regExp },
};

/** A new validator for the dialect. Nothing is fetched: a reference to what it wasn’t given makes compiling fail. */
export const newAjv = (dialect: Dialect, options: Options = {}): Ajv => {
  const Dialected = dialect === 'draft-07' ? Ajv : Ajv2020;
  const ajv: Ajv = new Dialected({ ...OPTIONS, ...options });
  ajvFormats.default(ajv);
  return ajv;
};
