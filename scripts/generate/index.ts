import { errorsPage } from './errors-page.js';
import { projectJsonSchema } from './project-schema.js';
import { projectTable } from './project-table.js';

const BEGIN = '<!-- generated: project table -->';
const END = '<!-- end of generated -->';

/** A file with what is generated in it: its path from the project's root, and its text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every generated file; `read` gives those that are generated in part. */
export const generatedFiles = (read: (path: string) => string): readonly GeneratedFile[] => {
  const schema = projectJsonSchema();
  const guide = 'docs/project-file.md';
  return [
    { path: 'schema/ota-release.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` },
    { path: guide, text: between(read(guide), projectTable(schema), guide) },
    { path: 'docs/errors.md', text: errorsPage() },
  ];
};

const between = (page: string, generated: string, path: string): string => {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0) throw new Error(`${path} has no ${BEGIN} … ${END}`);
  return `${page.slice(0, begin + BEGIN.length)}\n${generated}\n${page.slice(end)}`;
};
