import type { Problem } from '../../errors/problem.js';
import type { DeviceFamilyName } from '../../project/device-families.js';
import { encodingOf, freshnessText, freshSeconds } from '../http-headers.js';
import { type AbsentFacts, type HttpFacts, RANGE_END, RANGE_START, type RangeFacts } from './http-facts.js';
import { redirectFindings } from './redirect-findings.js';
import { type ServerFinding, wordedFinding } from './server-finding.js';

/** 0-OS polls every 600 s: a pointer that is older than one poll keeps a release from devices, or fails their check. */
export const MAX_POINTER_AGE_SECONDS = 600;
/** Ioto: the updaters refuse a larger image. */
const IOTO_MAX_BYTES = 104_857_600;
/** How a server says that a name is not there. */
const ABSENT_STATUSES = new Set([401, 403, 404, 410]);

/** What the audit knows of a web server. */
export interface ServerFacts {
  /** Where the site is, as its URL was given; absent where it doesn't matter. */
  readonly site?: string;
  readonly objects: readonly HttpFacts[];
  readonly bundle?: { readonly path: string; readonly url: string; readonly size: number };
  /** A name that is not on the site. */
  readonly absent?: AbsentFacts;
  /** What stands at the name of the bundle's MD5, which may be absent. */
  readonly md5?: AbsentFacts;
}

/**
 * What clients would stumble over. With `devices`, only what concerns one of them or everybody, and an error where they
 * would get no update; without, everything as a warning.
 */
export const stumbles = (facts: ServerFacts, devices: readonly DeviceFamilyName[] | undefined): readonly Problem[] =>
  [
    ...facts.objects.flatMap(objectFindings),
    ...(facts.site === undefined ? [] : redirectFindings(facts.objects, facts.site)),
    ...(facts.bundle ? bundleFindings(facts.bundle) : []),
    ...absentFindings(facts),
  ].flatMap((finding) => wordedFinding(finding, devices));

const objectFindings = (facts: HttpFacts): readonly ServerFinding[] => [
  ...headFindings(facts),
  ...validatorFindings(facts),
  ...encodingFindings(facts),
  ...typeFindings(facts),
  ...(facts.role === 'bundle' ? transferFindings(facts) : pointerFindings(facts)),
];

/** Connhex: HEAD, and GET if the version is different. */
const headFindings = ({ path, get, head }: HttpFacts): readonly ServerFinding[] => {
  const shown = (seen: HttpFacts['get']) =>
    `status ${seen.status}, Content-Length ${seen.headers['content-length'] ?? 'none'}`;
  // A body of unknown length gives a HEAD nothing to say.
  const told = get.headers['content-length'];
  const same = head.status === get.status && (told === undefined || head.headers['content-length'] === told);
  if (same) return [];
  const details = { path, head: shown(head), get: shown(get) };
  return [{ code: 'verify-http-head', details, families: ['connhex'], stops: true }];
};

const validatorFindings = ({ path, get, conditional }: HttpFacts): readonly ServerFinding[] => {
  if (get.headers.etag === undefined && get.headers['last-modified'] === undefined)
    return [{ code: 'verify-http-validators', details: { path }, families: [], stops: false }];
  if (!conditional || conditional.status === 304) return [];
  return [{ code: 'verify-http-conditional', details: { path, ...conditional }, families: [], stops: false }];
};

/** 0-OS decodes gzip and nothing else; Connhex, Ioto and a plain curl store what comes, and its digest is then wrong. */
const encodingFindings = ({ path, role, get }: HttpFacts): readonly ServerFinding[] => {
  const encoding = encodingOf(get.headers);
  if (encoding === 'identity') return [];
  const gzip = encoding === 'gzip' || encoding === 'x-gzip';
  const families: readonly DeviceFamilyName[] = gzip && role === 'bundle' ? ['connhex', 'ioto'] : [];
  return [{ code: 'verify-http-encoding', details: { path, encoding }, families, stops: !gzip || role === 'bundle' }];
};

/** What carries an answer may rewrite what it takes for a web page: insert scripts, minify, turn addresses into links. */
const typeFindings = ({ path, get }: HttpFacts): readonly ServerFinding[] => {
  const type = get.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const page = type === 'text/html' || type === 'application/xhtml+xml';
  return page ? [{ code: 'public-http-type', details: { path, type }, families: [], stops: false }] : [];
};

