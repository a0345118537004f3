import { type Details, type Problem, problem } from '../../errors/problem.js';
import type { DeviceFamilyName } from '../../project/project.js';
import type { AbsentFacts, HttpFacts } from './http-facts.js';

/** 0-OS polls every 600 s: a pointer that is older than one poll keeps a release from devices, or fails their check. */
const MAX_POINTER_AGE_SECONDS = 600;
/** Ioto: the updaters refuse a larger image. */
const IOTO_MAX_BYTES = 104_857_600;
const FAMILY_NAMES: Readonly<Record<DeviceFamilyName, string>> = {
  zos: '0-OS',
  ivy: 'Ivy',
  connhex: 'Connhex',
  ioto: 'Ioto',
  pantavisor: 'Pantavisor',
};
/** How a server says that a name is not there. */
const ABSENT_STATUSES = new Set([401, 403, 404, 410]);

type HttpCode = Extract<Problem['code'], `verify-http-${string}`>;
type Finding = { readonly [Code in HttpCode]: FindingOf<Code> }[HttpCode];

/** A finding before it is known whose findings are wanted. */
interface FindingOf<Code extends HttpCode> {
  readonly code: Code;
  readonly details: Omit<Details<Code>, 'devices'>;
  /** The families that stumble; none where every client does. */
  readonly families: readonly DeviceFamilyName[];
  /** The families get no update at all, rather than a slower one. */
  readonly stops: boolean;
}

/** What the audit knows of a web server. */
export interface ServerFacts {
  readonly objects: readonly HttpFacts[];
  readonly bundle?: { readonly path: string; readonly url: string; readonly size: number };
  /** A name that is not on the site. */
  readonly absent?: AbsentFacts;
  /** What stands at the name of the bundle's MD5, which may be absent. */
  readonly md5?: AbsentFacts;
}

/**
 * What device families would stumble over. With `devices`, only what concerns one of them, and an error where it would
 * get no update; without, everything as a warning.
 */
export const stumbles = (facts: ServerFacts, devices: readonly DeviceFamilyName[] | undefined): readonly Problem[] =>
  [
    ...facts.objects.flatMap(objectFindings),
    ...(facts.bundle ? bundleFindings(facts.bundle) : []),
    ...absentFindings(facts),
  ].flatMap((finding) => worded(finding, devices));

const worded = (
  { code, details, families, stops }: Finding,
  devices: readonly DeviceFamilyName[] | undefined,
): readonly Problem[] => {
  const concerned = devices ? families.filter((family) => devices.includes(family)) : families;
  if (families.length > 0 && concerned.length === 0) return [];
  const names = concerned.map((family) => FAMILY_NAMES[family]).join(', ') || 'every client';
  const severity = stops && devices && concerned.length > 0 ? 'error' : 'warning';
  // The union of codes and details is one by construction.
  return [problem(code, { ...details, devices: names } as Details<typeof code>, { file: details.path }, severity)];
};

const objectFindings = (facts: HttpFacts): readonly Finding[] => [
  ...headFindings(facts),
  ...validatorFindings(facts),
  ...encodingFindings(facts),
  ...(facts.role === 'bundle' ? transferFindings(facts) : pointerFindings(facts)),
];

/** Connhex: HEAD, and GET if the version is different. */
const headFindings = ({ path, get, head }: HttpFacts): readonly Finding[] => {
  const shown = (seen: HttpFacts['get']) =>
    `status ${seen.status}, Content-Length ${seen.headers['content-length'] ?? 'none'}`;
  // A body of unknown length gives a HEAD nothing to say.
  const told = get.headers['content-length'];
  const same = head.status === get.status && (told === undefined || head.headers['content-length'] === told);
  if (same) return [];
  const details = { path, head: shown(head), get: shown(get) };
  return [{ code: 'verify-http-head', details, families: ['connhex'], stops: true }];
};

const validatorFindings = ({ path, get, conditional }: HttpFacts): readonly Finding[] => {
  if (get.headers.etag === undefined && get.headers['last-modified'] === undefined)
    return [{ code: 'verify-http-validators', details: { path }, families: [], stops: false }];
  if (!conditional || conditional.status === 304) return [];
  return [{ code: 'verify-http-conditional', details: { path, ...conditional }, families: [], stops: false }];
};

