import type { TrustSet } from '../site/index-statement.js';
import {
  type KeyFacts,
  type KeyState,
  type KeyStep,
  keyStates,
  nextKeyStep,
  supportedVersions,
  unreached,
  usableKeys,
} from '../site/key-states.js';
import { namedTrust, versionTrusts } from '../site/trust-sets.js';
import { versionRuns } from '../site/version-runs.js';
import { bySet } from '../steps/key-rules.js';
import type { ChannelAt } from './operation.js';

/** What `keys status` tells. Plain data. */
export interface KeysReport {
  readonly product: string;
  readonly channel: string;
  /** The counter of the newest revision. */
  readonly revision: number;
  readonly threshold: { readonly site: number; readonly project: number };
  readonly supported: { readonly range: string | null; readonly versions: number; readonly names: string };
  readonly keys: readonly ReportedKey[];
  /** Versions that no signature of the project’s keys reaches, with whom they trust. */
  readonly stranded: readonly (TrustSet & { readonly versions: string })[];
  readonly next: KeyStep;
}

/** A key, with versions drawn together. */
export interface ReportedKey extends Omit<KeyState, 'trustedBy' | 'neededBy'> {
  readonly trustedBy: VersionCount;
  readonly neededBy: VersionCount;
}

/** Some of the supported versions: how many, and which. */
export interface VersionCount {
  readonly versions: number;
  readonly names: string;
}

/** The keys of a channel: the state of each, what trusts it, what needs it, and what is to be done next. */
export const keysReport = (
  { project, trust, predicate, directory }: Pick<ChannelAt, 'project' | 'trust' | 'predicate' | 'directory'>,
  signed: readonly string[],
): KeysReport => {
  const versions = versionTrusts(predicate, directory);
  const range = project.signing.supported;
  const supported = supportedVersions(versions, range);
  const listed = trust.keys.map(({ keyId }) => keyId);
  const facts: KeyFacts = { index: predicate, listed, signed, supported };
  const all = versions.map(({ version }) => version);
  const counted = (some: readonly string[]): VersionCount => ({ versions: some.length, names: versionRuns(some, all) });
  return {
    product: predicate.product,
    channel: predicate.channel,
    revision: predicate.counter,
    threshold: { site: namedTrust(predicate).threshold, project: project.signing.threshold },
    supported: { range: range ?? null, ...counted(supported.map(({ version }) => version)) },
    keys: keyStates(facts).map((key) => ({
      ...key,
      trustedBy: counted(key.trustedBy),
      neededBy: counted(key.neededBy),
    })),
    stranded: bySet(unreached(supported, usableKeys(facts))).map(({ set, names }) => ({
      ...set,
      versions: versionRuns(names, all),
    })),
    next: nextKeyStep(facts),
  };
};
