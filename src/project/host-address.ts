import { type Judged, parseHostAddress } from './addresses.js';
import { declaredHost, type HostOptions, REASONS } from './host-options.js';
import type { DeclaredHost } from './project.js';

/** Why a text is no host: a kind that nobody knows, or a known kind that is written wrongly. */
export type HostTextFault =
  | { readonly kind: 'unsupported'; readonly scheme: string }
  | { readonly kind: 'invalid'; readonly reason: string };

export type JudgedHost = { readonly host: DeclaredHost } | { readonly fault: HostTextFault };

/**
 * Reads a host that is written as one text, as flags and variables have it: a path or `file:///` URL,
 * `s3://bucket/prefix?region=…&endpoint=…&pathStyle=true`, `branch:gh-pages?folder=…&remote=…`,
 * `git+https://server/repo.git#gh-pages?folder=…`, or the http(s) URL of a server that takes PUT. What stands before and behind
 * `?` is taken as it is written, the values of options are percent-decoded.
 */
export const parseHostText = (text: string): JudgedHost => {
  const address = parseHostAddress(text);
  if (address.kind !== 'other') return judged({ value: { directory: text } });
  const { scheme } = address;
  if (scheme === 's3') return judged(parseS3(text));
  if (scheme === 'branch') return judged(parseBranch(text.slice('branch:'.length), ['folder', 'remote']));
  if (/^git\+(https?|ssh|file)$/.test(scheme)) return judged(parseGitUrl(text.slice('git+'.length)));
  if (scheme === 'https' || scheme === 'http') return judged({ value: { put: text } });
  return { fault: { kind: 'unsupported', scheme } };
};

const judged = (read: Judged<HostOptions>): JudgedHost => {
  if ('reason' in read) return { fault: { kind: 'invalid', reason: read.reason } };
  const reason = firstReason(read.value);
  return reason === undefined ? { host: declaredHost(read.value) } : { fault: { kind: 'invalid', reason } };
};

const REASON_KEYS = ['directory', 'bucket', 'prefix', 'region', 'branch', 'folder', 'remote', 'put'] as const;

const firstReason = (options: HostOptions): string | undefined => {
  const { endpoint } = options;
  const [first] = REASON_KEYS.flatMap((key) => (options[key] === undefined ? [] : (REASONS[key](options[key]) ?? [])));
  if (first !== undefined || endpoint === undefined) return first;
  const reason = REASONS.endpoint(endpoint);
  return reason === undefined ? undefined : `its endpoint can’t be used: ${reason}`;
};

const parseS3 = (text: string): Judged<HostOptions> => {
  const [, bucket = '', prefix = '', query = ''] = /^s3:\/\/([^/?#]+)(\/[^?#]*)?(?:\?([^#]*))?$/i.exec(text) ?? [];
  if (bucket === '') return { reason: 'it is not s3:// and a bucket, with a folder and options behind them' };
  if (bucket.includes('@')) return { reason: 'it holds a credential: keys come from AWS_ACCESS_KEY_ID and the like' };
  if (/^arn:/i.test(bucket)) return { reason: 'the ARN of an access point goes into host.bucket of the project file' };
  const read = parseQuery(query, ['region', 'endpoint', 'pathStyle']);
  if ('reason' in read) return read;
  const { pathStyle, ...options } = read.value;
  if (pathStyle !== undefined && !['true', 'false'].includes(pathStyle))
    return { reason: 'its pathStyle is neither true nor false' };
  return {
    value: { bucket, prefix, ...options, ...(pathStyle === undefined ? {} : { pathStyle: pathStyle === 'true' }) },
  };
};

const parseGitUrl = (text: string): Judged<HostOptions> => {
  const [, remote = '', branch = ''] = /^([^#]*)#(.*)$/.exec(text) ?? [];
  if (!/^(file:\/\/\/|(https?|ssh):\/\/[^/]+\/)./i.test(remote) || branch === '')
    return { reason: 'it is not the URL of a repository with # and a branch behind it' };
  const read = parseBranch(branch, ['folder']);
  return 'reason' in read ? read : { value: { ...read.value, remote } };
};

const parseBranch = (text: string, options: readonly ('folder' | 'remote')[]): Judged<HostOptions> => {
  const [branch = '', ...query] = text.split('?');
  const read = parseQuery(query.join('?'), options);
  return 'reason' in read ? read : { value: { branch, ...read.value } };
};

/** The options behind `?`. Neither name nor value of one that isn’t known is repeated: it may be a secret. */
const parseQuery = <Key extends string>(
  query: string,
  known: readonly Key[],
): Judged<{ readonly [K in Key]?: string }> => {
  const pairs = [...new URLSearchParams(query)];
  if (pairs.some(([name]) => !known.some((key) => key === name)))
    return { reason: `it has an option other than ${known.join(', ')}` };
  const twice = known.find((key) => pairs.filter(([name]) => name === key).length > 1);
  if (twice !== undefined) return { reason: `it gives ${twice} twice` };
  return { value: Object.fromEntries(pairs) as { readonly [K in Key]?: string } };
};
