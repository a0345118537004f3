import { gather } from '../errors/gather.js';
import { type Problem, problem } from '../errors/problem.js';
import type { ConfigText } from './config-text.js';
import { dottedPath } from './json-pointer.js';
import type { SchemaDocument } from './schema-document.js';
import type { Violation } from './violation.js';

/** What a schema, called `name` in messages, has against the texts: one problem for each violation, at its line and column. */
export const judgeTexts = async (
  document: SchemaDocument,
  name: string,
  texts: readonly ConfigText[],
): Promise<readonly Problem[]> => {
  const byPublished = await gather(() => texts.map((text) => document.judge(text.value)));
  const byModule = await gather(async () => document.judgeOwn?.(texts));
  const rejected = texts.flatMap((text, index) => {
    const published = byPublished.value?.[index] ?? [];
    const own = byModule.value?.[index] ?? [];
    return [...published, ...own.filter(({ path }) => !published.some((other) => other.path === path))].map(
      (violation) => rejection(text, name, violation),
    );
  });
  return [...byPublished.problems, ...byModule.problems, ...rejected];
};

const rejection = (text: ConfigText, schema: string, { path, message, keyword }: Violation): Problem =>
  problem(
    'config-rejected',
    { schema, violation: violationText(path, message) },
    keyword === 'additionalProperties' ? text.keyPlace(path) : text.place(path),
  );

/** A violation in one line: the dotted path, unless it is the whole document, and what must be there. */
export const violationText = (path: string, message: string): string =>
  path === '' ? message : `${dottedPath(path)}: ${message}`;
