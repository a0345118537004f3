import { z } from 'zod';
import { problem } from '../errors/problem.js';
import type { PurgeSpec } from './project.js';
import { rule, text } from './rules.js';

const MAX_ARGUMENT_LENGTH = 1024;

/** As CloudFront names its distributions. */
const DISTRIBUTION = /^E[A-Z0-9]{6,30}$/;

const distribution = text({ maxLength: MAX_ARGUMENT_LENGTH }).check(
  rule((value) =>
    DISTRIBUTION.test(value)
      ? undefined
      : (key, place) =>
          problem('project-host-option-invalid', { key, value, reason: 'it is no id of a distribution' }, place),
  ),
);

const command = z
  .array(text({ maxLength: MAX_ARGUMENT_LENGTH }))
  .check(
    rule((words) => (words.length > 0 ? undefined : (key, place) => problem('project-list-empty', { key }, place))),
  );

/** `purge`: how a CDN is told what has changed. */
export const purgeSchema = z
  .strictObject({
    cloudfront: distribution.optional().meta({
      description: 'The id of the CloudFront distribution in front of the host.',
      examples: ['E2EXAMPLE1234'],
    }),
    command: command.optional().meta({
      description:
        'A program and its arguments, run without a shell; it reads the changed URLs from its standard input.',
      examples: [['scripts/purge.sh']],
      minItems: 1,
    }),
  })
  .check(
    rule((value) => {
      const given = Object.keys(value).filter((key) => Reflect.get(value, key) !== undefined);
      return given.length === 1 ? undefined : (_key, place) => problem('project-purge-kind', { given }, place);
    }),
  )
  .transform(
    ({ cloudfront, command: argv = [] }): PurgeSpec =>
      cloudfront === undefined ? { kind: 'command', argv } : { kind: 'cloudfront', distribution: cloudfront },
  )
  .meta({
    description: 'How a CDN in front of the host is told what has changed, so that it doesn’t show old pointers.',
    minProperties: 1,
    maxProperties: 1,
  });
