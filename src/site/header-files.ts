import type { HeaderFileKind } from '../project/project.js';
import type { SharedObject } from './mutable-object.js';
import { CACHE_CONTROL, IMMUTABLE_FOLDERS } from './object-headers.js';
import { type ChannelRules, HEADERS_FORMAT, mergedRules, NGINX_FORMAT, pattern } from './shared-rules.js';

/** The file of header rules that Netlify and Cloudflare Pages read from the top of what is deployed. */
export const HEADERS_FILE = '_headers';
/** The file that a server of nginx includes. */
export const NGINX_FILE = '_nginx.conf';

/** Whether the path is that of a file of header rules. */
export const isHeaderFile = (path: string): boolean => path === HEADERS_FILE || path === NGINX_FILE;

/**
 * The files of header rules that a project asks for, as objects of the site. Most of them follows from the address alone, the
 * same for every channel and every release; what a channel adds follows from its newest revision, and what others have added
 * stays as it stands.
 *
 * @param publicUrl the URL under which devices reach the site; its path stands before each rule’s.
 * @param own the rules of the channel; left out where it has no revision, and then what stands of it stays.
 */
export const headerFiles = (
  kinds: readonly HeaderFileKind[],
  publicUrl: string | undefined,
  own?: ChannelRules,
): readonly SharedObject[] => {
  const prefix = publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
  const object = (path: string, text: (standing: string) => string): SharedObject => ({
    path,
    over: (standing) => new TextEncoder().encode(text(new TextDecoder().decode(standing))),
  });
  const headers = (standing: string) => headersText(prefix, mergedRules(HEADERS_FORMAT, prefix, own, standing));
  const nginx = (standing: string) => nginxText(prefix, mergedRules(NGINX_FORMAT, prefix, own, standing));
  return [
    ...(kinds.some((kind) => kind !== 'nginx') ? [object(HEADERS_FILE, headers)] : []),
    ...(kinds.includes('nginx') ? [object(NGINX_FILE, nginx)] : []),
  ];
};

/** A rule of `_headers`: a pattern of paths, and the headers of what it matches. */
interface HeaderRule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const JSON_TYPE = { 'Content-Type': 'application/json' } as const;
const cached = (value: string) => ({ 'Cache-Control': value }) as const;

/** Where the pointers and upgrade objects of the stable channel and of every other one lie. */
const CHANNELS = ['', 'channels/:channel/'] as const;

/** What a SemVer version begins with, and nothing else at the top of a channel. */
const DIGITS = [...'0123456789'];

/**
 * What both hosts read alike. Where several rules match a path, Cloudflare Pages joins what they set of one header with a
 * comma, and Netlify doesn't say what it does, so no header of any path is set by two rules. An asterisk stands once in a
 * path, as Cloudflare wants it, and in no segment with a placeholder, as Netlify wants it.
 */
const headerRules = (): readonly HeaderRule[] => [
  ...CHANNELS.flatMap((channel) => [
    { path: `${channel}index.json`, headers: cached(CACHE_CONTROL.pointer) },
    // The page for people, by its name and by its folder’s: a rule counts for the address that was asked for.
    { path: channel, headers: cached(CACHE_CONTROL.pointer) },
    { path: `${channel}index.html`, headers: cached(CACHE_CONTROL.pointer) },
    // No rule for the other metadata: it would count for the next root, too, before it is there. What a host says unasked is not kept.
    { path: `${channel}metadata/timestamp.json`, headers: cached(CACHE_CONTROL.pointer) },
    { path: `${channel}versions`, headers: { ...JSON_TYPE, ...cached(CACHE_CONTROL.pointer) } },
    { path: `${channel}latest`, headers: { ...JSON_TYPE, ...cached(CACHE_CONTROL.pointer) } },
    ...DIGITS.map((digit) => ({
      path: `${channel}${digit}*`,
      headers: { ...JSON_TYPE, ...cached(CACHE_CONTROL.shortly) },
    })),
    ...IMMUTABLE_FOLDERS.map((folder) => ({
      path: `${channel}${folder}/*`,
      // A rule counts for names that are missing, too, and whoever looks for the next revision asks before it is there.
      headers: cached(folder === 'revisions' ? CACHE_CONTROL.shortly : CACHE_CONTROL.immutable),
    })),
  ]),
  { path: 'bundles/*.zip', headers: { 'Content-Disposition': 'attachment' } },
];

