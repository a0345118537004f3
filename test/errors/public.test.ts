import { describe } from 'vitest';
import { problem } from '../../src/errors/problem.js';
import { publicErrors } from '../../src/errors/public.js';
import { type CatalogueRows, describeCatalogue, describeWordings } from '../support/catalogue-rows.js';

const at = (path: string) => ({ url: `https://u.example/${path}`, waited: 0 });
const BEHIND = { ...at('latest'), expected: '1.1.0', found: '1.0.0', cache: '' };

const rows: CatalogueRows<typeof publicErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'public-not-served': [
    3,
    { release: 'gateway 1.1.0', host: 's3://updates', url: 'https://u.example' },
    'gateway 1.1.0 is published on s3://updates; devices don’t get it from https://u.example yet.',
  ],
  'public-origin-stale': [3, BEHIND, 'https://u.example/latest shows 1.0.0 instead of 1.1.0.'],
  'public-cache-stale': [
    3,
    { ...BEHIND, cache: 'Age: 300', proven: true, waited: 300 },
    'https://u.example/latest still shows 1.0.0 instead of 1.1.0, out of a cache (Age: 300); the server behind it is up to date, after 300 s of waiting.',
  ],
  'public-missing': [
    3,
    { ...at('1.1.0'), status: 404, cache: '' },
    'https://u.example/1.1.0 is answered with 404, though the object is on the host.',
  ],
  'public-absence-cached': [
    3,
    { ...at('1.1.0'), status: 404, cache: '', proven: false },
    'https://u.example/1.1.0 is still answered with 404, out of a cache.',
  ],
  'public-web-page': [
    3,
    { ...at('latest'), status: 200, type: 'text/html' },
    'https://u.example/latest is answered with 200 and a web page ("text/html"), not with the object.',
  ],
  'public-other-content': [
    3,
    { ...at('latest'), expected: '1.1.0', found: 'no JSON string', cache: '' },
    'https://u.example/latest is no JSON string, where 1.1.0 belongs.',
  ],
  'public-cut-off': [
    3,
    { ...at('latest'), reason: 'other side closed' },
    'The answer for https://u.example/latest breaks off before its end: other side closed.',
  ],
  'public-denied': [
    3,
    { ...at('latest'), status: 401 },
    'https://u.example/latest is answered with 401: devices have no credentials.',
    'Take the password off publicUrl, or give the URL under which devices reach the site.',
  ],
  'public-server-error': [3, { ...at('latest'), status: 503 }, 'https://u.example/latest is answered with 503.'],
  'public-status-unfit': [
    3,
    { ...at('latest'), status: 204 },
    'https://u.example/latest is answered with 204, and devices take 200 alone.',
  ],
  'public-tls': [
    3,
    { ...at('latest'), reason: 'certificate has expired' },
    'https://u.example/latest can’t be reached over TLS: certificate has expired.',
  ],
  'public-dns': [
    3,
    { ...at('latest'), reason: 'getaddrinfo ENOTFOUND u.example' },
    'https://u.example/latest has a host that the DNS doesn’t know: getaddrinfo ENOTFOUND u.example.',
  ],
  'public-unreachable': [
    3,
    { ...at('latest'), reason: 'connect ECONNREFUSED' },
    'https://u.example/latest can’t be reached: connect ECONNREFUSED.',
  ],
  'public-redirect-chain': [
    3,
    { ...at('latest'), reason: 'more than 9 redirects' },
    'https://u.example/latest leads to more than 9 redirects.',
  ],
  'public-http-redirect-insecure': [
    'warning',
    { path: 'latest', insecure: 'http://u.example/latest', devices: 'every client' },
    'latest is redirected from https to http://u.example/latest, which a client that insists on TLS refuses. Stumbles: every client.',
  ],
  'public-http-redirect-elsewhere': [
    'warning',
    { path: 'latest', target: 'https://cdn.example/latest', hops: 2, devices: 'every client' },
    'latest is redirected to another origin (https://cdn.example/latest, 2 redirect(s)): one more name, certificate and firewall rule. Stumbles: every client.',
  ],
  'public-http-redirect-pointer': [
    'warning',
    { path: 'latest', target: 'https://u.example/a/latest', hops: 1, devices: 'every client' },
    'latest is redirected to https://u.example/a/latest (1 redirect(s)), at every check of every device. Stumbles: every client.',
  ],
  'public-http-type': [
    'warning',
    { path: 'latest', type: 'text/html', devices: 'every client' },
    'latest is sent as "text/html", which proxies and CDNs may rewrite. Stumbles: every client.',
  ],
  'public-http-absence-kept': [
    'warning',
    { path: '0.0.0-none', status: 404, seconds: 3600, cacheControl: 'max-age=3600', devices: 'every client' },
    '0.0.0-none, which is not on the site, is answered with 404 to be kept for 3600 s ("max-age=3600"): a version asked for too early stays missing for as long. Stumbles: every client.',
  ],
  'purge-cloudfront-failed': [
    'warning',
    { distribution: 'E2EXAMPLE1234', reason: 'AccessDenied' },
    'CloudFront distribution E2EXAMPLE1234 was not told what has changed: AccessDenied.',
  ],
  'purge-command-failed': [
    'warning',
    { program: 'scripts/purge.sh', reason: 'exit code 1' },
    'The purge command "scripts/purge.sh" failed: exit code 1.',
  ],
};

describe('what keeps devices from what was published', () => {
  describeCatalogue(publicErrors, rows, ['public', 'purge']);
  describeWordings([
    [
      problem('public-denied', { ...at('latest'), status: 403 }),
      'Let everybody read the objects (bucket policy, CDN origin access). An object store also says 403 for a missing name. Check that publicUrl leads to the very folder that host writes to.',
    ],
    [
      problem('public-origin-stale', { ...BEHIND, cache: 'X-Cache: MISS', waited: 60 }),
      'https://u.example/latest shows 1.0.0 instead of 1.1.0 (X-Cache: MISS), after 60 s of waiting.',
    ],
  ]);
});
