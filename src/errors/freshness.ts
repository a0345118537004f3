import { invalid, show, unverified, warning } from './entry.js';

/** As many views as one message names. */
const MAX_NAMED = 4;

const REFRESH = 'Run ota-release refresh, and look why the scheduled job has not: docs/freshness.md.';

/** What is wrong with how long an index stays good. */
export const freshnessErrors = {
  'freshness-expired': unverified(
    'Index that devices refuse because of its age',
    (p: { path: string; expires: string }) => `${p.path} expired at ${p.expires}: devices take nothing from this site.`,
    () => REFRESH,
  ),
  'freshness-about-to-expire': unverified(
    'Index that has not been refreshed in time',
    (p: { path: string; expires: string; daysLeft: number; withinDays: number }) =>
      `${p.path} expires at ${p.expires}: ${p.daysLeft} days are left, and at least ${p.withinDays} should be.`,
    () => REFRESH,
  ),
  'freshness-within-invalid': invalid(
    'Time to spare that is no number of days',
    (p: { origin: string; value: string }) => `${p.origin} is ${show(p.value)}, which is no number of days.`,
    (p) => `Give ${p.origin} whole days, such as 14d or 14.`,
  ),
  'freshness-views-behind': warning(
    'Pointers behind the signed index',
    (p: { channel: string; paths: readonly string[] }) =>
      `In the channel ${p.channel} ${namedPaths(p.paths)} ${p.paths.length === 1 ? 'is' : 'are'} behind the newest revision.`,
    () => 'Unless a release is just running, run ota-release refresh or the release again: both bring them in line.',
  ),
};

const namedPaths = (paths: readonly string[]): string => {
  const more = paths.length - MAX_NAMED;
  return more > 0 ? `${paths.slice(0, MAX_NAMED).join(', ')} and ${more} more` : paths.join(', ');
};
