import { type Judged, parseHostAddress, parsePublicUrl, reasonAgainstFileUrl, withoutSecrets } from './addresses.js';
import type { DeclaredHost } from './project.js';
import { reasonAgainstRemote } from './tag-schema.js';

/** Why a text is no host: a kind that nobody knows, or a known kind that is written wrongly. */
export type HostTextFault =
  | { readonly kind: 'unsupported'; readonly scheme: string }
  | { readonly kind: 'invalid'; readonly reason: string };

export type JudgedHost = { readonly host: DeclaredHost } | { readonly fault: HostTextFault };

/**
 * Reads a host that is written as one text, as flags and variables have it: a path or `file:///` URL,
 * `s3://bucket/prefix?region=…&endpoint=…&pathStyle=true`, `branch:gh-pages`, `git+https://server/repo.git#branch`, or
 * the https URL of a server that takes PUT.
 */
export const parseHostText = (text: string): JudgedHost => {
  const address = parseHostAddress(text);
  if (address.kind === 'path') return { host: { kind: 'directory', path: text } };
  if (address.kind === 'file-url') {
    const reason = reasonAgainstFileUrl(text);
    return reason === undefined ? { host: { kind: 'directory', path: text } } : invalid(reason);
  }
  const { scheme } = address;
  if (scheme === 's3') return judged(parseS3(text));
  if (scheme === 'branch') return judged(parseBranch(text.slice('branch:'.length), undefined));
  if (/^git\+(https?|ssh|file)$/.test(scheme)) return judged(parseGitUrl(text.slice('git+'.length)));
  if (scheme === 'https' || scheme === 'http') return judged(parsePut(text));
  return { fault: { kind: 'unsupported', scheme } };
};

const invalid = (reason: string): JudgedHost => ({ fault: { kind: 'invalid', reason } });
const judged = (read: Judged<DeclaredHost>): JudgedHost =>
  'value' in read ? { host: read.value } : invalid(read.reason);

const S3_OPTIONS = ['region', 'endpoint', 'pathStyle'] as const;

const parseS3 = (text: string): Judged<DeclaredHost> => {
  if (!/^s3:\/\//i.test(text) || !URL.canParse(text)) return { reason: 'it does not begin with s3:// and a bucket' };
  // The URL standard leaves a host of this scheme as it is written.
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return { reason: 'it holds a credential: the keys come from the environment (AWS_ACCESS_KEY_ID, …)' };
  if (url.hash !== '') return { reason: 'it has a fragment (#)' };
  const unknown = [...url.searchParams.keys()].find((key) => !S3_OPTIONS.some((known) => known === key));
  if (unknown !== undefined) return { reason: `it has the option ${unknown}; known are ${S3_OPTIONS.join(', ')}` };
  const [region, endpoint, pathStyle] = S3_OPTIONS.map((key) => url.searchParams.get(key) ?? undefined);
  if (pathStyle !== undefined && !['true', 'false'].includes(pathStyle))
    return { reason: 'its pathStyle is neither true nor false' };
  const reason =
    reasonAgainstBucket(url.host) ??
    reasonAgainstFolder(decodeURI(url.pathname)) ??
    (endpoint === undefined ? undefined : reasonAgainstEndpoint(endpoint));
  if (reason !== undefined) return { reason };
  return {
    value: {
      kind: 's3',
      bucket: url.host,
      prefix: folderOf(decodeURI(url.pathname)),
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(pathStyle === undefined ? {} : { pathStyle: pathStyle === 'true' }),
    },
  };
};

const parseGitUrl = (text: string): Judged<DeclaredHost> => {
  const [remote = '', branch] = text.split('#');
  if (branch === undefined) return { reason: 'it does not end with # and a branch' };
  return parseBranch(branch, remote);
};

const parseBranch = (branch: string, remote: string | undefined): Judged<DeclaredHost> => {
  const reason = reasonAgainstBranch(branch) ?? (remote === undefined ? undefined : reasonAgainstRemote(remote));
  if (reason !== undefined) return { reason };
  return { value: { kind: 'git-branch', branch, folder: '', ...(remote === undefined ? {} : { remote }) } };
};

const parsePut = (text: string): Judged<DeclaredHost> => {
  const url = parsePutUrl(text);
  return 'value' in url ? { value: { kind: 'http-put', url: url.value } } : url;
};

/** The address below which objects are put, without a trailing slash. */
export const parsePutUrl = (text: string): Judged<string> => {
  if (URL.canParse(text) && /@/.test(new URL(text).href.split('/')[2] ?? ''))
    return { reason: 'it holds a user name or password: give them in OTA_HOST_USER and OTA_HOST_PASSWORD' };
  return parsePublicUrl(text);
};

/** As AWS names buckets (Amazon S3, “Bucket naming rules”), or the ARN of an access point. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Why a text names no bucket; undefined where it does. */
export const reasonAgainstBucket = (bucket: string): string | undefined =>
  BUCKET.test(bucket) || /^arn:[a-z-]+:s3[a-z-]*:\S+$/.test(bucket)
    ? undefined
    : 'its bucket is not 3 to 63 small letters, digits, dots and dashes';

/** Why a text is no folder of a bucket or branch; undefined where it is, or says nothing. */
export const reasonAgainstFolder = (folder: string): string | undefined => {
  const names = trimmed(folder).split('/');
  if (trimmed(folder) === '') return undefined;
  if (names.some((name) => name === '' || name === '.' || name === '..' || name.toLowerCase() === '.git'))
    return 'its folder has an empty name, or one that leads elsewhere';
  return /[\\\s?#]/.test(folder) ? 'its folder has a blank, a backslash, ? or #' : undefined;
};

const trimmed = (folder: string): string => folder.replace(/^\/+|\/+$/g, '');

/** The folder with a slash at its end and none at its beginning; empty for the root. */
export const folderOf = (folder: string): string => (trimmed(folder) === '' ? '' : `${trimmed(folder)}/`);

/** Why a text is no address of an object store; undefined where it is. */
export const reasonAgainstEndpoint = (endpoint: string): string | undefined => {
  const url = parsePublicUrl(endpoint);
  if ('value' in url) return undefined;
  return `its endpoint ${withoutSecrets(endpoint)} can’t be used: ${url.reason}`;
};

/** Names that git takes for a branch (git-check-ref-format(1)), without those that only quoting would keep apart. */
const BRANCH = /^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/;

/** Why a text names no branch; undefined where it does. */
export const reasonAgainstBranch = (branch: string): string | undefined =>
  BRANCH.test(branch) && !/\.\.|\.lock(\/|$)|\.$/.test(branch) ? undefined : 'its branch is no name that git takes';
