import type { LoggedRevision } from './history.js';
import { changeOf } from './history-change.js';

/** One revision as the history tells of it. Plain data: what `log --json` prints, a line each. */
export interface LogEntry {
  readonly counter: number;
  /** RFC 3339. */
  readonly created: string;
  /** `release`, `refresh`, `rollout`, `yank`, `promote`, `reissue`, `resign`, `keys`, `prune`; `unknown` where nothing tells. */
  readonly kind: string;
  /** The release it is about. */
  readonly version?: string;
  readonly what?: string;
  readonly reason?: string;
  readonly by?: string;
  /** `before` is left out where the revision before doesn’t verify. */
  readonly latest: { readonly before?: string | null; readonly after: string | null };
  /** RFC 3339: until when it is good. */
  readonly expires: string;
  /** Ids of the keys whose signatures on it count. */
  readonly signers: readonly string[];
  /** None of them is trusted any more: the revision after it vouches for it. */
  readonly retired?: true;
  /** Where it lies on the site, and the digest of its bytes. */
  readonly path: string;
  readonly sha256: string;
}

/** What the history says of one revision. */
export const logEntry = ({ revision, before, broken, signers, retired }: LoggedRevision): LogEntry => {
  const { path, sha256, predicate } = revision;
  const { counter, created, latest, expires } = predicate;
  const known = predicate.change || !broken ? changeOf(before?.predicate, predicate) : { kind: 'unknown' };
  const { kind, version, what, reason, by } = known;
  return {
    counter,
    created,
    kind,
    ...(version === undefined ? {} : { version }),
    ...(what === undefined ? {} : { what }),
    ...(reason === undefined ? {} : { reason }),
    ...(by === undefined ? {} : { by }),
    latest: { ...(broken ? {} : { before: before?.predicate.latest ?? null }), after: latest },
    expires,
    signers,
    ...(retired ? { retired } : {}),
    path,
    sha256,
  };
};
