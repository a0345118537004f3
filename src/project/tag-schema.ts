import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { withoutSecrets } from './addresses.js';
import { type Finding, rule, text } from './rules.js';
import { suggestionFor } from './suggestion.js';

const PLACEHOLDERS = ['product', 'version'];
const MAX_LENGTH = 1024;

/** Why a text is no git remote; undefined where it is one. */
export const reasonAgainstRemote = (remote: string): string | undefined => {
  if (remote.startsWith('-')) return 'git would take it for an option';
  return /^[a-z][a-z0-9+.-]*:\/\/[^/@]*:[^/]*@/i.test(remote) ? 'it holds a password' : undefined;
};

const findInRemote = rule((remote: string) => {
  const reason = reasonAgainstRemote(remote);
  if (reason === undefined) return undefined;
  return (_key, place) => problem('project-remote-invalid', { value: withoutSecrets(remote), reason }, place);
});

/** Path components that git takes in a ref (git-check-ref-format(1)), each of letters, digits, `.`, `_` and `-`. */
const PREFIX = /^([A-Za-z0-9_][A-Za-z0-9._-]{0,62}\/){0,4}$/;

const findInPrefix = rule((prefix: string) => {
  const fits = PREFIX.test(prefix) && !/\.\.|\.\/|\.lock\//.test(prefix);
  return fits ? undefined : (_key, place) => problem('project-tag-prefix', { value: prefix }, place);
});

const findInMessage = rule((message: string) =>
  [...message.matchAll(/\{([^{}\n]*)\}/g)].flatMap(([, placeholder = '']): readonly Finding[] => {
    if (PLACEHOLDERS.includes(placeholder)) return [];
    const details = { placeholder, suggestion: suggestionFor(placeholder, PLACEHOLDERS) };
    return [{ word: (_key, place) => problem('project-tag-placeholder', details, place) }];
  }),
);

/** `tag`: the tag of a release. What follows its prefix is always `v` and the version. */
export const tagSchema = z
  .strictObject({
    prefix: z
      .string()
      .check(findInPrefix)
      .default('')
      .meta({
        description:
          'Stands before the `v` of the tag, where several products share a repository; ends with a slash: the tag of 1.2.0 is `gateway/v1.2.0`.',
        examples: ['gateway/'],
        pattern: PREFIX.source,
      }),
    remote: text({ maxLength: MAX_LENGTH, shown: withoutSecrets })
      .check(findInRemote)
      .default('origin')
      .meta({ description: 'The git remote that gets the tag: its name, or a git URL.', examples: ['origin'] }),
    message: text({ maxLength: MAX_LENGTH, multiline: true })
      .check(findInMessage)
      .default('{product} {version}')
      .meta({ description: 'Annotation of the tag; `{product}` and `{version}` are filled in.' }),
    unprefixed: z
      .boolean()
      .default(false)
      .meta({ description: 'Also tag the commit with the bare version: Ivy’s first provisioning reads such a tag.' }),
  })
  .prefault({})
  .meta({ description: 'The tag of a release: `v` and the version, annotated, on the released commit.' });