/** 0-OS decodes gzip and not brotli; Connhex and Ioto store what comes, and its digest is then wrong. */
const encodingFindings = ({ path, role, get }: HttpFacts): readonly Finding[] => {
  const encoding = get.headers['content-encoding']?.trim().toLowerCase();
  if (encoding === undefined || encoding === '' || encoding === 'identity') return [];
  const stores: readonly DeviceFamilyName[] = role === 'bundle' ? ['connhex', 'ioto'] : [];
  const families: readonly DeviceFamilyName[] = encoding === 'gzip' ? stores : ['zos', ...stores];
  return [{ code: 'verify-http-encoding', details: { path, encoding }, families, stops: true }];
};

const transferFindings = ({ path, get, range }: HttpFacts): readonly Finding[] => {
  const cacheControl = get.headers['cache-control'] ?? '';
  const findings: Finding[] = [];
  // Connhex: failed or partial downloads are taken up again at the next check.
  if (range && (range.status !== 206 || !range.right)) {
    const answer = range.status === 206 ? 'other bytes than it asked for' : `status ${range.status}`;
    findings.push({
      code: 'verify-http-range',
      details: { path, answer },
      families: ['connhex'],
      stops: range.status === 206,
    });
  }
  // Ioto: Content-Length needed; no redirect is followed.
  if (get.headers['content-length'] === undefined)
    findings.push({ code: 'verify-http-length-missing', details: { path }, families: ['ioto'], stops: true });
  if (get.hops > 0)
    findings.push({ code: 'verify-http-redirect', details: { path, hops: get.hops }, families: ['ioto'], stops: true });
  if (/\bno-store\b/i.test(cacheControl))
    findings.push({ code: 'verify-http-bundle-uncached', details: { path, cacheControl }, families: [], stops: false });
  return findings;
};

/** 0-OS: a cache that serves a new `latest` with old `versions` fails the check until the next poll. */
const pointerFindings = ({ path, get }: HttpFacts): readonly Finding[] => {
  if (freshSeconds(get.headers) <= MAX_POINTER_AGE_SECONDS) return [];
  const cacheControl = get.headers['cache-control'] ?? `Expires: ${get.headers.expires}`;
  const details = { path, cacheControl, maxSeconds: MAX_POINTER_AGE_SECONDS };
  return [{ code: 'verify-http-pointer-cached', details, families: [], stops: false }];
};

/** How long a cache may keep an answer, by RFC 9111, 4.2.1; 0 where it doesn't say. */
export const freshSeconds = (headers: HttpFacts['get']['headers']): number => {
  const control = headers['cache-control'] ?? '';
  if (/\bno-(?:cache|store)\b/i.test(control)) return 0;
  const ages = [...control.matchAll(/\b(?:s-maxage|max-age)\s*=\s*"?(\d+)/gi)].map(([, seconds]) => Number(seconds));
  if (ages.length > 0) return Math.max(...ages);
  const left = Date.parse(headers.expires ?? '') - Date.parse(headers.date ?? '');
  return Number.isNaN(left) ? 0 : Math.max(0, left / 1000);
};

const bundleFindings = ({ path, url, size }: NonNullable<ServerFacts['bundle']>): readonly Finding[] => {
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

const absentFindings = ({ absent, md5 }: ServerFacts): readonly Finding[] => [
  // 0-OS: a web page with status 200 can't be decoded.
  ...(absent && !ABSENT_STATUSES.has(absent.status)
    ? [
        {
          code: 'verify-http-soft-404',
          details: { path: absent.path, status: absent.status },
          families: [],
          stops: false,
        } as const,
      ]
    : []),
  // 0-OS: an empty `.md5` with status 200 breaks the client.
  ...(md5?.status === 200 && md5.empty
    ? [{ code: 'verify-http-md5-empty', details: { path: md5.path }, families: ['zos'], stops: true } as const]
    : []),
];