const transferFindings = ({ path, get, range }: HttpFacts): readonly ServerFinding[] => {
  const cacheControl = get.headers['cache-control'] ?? '';
  const findings: ServerFinding[] = range ? [...rangeFindings(path, range, get.headers)] : [];
  // Ioto: Content-Length needed; no redirect is followed.
  if (get.headers['content-length'] === undefined)
    findings.push({ code: 'verify-http-length-missing', details: { path }, families: ['ioto'], stops: true });
  const hops = get.redirects.length;
  if (hops > 0)
    findings.push({ code: 'verify-http-redirect', details: { path, hops }, families: ['ioto'], stops: true });
  if (/\bno-store\b/i.test(cacheControl))
    findings.push({ code: 'verify-http-bundle-uncached', details: { path, cacheControl }, families: [], stops: false });
  return findings;
};

/** Connhex: failed or partial downloads are taken up again at the next check. So does every `curl -C -`. */
const rangeFindings = (path: string, range: RangeFacts, headers: HttpFacts['get']['headers']): ServerFinding[] => {
  const finding = (answer: string, stops: boolean): ServerFinding => ({
    code: 'verify-http-range',
    details: { path, answer },
    families: stops ? [] : ['connhex'],
    stops,
  });
  const units = headers['accept-ranges'];
  if (range.status !== 206)
    return [finding(`status ${range.status}${units === undefined ? '' : ` (Accept-Ranges: ${units})`}`, false)];
  if (!range.right) return [finding('other bytes than it asked for', true)];
  const [, size] = new RegExp(`^bytes ${RANGE_START}-${RANGE_END}/(\\d+|\\*)$`).exec(range.contentRange ?? '') ?? [];
  const known = headers['content-length'];
  if (size !== undefined && (size === '*' || known === undefined || size === known)) return [];
  return [finding(`Content-Range ${range.contentRange ?? 'missing'}`, false)];
};

/** 0-OS: a cache that serves a new `latest` with old `versions` fails the check until the next poll. */
const pointerFindings = ({ path, get }: HttpFacts): readonly ServerFinding[] => {
  const seconds = freshSeconds(get.headers);
  if (seconds <= MAX_POINTER_AGE_SECONDS) return [];
  const details = { path, cacheControl: freshnessText(get.headers), seconds, maxSeconds: MAX_POINTER_AGE_SECONDS };
  return [{ code: 'verify-http-pointer-cached', details, families: [], stops: false }];
};

const bundleFindings = ({ path, url, size }: NonNullable<ServerFacts['bundle']>): readonly ServerFinding[] => {
  const { protocol, port } = new URL(url);
  // Ioto: the url must be https, and the C client takes none with a port.
  const reason = protocol !== 'https:' ? 'is not https' : port === '' ? undefined : `has a port (${port})`;
  return [
    ...(reason === undefined
      ? []
      : [{ code: 'verify-http-url-unfit', details: { path, reason }, families: ['ioto'], stops: true } as const]),
    ...(size <= IOTO_MAX_BYTES
      ? []
      : [
          {
            code: 'verify-http-bundle-too-large',
            details: { path, size, maxBytes: IOTO_MAX_BYTES },
            families: ['ioto'],
            stops: true,
          } as const,
        ]),
  ];
};

const absentFindings = ({ absent, md5 }: ServerFacts): readonly ServerFinding[] => [
  ...(absent ? missingNameFindings(absent) : []),
  // 0-OS: an empty `.md5` with status 200 breaks the client.
  ...(md5?.status === 200 && md5.empty
    ? [{ code: 'verify-http-md5-empty', details: { path: md5.path }, families: ['zos'], stops: true } as const]
    : []),
];

const missingNameFindings = ({ path, status, headers }: AbsentFacts): readonly ServerFinding[] => {
  // 0-OS: a web page with status 200 can't be decoded.
  if (!ABSENT_STATUSES.has(status))
    return [{ code: 'verify-http-soft-404', details: { path, status }, families: [], stops: false }];
  const seconds = freshSeconds(headers);
  if (seconds <= MAX_POINTER_AGE_SECONDS) return [];
  const details = { path, status, seconds, cacheControl: freshnessText(headers) };
  return [{ code: 'public-http-absence-kept', details, families: [], stops: false }];
};
