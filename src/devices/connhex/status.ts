/** The subject under which a device reports (Connhex contract, “Status messages”). */
export const STATUS_SUBJECT = 'heartbeat.ota.service';

/** Every status of an update, in the order in which a device passes through them. */
export const CONNHEX_STATUSES = [
  'checking',
  'check_failed',
  'update_available',
  'downloading',
  'download_failed',
  'update_ready',
  'updating',
  'update_failed',
  'updated',
] as const;

export type ConnhexStatus = (typeof CONNHEX_STATUSES)[number];

/** Those that say why. */
const FAILURES: ReadonlySet<ConnhexStatus> = new Set(['check_failed', 'download_failed', 'update_failed']);

/** What a device knows when it reports. */
export interface StatusFacts {
  readonly status: ConnhexStatus;
  readonly currentVersion: string;
  /** What the last check has found; undefined before one has found anything. */
  readonly latestVersion?: string | undefined;
  /** Why it failed. Said of a failure alone. */
  readonly error?: string | undefined;
  /** When the last check ended; undefined before the first. */
  readonly lastChecked?: Date | undefined;
}

/** A status message, its keys in the documented order. */
export interface StatusPayload {
  readonly current_version: string;
  /** Empty where nothing is known. */
  readonly latest_version: string;
  readonly status: ConnhexStatus;
  /** Empty unless something failed. */
  readonly error: string;
  /** RFC 3339, in UTC; empty before the first check. */
  readonly last_checked: string;
}

/**
 * The message that a device sends in a state (Connhex contract, “Status messages”). What it has nothing to say of is an empty
 * text: the documentation names the keys, and none of them as one that may be left out.
 */
export const statusPayload = (facts: StatusFacts): StatusPayload => ({
  current_version: facts.currentVersion,
  latest_version: facts.latestVersion ?? '',
  status: facts.status,
  error: FAILURES.has(facts.status) ? (facts.error ?? 'unknown') : '',
  last_checked: facts.lastChecked?.toISOString() ?? '',
});
