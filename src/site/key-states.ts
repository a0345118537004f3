import { rangeTest } from '../version/semver.js';
import type { IndexPredicate } from './index-statement.js';
import type { KeysOfIndex, VersionTrust } from './trust-sets.js';
import { versionRuns } from './version-runs.js';

/** What the states of keys follow from. Plain data: key ids, and what one revision of an index says. */
export interface KeyFacts {
  readonly index: KeysOfIndex & Pick<IndexPredicate, 'retiredKeys'>;
  /** Those that the project lists. */
  readonly listed: readonly string[];
  /** Those that signed the newest revision. */
  readonly signed: readonly string[];
  /** The versions whose devices must be able to verify whatever is signed, ascending. */
  readonly supported: readonly VersionTrust[];
}

/**
 * `listed`: the project lists it, and the site doesn’t name it yet. `introduced`: named, and devices of some supported version don’t trust
 * it. `active`: devices of every supported version do. `retired`: it signs nothing any more.
 */
export type KeyStateName = 'listed' | 'introduced' | 'active' | 'retired';

/** One key, as far as the site, the project and the fleet know it. */
export interface KeyState {
  readonly keyId: string;
  readonly state: KeyStateName;
  /** The counter of the revision that introduced or retired it; absent for keys of the first revision. */
  readonly since?: number;
  /** The key that it is to take the place of. */
  readonly replaces?: string;
  /** The project lists it. */
  readonly listed: boolean;
  /** It signed the newest revision. */
  readonly signs: boolean;
  /** Supported versions whose devices trust it. */
  readonly trustedBy: readonly string[];
  /** Supported versions that can be reached with it, and can’t without it. */
  readonly neededBy: readonly string[];
}

/** The versions that count: those not withdrawn, narrowed by the project’s `signing.supported`. */
export const supportedVersions = (versions: readonly VersionTrust[], range?: string): readonly VersionTrust[] =>
  within(versions, range).filter(({ withdrawn }) => !withdrawn);

/** The versions in a range; all of them without one. */
export const within = (versions: readonly VersionTrust[], range?: string): readonly VersionTrust[] => {
  const isIn = range === undefined ? () => true : rangeTest(range);
  return versions.filter(({ version }) => isIn(version));
};

/** Whether signatures of these keys are enough for devices of the version. */
export const canVerify = ({ set }: Pick<VersionTrust, 'set'>, keyIds: readonly string[]): boolean =>
  set.keyids.filter((keyId) => keyIds.includes(keyId)).length >= set.threshold;

/** The versions whose devices could not verify what these keys have signed. */
export const unreached = <Version extends VersionTrust>(
  versions: readonly Version[],
  keyIds: readonly string[],
): readonly Version[] => versions.filter((version) => !canVerify(version, keyIds));

/** The keys that may sign: those that the project lists, without the retired ones. */
export const usableKeys = ({ index, listed }: Pick<KeyFacts, 'index' | 'listed'>): readonly string[] => {
  const retired = (index.retiredKeys ?? []).map(({ keyid }) => keyid);
  return listed.filter((keyId) => !retired.includes(keyId));
};

/** Supported versions that usable keys reach, and would not without this one. */
export const needing = (facts: Omit<KeyFacts, 'signed'>, keyId: string): readonly VersionTrust[] => {
  const usable = usableKeys(facts);
  const reached = facts.supported.filter((version) => canVerify(version, usable));
  return unreached(
    reached,
    usable.filter((other) => other !== keyId),
  );
};

/** Every key that the site names or has retired, or that the project lists: in that order. */
export const keyStates = (facts: KeyFacts): readonly KeyState[] => {
  const { index, listed } = facts;
  const { trustedKeys, retiredKeys = [] } = index;
  const known = new Set([...trustedKeys, ...retiredKeys].map(({ keyid }) => keyid));
  return [
    ...trustedKeys.map(({ keyid, since, replaces }) => ({
      ...stateOf(facts, keyid),
      ...(since === undefined ? {} : { since }),
      ...(replaces === undefined ? {} : { replaces }),
    })),
    ...listed
      .filter((keyId) => !known.has(keyId))
      .map((keyId) => ({ ...stateOf(facts, keyId), state: 'listed' as const })),
    ...retiredKeys.map(({ keyid, since }) => ({ ...stateOf(facts, keyid), state: 'retired' as const, since })),
  ];
};

const stateOf = (facts: KeyFacts, keyId: string): KeyState => {
  const { listed, signed, supported } = facts;
  const trusting = supported.filter(({ set }) => set.keyids.includes(keyId));
  return {
    keyId,
    state: trusting.length === supported.length ? 'active' : 'introduced',
    listed: listed.includes(keyId),
    signs: signed.includes(keyId),
    trustedBy: trusting.map(({ version }) => version),
    neededBy: needing(facts, keyId).map(({ version }) => version),
  };
};

/** Where a change of keys stands. */
export type KeyStage =
  | 'stranded'
  | 'retired-but-listed'
  | 'listed-not-introduced'
  | 'introduced-not-shipped'
  | 'shipped-partly'
  | 'still-needed'
  | 'ready-to-switch'
  | 'switched'
  | 'ready-to-retire'
  | 'not-listed'
  | 'idle';