const headersText = (prefix: string, ofChannels: readonly string[]): string =>
  [
    '# Written by ota-release at each release. Netlify and Cloudflare Pages read it from the top of what is deployed.',
    ...headerRules().map(({ path, headers }) =>
      [`${prefix}/${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    ),
    ...ofChannels,
    '',
  ].join('\n');

/** A location of nginx: a regular expression for what follows the prefix, and what is said of it. */
interface NginxLocation {
  readonly matches: string;
  readonly directives: readonly string[];
}

const CHANNEL = '(?:channels/[^/]+/)?';
/** A missing object is a plain 404: no listing, no page instead of it, no redirect to a folder. */
const FILE_ONLY = 'try_files $uri =404;';

// biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of nginx
const INDEX_PAGE = 'try_files "${uri}index.html" =404;';

const addHeader = (name: string, value: string): string => `add_header ${name} "${value}";`;

const PAGE_HEADERS: readonly string[] = [
  'types {}',
  "default_type 'text/html; charset=utf-8';",
  addHeader('Cache-Control', CACHE_CONTROL.pointer),
];

/** The first that matches counts. `types {}` lets the type behind it hold, whatever the server says elsewhere. */
const NGINX_LOCATIONS: readonly NginxLocation[] = [
  {
    matches: `${CHANNEL}(?:index\\.json|versions|latest|metadata/timestamp\\.json)$`,
    directives: [
      'types {}',
      'default_type application/json;',
      addHeader('Cache-Control', CACHE_CONTROL.pointer),
      FILE_ONLY,
    ],
  },
  {
    matches: `${CHANNEL}[0-9]+\\.[0-9]+\\.[0-9]+(?:-[0-9A-Za-z.-]+)?$`,
    directives: [
      'types {}',
      'default_type application/json;',
      addHeader('Cache-Control', CACHE_CONTROL.shortly),
      FILE_ONLY,
    ],
  },
  {
    matches: 'bundles/[0-9a-f]+\\.([0-9A-Za-z._+-]+\\.zip)$',
    directives: [
      'types {}',
      'default_type application/zip;',
      addHeader('Cache-Control', CACHE_CONTROL.immutable),
      `add_header Content-Disposition 'attachment; filename="$1"';`,
      // Compressed on the way, a bundle would have neither a length nor ranges.
      'gzip off;',
      FILE_ONLY,
    ],
  },
  {
    // TUF: all metadata but the timestamp are numbered. A 404 has none of these headers, so that the next root is seen once it is there.
    matches: `${CHANNEL}(?:${IMMUTABLE_FOLDERS.join('|')}|metadata)(?:/|$)`,
    directives: [
      'types { application/json json; application/pdf pdf; text/html html; text/plain minisig md5 txt; }',
      'charset utf-8;',
      'charset_types text/html;',
      'default_type application/octet-stream;',
      addHeader('Cache-Control', CACHE_CONTROL.immutable),
      FILE_ONLY,
    ],
  },
  // The page for people, where there is one, and never a listing.
  { matches: `${CHANNEL}$`, directives: [...PAGE_HEADERS, INDEX_PAGE] },
  { matches: `${CHANNEL}index\\.html$`, directives: [...PAGE_HEADERS, FILE_ONLY] },
  {
    matches: `(?:channels(?:/[^/]*)?/?|\\.ota-release(?:/.*)?|${NGINX_FILE.replace('.', '\\.')}|${HEADERS_FILE})$`,
    directives: ['return 404;'],
  },
];

/** The rules of channels stand first: they are of single objects, whose folders others are about. */
const nginxText = (prefix: string, ofChannels: readonly string[]): string =>
  [
    ...(ofChannels.length === 0 ? ALWAYS_SAME : CHANGING),
    '# server of nginx whose root holds the site. A location that adds headers has none of those that the server adds.',
    ...ofChannels,
    ...NGINX_LOCATIONS.map(({ matches, directives }) =>
      [`location ~ "^${pattern(prefix)}/${matches}" {`, ...directives.map((directive) => `  ${directive}`), '}'].join(
        '\n',
      ),
    ),
    '',
  ].join('\n');

const ALWAYS_SAME = [
  '# Written by ota-release at each release, and always the same for one public URL. Include it, or a copy of it, in the',
];
const CHANGING = [
  '# Written by ota-release, and another after each release: have nginx read it again (nginx -s reload). Include it in the',
];
