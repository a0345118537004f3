/** A rule of a `_headers` file. */
export interface HeaderRule {
  readonly path: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Cloudflare Pages, “Headers”: rules of a file, and characters of a line. */
const CLOUDFLARE_MAX_RULES = 100;
const CLOUDFLARE_MAX_LINE = 2000;

/**
 * Reads a `_headers` file by the grammar that both hosts document, and throws at whatever either would skip: comments begin
 * with `#`, a path begins a rule, and the indented lines below it are `name: value`.
 */
export const parseHeadersFile = (text: string, host: 'netlify' | 'cloudflare'): readonly HeaderRule[] => {
  const rules: { path: string; headers: { name: string; value: string }[] }[] = [];
  for (const line of text.split('\n')) {
    if (line.length > CLOUDFLARE_MAX_LINE) throw new Error(`too long: ${line}`);
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (/^\//.test(line)) rules.push({ path: pathOf(line, host), headers: [] });
    else rules.at(-1)?.headers.push(headerOf(line));
  }
  if (rules.length === 0 || rules.some(({ headers }) => headers.length === 0))
    throw new Error('a rule without headers');
  if (rules.length > CLOUDFLARE_MAX_RULES) throw new Error(`${rules.length} rules`);
  if (new Set(rules.map(({ path }) => path)).size !== rules.length) throw new Error('a path of two rules');
  return rules;
};

const headerOf = (line: string): { readonly name: string; readonly value: string } => {
  const [, name = '', value = ''] = /^ {2}([A-Za-z][A-Za-z-]*): (\S.*)$/.exec(line) ?? [];
  if (name === '') throw new Error(`no header: ${line}`);
  return { name, value };
};

const pathOf = (line: string, host: 'netlify' | 'cloudflare'): string => {
  const segments = line.split('/').slice(1);
  const fits =
    host === 'cloudflare'
      ? // One splat; a placeholder is a colon, a letter, and letters, digits and underscores, each of its own name.
        (line.match(/\*/g)?.length ?? 0) <= 1 && unique(line.match(/:[A-Za-z]\w*/g) ?? [])
      : // An asterisk anywhere in a segment, a placeholder at a segment’s start, and not both in one.
        segments.every((segment) => !/.:/.test(segment) && !/^:.*\*/.test(segment));
  if (!fits || /\s/.test(line)) throw new Error(`no path of ${host}: ${line}`);
  return line;
};

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** The rules that apply to a path, in the order of the file. */
export const rulesFor = (
  rules: readonly HeaderRule[],
  host: 'netlify' | 'cloudflare',
  path: string,
): readonly HeaderRule[] => rules.filter((rule) => patternOf(rule.path, host).test(path));

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `*` matches any characters, `:name` all but a slash; Netlify takes a path with or without its last slash, in any case. */
const patternOf = (path: string, host: 'netlify' | 'cloudflare'): RegExp => {
  const pattern = path
    .split(/(\*|:[A-Za-z]\w*)/)
    .map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : literal(part)))
    .join('');
  return host === 'netlify' ? new RegExp(`^${pattern}/?$`, 'i') : new RegExp(`^${pattern}$`);
};
