import type { JsonSchema } from './project-schema.js';

/** The keys of the project file as a Markdown table, one row a key, in the order of the declaration. */
export const projectTable = (schema: JsonSchema): string =>
  ['| key | value | default | what it says |', '|---|---|---|---|', ...rowsOf(schema, '')].join('\n');

const rowsOf = (schema: JsonSchema, prefix: string): readonly string[] =>
  maps(schema).flatMap((map) =>
    Object.entries(map.properties ?? {}).flatMap(([key, value]) => {
      const path = `${prefix}${key}`;
      if (value.description === undefined) return [];
      const cells = [
        `\`${path}\``,
        typeOf(value),
        defaultOf(value, map.required?.includes(key) ?? false),
        value.description,
      ];
      return [
        `| ${cells.map(escaped).join(' | ')} |`,
        ...rowsOf(value, `${path}.`),
        ...rowsOf(itemOf(value), `${path}[].`),
      ];
    }),
  );

const maps = (schema: JsonSchema): readonly JsonSchema[] =>
  schema.properties ? [schema] : (schema.anyOf ?? []).flatMap(maps);

const itemOf = (schema: JsonSchema): JsonSchema => schema.items ?? {};

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  array: 'list',
  object: 'map',
  null: 'nothing',
};

const typeOf = (schema: JsonSchema): string => {
  if (schema.enum) return schema.enum.map((choice) => `\`${choice}\``).join(' or ');
  const types = schema.anyOf ? schema.anyOf.map(typeOf) : [schema.type ?? []].flat().map((type) => WORDS[type] ?? type);
  return [...new Set(types)].join(' or ');
};

const defaultOf = (schema: JsonSchema, required: boolean): string => {
  if (required) return '**required**';
  const text = schema.default === undefined ? '' : JSON.stringify(schema.default);
  return text === '' || text === '{}' || text === '[]' ? '' : `\`${text}\``;
};

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');
