import { OtaError } from '../../errors/ota-error.js';
import { parseJsonText } from '../../schemas/json-text.js';
import type { Trust } from '../../signing/trust.js';
import { type Revision, verifyRevision } from '../channel-state.js';
import { isWebPage } from '../http-body.js';
import type { IndexRelease } from '../index-statement.js';
import { sha256Hex } from '../json-bytes.js';
import type { ChannelLayout } from '../layout.js';
import { listedVersions } from '../listed-versions.js';
import { EMPTY_ARCHIVE } from '../next-index.js';
import type { ConnectionFault } from './connection-fault.js';
import type { Probe } from './probe.js';

/** What was published, as the host has it. */
export interface Published {
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  readonly revision: Revision;
  /** Releases whose objects are asked for. */
  readonly versions: readonly string[];
}

/** What an answer shows of an object. `fresh`: what was published, or what somebody published after it. */
export type Verdict =
  | { readonly kind: 'fresh' }
  /** `old`: what stood there before. `other`: what never should. Both in words: `revision 41`. */
  | { readonly kind: 'old' | 'other'; readonly expected: string; readonly found: string }
  | { readonly kind: 'missing' | 'denied' | 'trouble' | 'status'; readonly status: number }
  | { readonly kind: 'web-page'; readonly status: number; readonly type: string }
  | { readonly kind: 'fault'; readonly fault: ConnectionFault };

const FRESH: Verdict = { kind: 'fresh' };

/** What an answer shows, where `judgeBytes` knows what the object should be. @param expected what belongs there, in words. */
export const judgeProbe = (probe: Probe, expected: string, judgeBytes: (bytes: Uint8Array) => Verdict): Verdict => {
  if (probe.kind === 'fault') return { kind: 'fault', fault: probe.fault };
  const { status, headers } = probe;
  if (status === 404 || status === 410) return { kind: 'missing', status };
  if (status === 401 || status === 403) return { kind: 'denied', status };
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { kind: 'trouble', status };
  if (status !== 200) return { kind: 'status', status };
  if (probe.kind === 'unreadable')
    return { kind: 'other', expected, found: `something that can’t be read (${probe.reason})` };
  if (isWebPage(probe.bytes)) return { kind: 'web-page', status, type: headers['content-type'] ?? 'no type' };
  return judgeBytes(probe.bytes);
};

/** What an index shows, and the revision it is where that is ours or a later one that verifies. */
export const judgeIndex = (
  probe: Probe,
  { layout, trust, revision }: Published,
): { readonly verdict: Verdict; readonly revision?: Revision } => {
  const expected = nameOf(revision);
  let shown: Revision | undefined;
  const verdict = judgeProbe(probe, expected, (bytes) => {
    const read = readRevision(bytes, layout, trust);
    if (typeof read === 'string') return { kind: 'other', expected, found: `no index that verifies (${read})` };
    const { predicate } = read;
    if (predicate.product !== revision.predicate.product)
      return { kind: 'other', expected, found: `the index of product ${predicate.product}` };
    if (predicate.counter < revision.predicate.counter) return { kind: 'old', expected, found: nameOf(read) };
    if (predicate.counter === revision.predicate.counter && read.sha256 !== revision.sha256)
      return { kind: 'other', expected, found: `another ${nameOf(read)}` };
    shown = read;
    return FRESH;
  });
  return { verdict, ...(shown ? { revision: shown } : {}) };
};

const nameOf = ({ predicate }: Revision): string => `revision ${predicate.counter}`;

const readRevision = (bytes: Uint8Array, layout: ChannelLayout, trust: Trust): Revision | string => {
  try {
    return verifyRevision(bytes, layout.index, layout, trust);
  } catch (error) {
    if (error instanceof OtaError) return (error.problems[0]?.message ?? error.message).replace(/\.$/, '');
    throw error;
  }
};

/** Whether `versions` lists all that follows from the published index itself. */
export const judgeVersions = (probe: Probe, { layout, revision }: Published): Verdict => {
  const listed = listedVersions(revision.predicate, EMPTY_ARCHIVE);
  return judgeProbe(probe, 'the list of versions', (bytes) => {
    const value = jsonOf(bytes, layout.versions);
    if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string'))
      return { kind: 'other', expected: 'the list of versions', found: 'no JSON array of strings' };
    const found: ReadonlySet<string> = new Set(value);
    const missing = listed.filter((version) => !found.has(version));
    if (missing.length === 0) return FRESH;
    return { kind: 'old', expected: 'a list with it', found: `a list without ${missing.at(-1)}` };
  });
};

/** Whether `latest` is the version that one of the revisions names: ours, or a later one that was seen. */
export const judgeLatest = (probe: Probe, { layout }: Published, known: readonly Revision[]): Verdict => {
  const wanted = known.flatMap(({ predicate }) => predicate.latest ?? []);
  const expected = wanted[0] ?? 'a version';
  return judgeProbe(probe, expected, (bytes) => {
    const value = jsonOf(bytes, layout.latest);
    if (typeof value !== 'string') return { kind: 'other', expected, found: 'no JSON string' };
    return wanted.includes(value) ? FRESH : { kind: 'old', expected, found: value };
  });
};

/** Whether an upgrade object is the one that the index names. It is written once, so that no other one is an old one. */
export const judgeUpgradeObject = (probe: Probe, { version, upgradeObject }: IndexRelease): Verdict => {
  const expected = `the upgrade object of ${version}`;
  return judgeProbe(probe, expected, (bytes) =>
    sha256Hex(bytes) === upgradeObject.sha256 ? FRESH : { kind: 'other', expected, found: 'something else' },
  );
};

const jsonOf = (bytes: Uint8Array, file: string): unknown => {
  const { value, problems } = parseJsonText(bytes, { file });
  return problems.length > 0 ? undefined : value;
};
