import { z } from 'zod';
import { problem } from '../errors/problem.js';
import { mediaTypeOf } from '../site/media-type.js';
import { path, rule } from './rules.js';

/** A name becomes part of a URL. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]{0,126}$/;

/** RFC 6838, section 4.2, without parameters. */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

/** An attachment as it is declared. */
export interface DeclaredAttachment {
  readonly path: string;
  readonly name: string;
  readonly mediaType: string;
}

const baseName = (file: string): string => file.split(/[/\\]/).at(-1) ?? '';

const checkName = rule((name: string) =>
  NAME.test(name) ? undefined : (_key, place) => problem('project-attachment-name-invalid', { value: name }, place),
);

/** One of `attachments`: a path, or a path with a name and a media type. */
export const attachmentSchema = z
  .union([
    path().check(rule((value) => (NAME.test(baseName(value)) ? undefined : unnamed(value)))),
    z
      .strictObject({
        path: path().meta({ description: 'The file.', examples: ['docs/manual.pdf'] }),
        name: z.string().check(checkName).optional().meta({
          description: 'Name it is published under; the file’s own where it is left out.',
          pattern: NAME.source,
        }),
        mediaType: z
          .string()
          .check(
            rule((value) =>
              MEDIA_TYPE.test(value)
                ? undefined
                : (_key, place) => problem('project-media-type-invalid', { value }, place),
            ),
          )
          .optional()
          .meta({
            description: 'Its media type; by its name’s ending where it is left out.',
            examples: ['application/pdf'],
          }),
      })
      .check(
        rule((value) =>
          value.name !== undefined || NAME.test(baseName(value.path)) ? undefined : unnamed(value.path),
        ),
      ),
  ])
  .transform((value): DeclaredAttachment => {
    const given = typeof value === 'string' ? { path: value } : value;
    const name = given.name ?? baseName(given.path);
    return { path: given.path, name, mediaType: given.mediaType ?? mediaTypeOf(name) };
  });

const unnamed = (file: string) => (_key: string, place: object) =>
  problem('project-attachment-name-invalid', { value: baseName(file) }, place);

/** Finds attachments that would be published under one name. A host may not tell upper from lower case. */
export const attachmentsUnique = rule((attachments: readonly DeclaredAttachment[]) =>
  attachments.flatMap(({ name }, index) => {
    const first = attachments.findIndex((other) => other.name.toLowerCase() === name.toLowerCase());
    if (first === index) return [];
    const word = (_key: string, place: object) => problem('project-attachment-name-clash', { value: name }, place);
    return [{ path: [index], word }];
  }),
);
