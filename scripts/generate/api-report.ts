/** Gives the text of a file, by its path from the project's root. */
type Read = (path: string) => string;

/** A declaration of the library's types. */
interface Declaration {
  readonly name: string;
  /** As TypeScript wrote it, without comments, on as few lines as it has. */
  readonly text: string;
  /** The first sentence of its docstring. */
  readonly summary: string;
  /** Whether there is something at run time. */
  readonly isValue: boolean;
}

/** Where the names of a file come from. */
interface Module {
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Local name → the file and the name there. */
  readonly imports: ReadonlyMap<string, readonly [file: string, name: string]>;
}

const TYPES = 'dist/types';
/** The names of all problems: they stand in docs/errors.md. */
const NOT_FOLLOWED = new Set(['ProblemCode']);

/** A table of what the library exports at run time: name, signature, and what it is. */
export const exportTable = (read: Read): string =>
  [
    '| export | signature | |',
    '|---|---|---|',
    ...exported(read)
      .filter(({ declaration }) => declaration.isValue)
      .map(({ name, declaration }) => `| \`${name}\` | ${cell(signature(declaration))} | ${declaration.summary} |`),
  ].join('\n');

/** The whole face of the library as declarations: what is exported, and every type that those name. */
export const apiReport = (read: Read): string => {
  const modules = moduleReader(read);
  const roots = exported(read, modules);
  const further = reached(roots, modules);
  return [
    '# The library’s declarations',
    '',
    'Generated: every export of `ota-release`, and every type that an export names, without comments. A change of the library’s face is a change of this page. What they',
    'are for: [library.md](library.md).',
    '',
    '## Exports',
    '',
    ...block(roots.map(({ name, declaration }) => renamed(declaration, name))),
    '## Types that they name',
    '',
    ...block(further.map(({ text }) => text)),
  ].join('\n');
};

const block = (texts: readonly string[]): readonly string[] => ['```ts', texts.join('\n'), '```', ''];

interface Exported {
  readonly name: string;
  readonly file: string;
  readonly declaration: Declaration;
}

const exported = (read: Read, modules = moduleReader(read)): readonly Exported[] => {
  const text = read(`${TYPES}/index.d.ts`);
  const found = [...text.matchAll(/export (?:type )?\{([^}]*)\} from '([^']+)'/g)].flatMap(
    ([, names = '', from = '']) =>
      listed(names).map(([local, name]) => find(modules, resolved('index', from), local, name)),
  );
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
};

const find = (modules: (file: string) => Module, file: string, local: string, name: string): Exported => {
  const module = modules(file);
  const declaration = module.declarations.get(local);
  if (declaration) return { name, file, declaration };
  const [from, there] = module.imports.get(local) ?? [];
  if (from === undefined || there === undefined) throw new Error(`${TYPES}/${file}.d.ts does not declare ${local}`);
  return find(modules, from, there, name);
};

/** What the exports name, and what that names, in the order of the alphabet. */
const reached = (roots: readonly Exported[], modules: (file: string) => Module): readonly Declaration[] => {
  const key = ({ file, declaration }: Exported): string => `${file} ${declaration.name}`;
  const seen = new Map(roots.map((root) => [key(root), root]));
  const queue = [...roots];
  for (const { file, declaration } of queue) {
    if (NOT_FOLLOWED.has(declaration.name)) continue;
    const { declarations, imports } = modules(file);
    for (const [word] of declaration.text.matchAll(/\b[A-Z]\w+/g)) {
      if (!declarations.has(word) && !imports.has(word)) continue;
      const next = find(modules, file, word, word);
      if (!seen.has(key(next))) queue.push(next);
      seen.set(key(next), seen.get(key(next)) ?? next);
    }
  }
  const isRoot = new Set(roots.map(key));
  return [...seen.values()]
    .filter((one) => !isRoot.has(key(one)))
    .map(({ declaration }) => declaration)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

const moduleReader = (read: Read): ((file: string) => Module) => {
  const known = new Map<string, Module>();
  return (file) => {
    const found = known.get(file) ?? parsed(read(`${TYPES}/${file}.d.ts`), file);
    known.set(file, found);
    return found;
  };
};

const parsed = (text: string, file: string): Module => {
  const imports = [...text.matchAll(/^(?:import|export)(?: type)? \{([^}]*)\} from '(\.[^']+)'/gm)].flatMap(
    ([, names = '', from = '']) =>
      listed(names).map(([there, local]) => [local, [resolved(file, from), there] as const] as const),
  );
  const pieces = text.split(/^(?=\/\*\*|(?:export )?(?:declare|interface|type)\b)/m);
  const declarations = pieces.flatMap((piece, index) => {
    const [, kind = '', name = ''] =
      /^(?:export )?(?:declare )?(const|class|function|interface|type) (\w+)/.exec(piece) ?? [];
    if (name === '') return [];
    const before = pieces[index - 1] ?? '';
    const doc = before.startsWith('/**') ? before : '';
    return [
      [
        name,
        { name, text: bare(piece), summary: firstSentence(doc), isValue: kind === 'const' || kind === 'class' },
      ] as const,
    ];
  });
  return { declarations: new Map(declarations), imports: new Map(imports) };
};

/** `a as b, type c` as pairs of what it is called there, and here. */
const listed = (names: string): readonly (readonly [there: string, here: string])[] =>
  names
    .split(',')
    .map((name) => name.trim().replace(/^type /, ''))
    .filter(Boolean)
    .map((name) => {
      const [there = '', here = there] = name.split(' as ');
      return [there, here];
    });

const resolved = (file: string, specifier: string): string => {
  const { pathname } = new URL(specifier.replace(/\.js$/, ''), `file:///${file}`);
  return pathname.slice(1);
};

const bare = (text: string): string =>
  text
    .replace(/^export \{\};$/gm, '')
    .replace(/[ \t]*\/\*[\s\S]*?\*\/\n?/g, '')
    .replace(/^(?:export )?(?:declare )?/, '')
    .replace(/^ {4}/gm, '  ')
    .trim();

const firstSentence = (doc: string): string => {
  const text = doc
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .replace(/^\s*\*? ?/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return (/^.*?[.:](?= |$)/.exec(text)?.[0] ?? text).replace(/:$/, '.');
};

const renamed = ({ name, text }: Declaration, as: string): string =>
  name === as ? text : text.replace(new RegExp(`\\b${name}\\b`), as);

const signature = ({ text }: Declaration): string =>
  text.startsWith('class') ? (text.split(' {')[0] ?? text) : text.replace(/^const \w+(?:: | = )/, '').replace(/;$/, '');

const cell = (text: string): string => `\`${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\``;
