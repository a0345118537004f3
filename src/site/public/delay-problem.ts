import { type Place, type Problem, problem } from '../../errors/problem.js';
import { MAX_POINTER_AGE_SECONDS } from '../audit/stumbles.js';
import { cacheEvidence, freshSecondsLeft, isServedByCache } from './cache-evidence.js';
import type { ConnectionFault } from './connection-fault.js';
import type { Delay } from './look.js';

/** The delay that there was to the end, as the problem of whoever runs the site. @param waitedMs how long was waited for it. */
export const delayProblem = ({ route, probe, verdict }: Delay, waitedMs: number, place: Place | undefined): Problem => {
  const asked = { url: probe.url, waited: Math.round(waitedMs / 1000) };
  const headers = probe.kind === 'fault' ? {} : probe.headers;
  const cache = cacheEvidence(headers);
  const cached = route === 'plain' || isServedByCache(headers);
  const severity = cached && isShort(freshSecondsLeft(headers)) ? 'warning' : 'error';
  switch (verdict.kind) {
    case 'old': {
      const details = { ...asked, expected: verdict.expected, found: verdict.found, cache };
      if (!cached) return problem('public-origin-stale', details, place);
      return problem('public-cache-stale', { ...details, proven: route === 'plain' }, place, severity);
    }
    case 'missing': {
      const details = { ...asked, status: verdict.status, cache };
      if (!cached) return problem('public-missing', details, place);
      return problem('public-absence-cached', { ...details, proven: route === 'plain' }, place, severity);
    }
    case 'other':
      return problem(
        'public-other-content',
        { ...asked, expected: verdict.expected, found: verdict.found, cache },
        place,
      );
    case 'web-page':
      return problem('public-web-page', { ...asked, status: verdict.status, type: verdict.type }, place);
    case 'denied':
      return problem('public-denied', { ...asked, status: verdict.status }, place);
    case 'trouble':
      return problem('public-server-error', { ...asked, status: verdict.status }, place);
    case 'status':
      return problem('public-status-unfit', { ...asked, status: verdict.status }, place);
    case 'fault':
      return problem(FAULT_CODES[verdict.fault.kind], { ...asked, reason: verdict.fault.words }, place);
  }
};

const FAULT_CODES = {
  dns: 'public-dns',
  tls: 'public-tls',
  redirects: 'public-redirect-chain',
  broken: 'public-cut-off',
  unreachable: 'public-unreachable',
} as const satisfies Readonly<Record<ConnectionFault['kind'], Problem['code']>>;

/** The cache itself says that it asks again within one poll of a device: that costs time, and no more. */
const isShort = (secondsLeft: number): boolean => secondsLeft > 0 && secondsLeft <= MAX_POINTER_AGE_SECONDS;

/** What is seen, on one line, for those who wait: `https://…/latest: 1.1.0 instead of 1.2.0, out of a cache`. */
export const delayWords = ({ route, probe, verdict }: Delay): string => {
  const cached = route === 'plain' || (probe.kind !== 'fault' && isServedByCache(probe.headers));
  const behind = verdict.kind === 'old' || verdict.kind === 'missing';
  const where = !behind ? '' : cached ? ', out of a cache' : ', so the site is not deployed yet';
  return `${probe.url}: ${verdictWords(verdict)}${where}`;
};

const verdictWords = (verdict: Delay['verdict']): string => {
  switch (verdict.kind) {
    case 'old':
    case 'other':
      return `${verdict.found} instead of ${verdict.expected}`;
    case 'web-page':
      return `status ${verdict.status} and a web page`;
    case 'fault':
      return verdict.fault.words;
    default:
      return `status ${verdict.status}`;
  }
};