/** What is to be done next. */
export interface KeyStep {
  readonly stage: KeyStage;
  /** The key that it is about. */
  readonly keyId?: string;
  /** A plain sentence or two. */
  readonly text: string;
}

/** The key that it is about, and the one that it replaces where that still counts. */
interface Pair {
  readonly key: KeyState;
  readonly old: KeyState | undefined;
  readonly facts: KeyFacts;
}

interface Stage {
  readonly stage: KeyStage;
  readonly holds: (pair: Pair) => boolean;
  readonly next: (pair: Pair) => string;
}

/** As many digits of a key id as people type. */
export const shortKeyId = (keyId: string): string => keyId.slice(0, 12);

const named = ({ state }: KeyState): boolean => state === 'introduced' || state === 'active';
const namesOf = (facts: KeyFacts, versions: readonly string[]): string =>
  versionRuns(
    versions,
    facts.supported.map(({ version }) => version),
  );
const untrusting = ({ key, facts }: Pair): readonly string[] =>
  facts.supported.flatMap(({ version }) => (key.trustedBy.includes(version) ? [] : [version]));

/** The whole state machine. The first row that holds for a key says what is to be done; nothing is where none holds. */
const STAGES: readonly Stage[] = [
  {
    stage: 'retired-but-listed',
    holds: ({ key }) => key.state === 'retired' && key.listed,
    next: ({ key }) =>
      `Take ${shortKeyId(key.keyId)} out of signing.trustedKeys, and release: devices trust it until they run a release whose project doesn’t list it.`,
  },
  {
    stage: 'listed-not-introduced',
    holds: ({ key }) => key.state === 'listed',
    next: ({ key }) => `Introduce it: ota-release keys rotate ${shortKeyId(key.keyId)}.`,
  },
  {
    stage: 'introduced-not-shipped',
    holds: ({ key, facts }) => key.state === 'introduced' && key.trustedBy.length === 0 && facts.supported.length > 0,
    next: ({ key }) =>
      `Release a version of a project that lists ${shortKeyId(key.keyId)}, signed as until now: its devices will trust the key.`,
  },
  {
    stage: 'shipped-partly',
    holds: ({ key }) => key.state === 'introduced',
    next: (pair) =>
      `Go on signing as until now. Once no device runs ${namesOf(pair.facts, untrusting(pair))} any more, narrow signing.supported to ">=${pair.key.trustedBy[0]}".`,
  },
  {
    stage: 'still-needed',
    holds: ({ key, old }) => named(key) && (old?.neededBy.length ?? 0) > 0,
    next: ({ old, facts }) =>
      `Devices of ${namesOf(facts, old?.neededBy ?? [])} can’t do without ${shortKeyId(old?.keyId ?? '')}: introduce one more key, or narrow signing.supported.`,
  },
  {
    stage: 'ready-to-switch',
    holds: ({ key, old }) => named(key) && old !== undefined && !key.signs,
    next: ({ key }) =>
      `Devices of every supported version trust ${shortKeyId(key.keyId)}: put its secret into OTA_SIGNING_KEY, and sign with it from now on: ota-release refresh.`,
  },
  {
    stage: 'switched',
    holds: ({ key, old }) => named(key) && old?.signs === true,
    next: ({ key, old }) =>
      `Give the secret of ${shortKeyId(old?.keyId ?? '')} to no run any more: ${shortKeyId(key.keyId)} is enough. Then retire it: ota-release keys retire ${shortKeyId(old?.keyId ?? '')}.`,
  },
  {
    stage: 'ready-to-retire',
    holds: ({ key, old }) => named(key) && old !== undefined,
    next: ({ old }) => `Retire the key that signs no more: ota-release keys retire ${shortKeyId(old?.keyId ?? '')}.`,
  },
  {
    stage: 'not-listed',
    holds: ({ key }) => named(key) && !key.listed,
    next: ({ key }) =>
      `The site names ${shortKeyId(key.keyId)}, and the project doesn’t list it: retire it with ota-release keys retire ${shortKeyId(key.keyId)}, or list it again.`,
  },
];

/** Where a change of keys stands, and what is to be done next. A pure function of what the site and the project say. */
export const nextKeyStep = (facts: KeyFacts): KeyStep => {
  const lost = unreached(facts.supported, usableKeys(facts));
  if (lost.length > 0) return { stage: 'stranded', text: strandedText(facts, lost) };
  const states = keyStates(facts);
  const oldOf = ({ replaces }: KeyState) =>
    states.find(({ keyId, state }) => keyId === replaces && state !== 'retired');
  const pairs = states.map((key) => ({ key, old: oldOf(key), facts }));
  for (const { stage, holds, next } of STAGES) {
    const pair = pairs.find(holds);
    if (pair) return { stage, keyId: pair.key.keyId, text: next(pair) };
  }
  return { stage: 'idle', text: 'Nothing: every key is where it belongs.' };
};

const strandedText = (facts: KeyFacts, lost: readonly VersionTrust[]): string => {
  const versions = namesOf(
    facts,
    lost.map(({ version }) => version),
  );
  return `No signature of the keys that the project lists reaches devices of ${versions}. List the keys that they trust again, and sign with them; where those are lost, bring a new key to these devices by hand, and narrow signing.supported.`;
};
