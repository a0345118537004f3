import type { CopySource } from '../hosts/host.js';
import type { CopiedObject } from './mutable-object.js';
import { CACHE_CONTROL } from './object-headers.js';

/** The rules of one channel in a file that all channels share: what follows from its newest revision. */
export interface ChannelRules {
  readonly channel: string;
  readonly copies: readonly CopiedObject[];
}

/** How the rules of a channel are written in one kind of file. */
export interface RulesFormat {
  /** The lines for one copy and the object that it is a copy of. */
  readonly lines: (copy: CopiedObject, prefix: string) => readonly string[];
  /** What a line may be: whatever else somebody has put between the marks is not kept. */
  readonly line: RegExp;
}

/** Headers that the original has as well. */
const SHARED_HEADERS: ReadonlySet<string> = new Set(['Version', 'Repr-Digest']);

const sharedHeaders = ({ headers = {} }: CopySource): readonly (readonly [string, string])[] =>
  Object.entries(headers).filter(([name]) => SHARED_HEADERS.has(name));

/** A rule of `_headers` is a path, and lines with two blanks before them. */
export const HEADERS_FORMAT: RulesFormat = {
  lines: ({ path, copyOf }, prefix) => [
    `${prefix}/${path}`,
    `  Cache-Control: ${CACHE_CONTROL.pointer}`,
    ...Object.entries(copyOf.headers ?? {}).map(headerLine),
    // What else is said of it, the rules of its folder say.
    `${prefix}/${copyOf.path}`,
    ...sharedHeaders(copyOf).map(headerLine),
  ],
  line: /^(?:\/[\x21-\x7e]+| {2}[A-Za-z-]+: [\x20-\x7e]+)$/,
};

const headerLine = ([name, value]: readonly [string, string]): string => `  ${name}: ${value}`;

/**
 * nginx reads the file when it is told to, not at each release. So the copy is served from the immutable object that it is a
 * copy of: what nginx says and what it sends are of one release, whenever it reads the file again.
 */
export const NGINX_FORMAT: RulesFormat = {
  lines: ({ path, copyOf }, prefix) => [
    `location ~ "^${pattern(prefix)}/${literal(path)}$" {`,
    `  rewrite "^(.*)/${literal(path)}$" "$1/${copyOf.path}" break;`,
    ...nginxDirectives(CACHE_CONTROL.pointer, Object.entries(copyOf.headers ?? {})),
    '}',
    `location ~ "^${pattern(prefix)}/${literal(copyOf.path)}$" {`,
    ...nginxDirectives(CACHE_CONTROL.immutable, [
      ...Object.entries(copyOf.headers ?? {}).filter(([name]) => name === 'Content-Disposition'),
      ...sharedHeaders(copyOf),
    ]),
    '}',
  ],
  line: /^(?:location ~ "[^";{}]*(?:\{[0-9]+\})?[^";{}]*" \{| {2}rewrite "[^";{}]*" "\$1\/bundles\/[^";{}$]*" break;| {2}types \{\}| {2}(?:default_type application\/zip|gzip off|try_files \$uri =404);| {2}add_header [A-Za-z-]+ (?:"[^";{}$\\]*"|'[^';{}$\\]*(?:; filename="[^';{}$\\"]*")?');|\})$/,
};

const nginxDirectives = (cacheControl: string, headers: readonly (readonly [string, string])[]): readonly string[] => [
  '  types {}',
  '  default_type application/zip;',
  `  add_header Cache-Control "${cacheControl}";`,
  ...headers.map(([name, value]) => `  add_header ${name} ${value.includes('"') ? `'${value}'` : `"${value}"`};`),
  '  gzip off;',
  '  try_files $uri =404;',
];

const literal = (path: string): string => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** nginx sees a path decoded: whatever could mean something else is any character. */
export const pattern = (prefix: string): string => prefix.replace(/%[0-9A-Fa-f]{2}|[^0-9A-Za-z/_-]/g, '.');

/**
 * The lines of every channel: this one’s as they should be, and those of others as the file has them that stands there, as
 * nothing in this channel tells of them. Empty where no channel has any.
 */
export const mergedRules = (
  format: RulesFormat,
  prefix: string,
  own: ChannelRules | undefined,
  standing: string,
): readonly string[] => {
  const blocks = new Map(standingBlocks(format, standing));
  if (own)
    blocks.set(
      own.channel,
      own.copies.flatMap((copy) => format.lines(copy, prefix)),
    );
  return [...blocks]
    .filter(([, lines]) => lines.length > 0)
    .sort(([a], [b]) => byChannel(a, b))
    .flatMap(([channel, lines]) => [begin(channel), ...lines, end(channel)]);
};

const begin = (channel: string): string => `# channel ${channel}`;
const end = (channel: string): string => `# end of channel ${channel}`;

const BLOCK = /^# channel ([a-z][a-z0-9-]{0,31})\n((?:(?!#)[^\n]*\n)*)# end of channel \1$/gm;

const standingBlocks = (format: RulesFormat, text: string): readonly (readonly [string, readonly string[]])[] =>
  [...text.matchAll(BLOCK)].flatMap(([, channel = '', body = '']) => {
    const lines = body.split('\n').slice(0, -1);
    return lines.every((line) => format.line.test(line)) ? [[channel, lines] as const] : [];
  });

const byChannel = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
