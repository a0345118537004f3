import { type Judged, parseBaseUrl, parseHostAddress, reasonAgainstFileUrl } from './addresses.js';
import type { DeclaredHost } from './project.js';
import { reasonAgainstRemote } from './tag-schema.js';

/** A host as a map of keys has it: the one key that names its kind, and the options of that kind. */
export interface HostOptions {
  readonly directory?: string | undefined;
  readonly bucket?: string | undefined;
  readonly prefix?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly pathStyle?: boolean | undefined;
  readonly branch?: string | undefined;
  readonly folder?: string | undefined;
  readonly remote?: string | undefined;
  readonly put?: string | undefined;
  readonly tokenHeader?: string | undefined;
  readonly ca?: string | undefined;
}

/** The key that says which kind of host it is. */
export type HostKey = 'directory' | 'bucket' | 'branch' | 'put';

/** The keys that say so, and the options that each kind has besides. */
export const OPTIONS_OF: Readonly<Record<HostKey, readonly Exclude<keyof HostOptions, HostKey>[]>> = {
  directory: [],
  bucket: ['prefix', 'region', 'endpoint', 'pathStyle'],
  branch: ['folder', 'remote'],
  put: ['tokenHeader', 'ca'],
};

/** The keys that say which kind of host it is. */
export const HOST_KEYS: readonly HostKey[] = ['directory', 'bucket', 'branch', 'put'];

/** Why a value can’t be used; undefined where it can. */
export type ReasonAgainst = (value: string) => string | undefined;

const against =
  (fits: (value: string) => boolean, reason: string): ReasonAgainst =>
  (value) =>
    fits(value) ? undefined : reason;

const reasonAgainstDirectory: ReasonAgainst = (value) => {
  const { kind } = parseHostAddress(value);
  if (kind === 'other') return 'it is the address of something other than a directory';
  return kind === 'file-url' ? reasonAgainstFileUrl(value) : undefined;
};

/** What AWS (Amazon S3 User Guide, “General purpose bucket naming rules”), its older regions and other stores take. */
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/;
const ACCESS_POINT = /^arn:aws[a-z-]*:s3[a-z-]*:[a-z0-9-]*:\d*:[A-Za-z0-9:/._-]+$/;

const reasonAgainstBucket = against(
  (value) => (BUCKET.test(value) && !value.includes('..')) || ACCESS_POINT.test(value),
  'a bucket’s name is 3 to 255 letters, digits, dots, dashes and underscores, a letter or digit at both ends',
);

const reasonAgainstFolder: ReasonAgainst = (value) => {
  const folder = trimmed(value);
  if (folder === '') return undefined;
  if (!/^[\x21-\x7e]+$/.test(folder) || /[\\%?#*]/.test(folder))
    return 'a folder’s name is plain ASCII without blanks, backslashes, %, ?, # and *';
  const unfit = folder.split('/').some((name) => ['', '.', '..', '.git'].includes(name.toLowerCase()));
  return unfit ? 'a folder’s names are parted by one / each, and none of them is ., .. or .git' : undefined;
};

/** Names that git takes for a branch (git-check-ref-format(1)), without those that only quoting would keep apart. */
const BRANCH = /^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;

const reasonAgainstBranch = against(
  (value) => BRANCH.test(value) && !/\.\.|\.lock(\/|$)|\.$|^(HEAD$|refs\/)/.test(value),
  'a branch’s name is letters, digits, dots, dashes, underscores and slashes, as git takes it, without refs/heads/',
);

const AWS_KEYS = 'it holds a user name or password: keys come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
const PUT_CREDENTIALS = 'it holds a user name or password: give them in OTA_HOST_USER and OTA_HOST_PASSWORD';

const reasonOf = (judged: Judged<unknown>): string | undefined => ('reason' in judged ? judged.reason : undefined);

/** A field name of HTTP (RFC 9110, 5.1). */
const FIELD_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What the transport, or the host itself, says of each request. */
const OWN_HEADERS =
  /^(host|connection|content-(length|type|encoding)|transfer-encoding|expect|te|trailer|upgrade|range|cache-control|user-agent|accept(-encoding)?|if-.*)$/i;

const reasonAgainstTokenHeader: ReasonAgainst = (value) => {
  if (!FIELD_NAME.test(value)) return 'it is no name of an HTTP header';
  return OWN_HEADERS.test(value) ? 'each request has this header already' : undefined;
};

/** What speaks against the value of each option that is a text of its own kind. */
export const REASONS = {
  directory: reasonAgainstDirectory,
  bucket: reasonAgainstBucket,
  prefix: reasonAgainstFolder,
  region: against((value) => /^[a-z0-9-]+$/i.test(value), 'a region is letters, digits and dashes'),
  endpoint: (value) => reasonOf(parseBaseUrl(value, AWS_KEYS)),
  branch: reasonAgainstBranch,
  folder: reasonAgainstFolder,
  remote: reasonAgainstRemote,
  put: (value) => reasonOf(parseBaseUrl(value, PUT_CREDENTIALS)),
  tokenHeader: reasonAgainstTokenHeader,
} as const satisfies Partial<Record<keyof HostOptions, ReasonAgainst>>;

const trimmed = (folder: string): string => folder.replace(/^\/+|\/+$/g, '');

/** The folder with a slash at its end and none at its beginning; empty for the root. */
const folderOf = (folder = ''): string => (trimmed(folder) === '' ? '' : `${trimmed(folder)}/`);

/** In the spelling of the URL standard, and without a trailing slash. */
const urlOf = (text: string): string => {
  const judged = parseBaseUrl(text, PUT_CREDENTIALS);
  return 'value' in judged ? judged.value : text;
};

/** The host that options stand for in which nothing was found wrong. */
export const declaredHost = (options: HostOptions): DeclaredHost => {
  const { directory = '', bucket, prefix, region, endpoint, pathStyle, branch, folder, remote, put } = options;
  if (bucket !== undefined)
    return {
      kind: 's3',
      bucket,
      prefix: folderOf(prefix),
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint: urlOf(endpoint) }),
      ...(pathStyle === undefined ? {} : { pathStyle }),
    };
  if (branch !== undefined)
    return { kind: 'git-branch', branch, folder: folderOf(folder), ...(remote === undefined ? {} : { remote }) };
  if (put === undefined) return { kind: 'directory', path: directory };
  const { tokenHeader, ca } = options;
  return {
    kind: 'http-put',
    url: urlOf(put),
    ...(tokenHeader === undefined ? {} : { tokenHeader }),
    ...(ca === undefined ? {} : { ca }),
  };
};
