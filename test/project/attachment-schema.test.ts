import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { attachmentSchema, attachmentsUnique } from '../../src/project/attachment-schema.js';
import type { KeyPath } from '../../src/project/document.js';
import { judge } from '../../src/project/judge.js';

const judged = (value: unknown) => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  return judge(attachmentSchema, {
    value,
    place,
    keyPlace: place,
    source: () => undefined,
    nameOf: (path) => ['attachments[0]', ...path].join('.'),
  });
};

const codes = (value: unknown) => judged(value).problems.map(({ code, place }) => `${code} ${place?.path}`.trim());

describe('attachmentSchema', () => {
  test.each([
    // value | name | media type
    ['sbom.spdx.json', 'sbom.spdx.json', 'application/spdx+json'],
    ['out/bom.cdx.json', 'bom.cdx.json', 'application/vnd.cyclonedx+json'],
    ['docs\\Manual.PDF', 'Manual.PDF', 'application/pdf'],
    [{ path: 'a b.bin', name: 'a.bin' }, 'a.bin', 'application/octet-stream'],
    [{ path: 'x', mediaType: 'text/x-log' }, 'x', 'text/x-log'],
    [{ path: 'notes', name: 'notes.md' }, 'notes.md', 'text/markdown'],
  ])('%j is named %s, of type %s', (value, name, mediaType) => {
    expect(judged(value)).toMatchObject({ value: { name, mediaType } });
  });

  test.each([
    // value | codes with their path
    ['my file.pdf', ['project-attachment-name-invalid']],
    ['.hidden', ['project-attachment-name-invalid']],
    ['folder/', ['project-attachment-name-invalid']],
    [{ path: 'a b' }, ['project-attachment-name-invalid']],
    [{ path: 'a', name: '../b' }, ['project-attachment-name-invalid name']],
    [{ path: 'a', mediaType: 'pdf' }, ['project-media-type-invalid mediaType']],
    [{ name: 'a' }, ['project-key-missing path']],
    [7, ['project-wrong-type']],
  ])('refuses %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });
});

test('two attachments of one name, in any case, are found', () => {
  const list = z.array(attachmentSchema).check(attachmentsUnique);
  expect(list.safeParse(['a.pdf', 'b/c.pdf']).success).toBe(true);
  expect(list.safeParse(['a.pdf', 'b/A.pdf', 'a.PDF']).error?.issues.map(({ path }) => path)).toEqual([[1], [2]]);
});
