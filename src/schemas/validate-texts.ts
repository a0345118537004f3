import type { Problem } from '../errors/problem.js';
import type { ConfigText } from './config-text.js';
import { loadConfigText, loadSchema } from './contract.js';
import type { FileScope } from './input-files.js';
import { judgeTexts } from './judge-texts.js';

/** What came of judging config files by a schema. */
export interface ValidatedTexts {
  readonly problems: readonly Problem[];
  /** How many texts were sound JSON and judged by the schema. */
  readonly judged: number;
}

/** Judges config files by the schema in `schemaFile` (JSON Schema or zod module). All paths are absolute. */
export const validateTexts = async (
  schemaFile: string,
  files: readonly string[],
  scope: FileScope,
): Promise<ValidatedTexts> => {
  const schema = await loadSchema(schemaFile, scope);
  const loaded = await Promise.all(files.map((file) => loadConfigText(file, scope)));
  const texts: readonly ConfigText[] = loaded.flatMap(({ text }) => (text ? [text] : []));
  const problems = [...schema.problems, ...loaded.flatMap((text) => text.problems)];
  if (!schema.document) return { problems, judged: 0 };
  const judged = await judgeTexts(schema.document, 'The schema', texts);
  return { problems: [...problems, ...judged], judged: texts.length };
};
