import { Composer, type Document, isAlias, isCollection, isMap, isScalar, isSeq, type Node, Parser } from 'yaml';
import { type Problem, problem } from '../errors/problem.js';
import { textPositions } from '../schemas/text-position.js';
import { yamlFault } from './yaml-fault.js';
import { isNestedDeeper } from './yaml-nesting.js';

/** A project file needs four levels. */
const MAX_DEPTH = 32;

/** Faults of one file that are reported: the first tell what is wrong, the rest follows from them. */
const MAX_FAULTS = 20;

/** YAML 1.2 core schema, with nothing left to guess. */
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  strict: true,
  uniqueKeys: true,
  stringKeys: true,
  merge: false,
  prettyErrors: false,
} as const;

/** What the composer says of features that are refused, in plainer words, whether it knows them or not. */
const REFUSED_ANYWAY: ReadonlySet<string> = new Set(['TAG_RESOLVE_FAILED', 'NON_STRING_KEY']);

/** Where a node and its key stand, in offsets, and how a scalar is written. */
interface YamlSpot {
  readonly offset: number;
  readonly keyOffset: number;
  readonly source?: string;
}

/** A YAML text as it was read. */
export interface YamlText {
  /** Undefined where there are problems. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** By the JSON text of the path's keys. */
  readonly spots: ReadonlyMap<string, YamlSpot>;
}

/**
 * The value of a text in YAML 1.2 (core schema), one document. Refused, each with line and column: duplicate keys, tags,
 * anchors and aliases (so no alias can expand to more than was written), further documents, other YAML versions, tabs as
 * indentation, control characters, and nesting deeper than 32.
 */
export const parseYamlText = (text: string, file: string): YamlText => {
  const positionAt = textPositions(text);
  const at = (offset: number) => ({ file, ...positionAt(offset) });
  const fault = characterFault(text);
  if (fault) return failed([fault.word(at(fault.offset))]);
  const tokens = [...new Parser().parse(text)];
  if (isNestedDeeper(tokens, MAX_DEPTH))
    return failed([problem('project-too-deep', { maxDepth: MAX_DEPTH }, { file })]);
  const [document, second] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  if (!document) return { value: null, problems: [], spots: new Map() };
  const problems: Problem[] = [...document.errors, ...document.warnings]
    .filter(({ code }) => !REFUSED_ANYWAY.has(code))
    .map((error) => yamlFault(error, text, at));
  if (document.directives?.yaml.version !== '1.2' && problems.length === 0)
    problems.push(problem('project-yaml-feature', { feature: 'another version of YAML than 1.2' }, at(0)));
  if (second) problems.push(problem('project-several-documents', {}, at(separatorBefore(text, document, second))));
  const spots = new Map<string, YamlSpot>();
  record(document.contents, [], 0, spots, (offset, feature) =>
    problems.push(problem('project-yaml-feature', { feature }, at(offset))),
  );
  return problems.length > 0 ? failed(problems) : { value: document.toJS(), problems, spots };
};

const failed = (problems: readonly Problem[]): YamlText => ({
  value: undefined,
  problems: problems.slice(0, MAX_FAULTS),
  spots: new Map(),
});

/** The first character that YAML 1.2 (5.1) keeps out of a text. */
const characterFault = (text: string) => {
  if (text.startsWith('\uFEFF'))
    return { offset: 0, word: (place: object) => problem('project-byte-order-mark', {}, place) };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const found = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.exec(text);
  if (!found) return undefined;
  const codePoint = `U+${found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return { offset: found.index, word: (place: object) => problem('project-control-character', { codePoint }, place) };
};

const separatorBefore = (text: string, first: Document.Parsed, second: Document.Parsed): number => {
  const separator = text
    .slice(0, second.contents?.range[0] ?? text.length)
    .search(/^(---|\.\.\.)(?![\s\S]*^(---|\.\.\.))/m);
  return Math.max(separator, first.range[1]);
};

type Refuse = (offset: number, feature: string) => void;

/** Notes where each value and key stands, and refuses what plain YAML doesn't have. */
const record = (
  node: Node | null,
  path: readonly (string | number)[],
  keyOffset: number,
  spots: Map<string, YamlSpot>,
  refuse: Refuse,
): void => {
  const start = node?.range?.[0] ?? keyOffset;
  // A block list or map begins below its key; what is to be seen is the key.
  const offset = isCollection(node) && !node.flow ? keyOffset : start;
  const source = isScalar(node) ? node.source : undefined;
  spots.set(JSON.stringify(path), { offset, keyOffset, ...(source === undefined ? {} : { source }) });
  for (const feature of featuresOf(node)) refuse(start, feature);
  if (isSeq<Node>(node))
    for (const [index, item] of node.items.entries())
      record(item, [...path, index], item.range?.[0] ?? start, spots, refuse);
  if (!isMap<Node, Node | null>(node)) return;
  for (const { key, value } of node.items) {
    for (const feature of isScalar(key) ? featuresOf(key) : ['a key that is not plain text'])
      refuse(key.range?.[0] ?? start, feature);
    if (isScalar(key)) record(value, [...path, String(key.value)], key.range?.[0] ?? start, spots, refuse);
  }
};

/** What a node has beyond plain YAML. */
const featuresOf = (node: Node | null): readonly string[] => {
  if (!node) return [];
  if (isAlias(node)) return ['an alias (*)'];
  return [
    ...(isScalar(node) || isCollection(node) ? (node.anchor === undefined ? [] : ['an anchor (&)']) : []),
    ...(node.tag === undefined ? [] : ['a tag (!)']),
  ];
};
