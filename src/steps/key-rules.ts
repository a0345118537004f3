import { type Problem, problem } from '../errors/problem.js';
import type { Project } from '../project/project.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import type { Revision } from '../site/channel-state.js';
import type { ArchiveDirectory, IndexPredicate } from '../site/index-statement.js';
import { canVerify, supportedVersions, unreached, usableKeys, within } from '../site/key-states.js';
import { type VersionTrust, versionTrusts } from '../site/trust-sets.js';
import { versionRuns } from '../site/version-runs.js';

/** What is about to be signed, by whom, and for which fleet. */
export interface Signing {
  readonly project: Project;
  readonly trust: Trust;
  /** None where nothing is signed yet, as in a dry run: then the keys count that could sign. */
  readonly signers: readonly Signer[];
  readonly predicate: IndexPredicate;
  readonly directory: ArchiveDirectory;
  /** A release brings the keys of the project to devices; another revision doesn’t. */
  readonly releases: boolean;
}

/**
 * What speaks against signing with these keys: devices of a supported version could not verify it, or keys of the project and the site
 * don’t go together. Asked before anything is signed, and again after each lost race.
 */
export const keyProblems = (signing: Signing): readonly Problem[] => [
  ...retiredProblems(signing),
  ...(signing.releases ? unlistedProblems(signing) : []),
  ...reachProblems(signing),
];

const idsOf = (keys: readonly { readonly keyId: string }[]): readonly string[] => keys.map(({ keyId }) => keyId);

const retiredProblems = ({ project, trust, signers, predicate, releases }: Signing): readonly Problem[] => {
  const place = project.place('signing.trustedKeys');
  const signing = idsOf(signers.map(({ publicKey }) => publicKey));
  return (predicate.retiredKeys ?? []).flatMap(({ keyid, since }) => {
    const details = { keyId: keyid, since };
    if (signing.includes(keyid)) return [problem('rotation-signer-retired', details, place)];
    if (!idsOf(trust.keys).includes(keyid)) return [];
    return [problem('rotation-key-retired', details, place, releases ? 'error' : 'warning')];
  });
};

const unlistedProblems = ({ project, trust, predicate }: Signing): readonly Problem[] => {
  const listed = idsOf(trust.keys);
  const place = project.place('signing.trustedKeys');
  return predicate.trustedKeys
    .filter(({ keyid }) => !listed.includes(keyid))
    .map(({ keyid }) => problem('rotation-key-unlisted', { keyId: keyid }, place));
};

const reachProblems = (signing: Signing): readonly Problem[] => {
  const { project, trust, signers, predicate, directory, releases } = signing;
  const versions = versionTrusts(predicate, directory);
  const supported = supportedVersions(versions, project.signing.supported);
  const usable = usableKeys({ index: predicate, listed: idsOf(trust.keys) });
  const given = idsOf(signers.map(({ publicKey }) => publicKey)).filter((keyId) => usable.includes(keyId));
  // That a signer is retired has been said.
  if (signers.length > 0 && given.length === 0) return [];
  const keyIds = signers.length > 0 ? given : usable;
  const all = versions.map(({ version }) => version);
  const lost = unreached(supported, keyIds);
  // A release that was withdrawn at once may be on no device; whether one is out there, only people know.
  const withdrawn = unreached(within(versions, project.signing.supported), keyIds).filter((lost) => lost.withdrawn);
  const [first] = signers.map(({ publicKey }) => publicKey.keyId);
  const apart = first === undefined ? [] : supported.filter(({ set }) => !set.keyids.includes(first));
  return [
    ...bySet(lost).map((group) => strandedProblem(project, group, { keyIds, usable, all })),
    ...bySet(withdrawn).map(({ names, set }) =>
      problem('rotation-withdrawn-stranded', {
        versions: versionRuns(names, all),
        keys: set.keyids,
        signers: keyIds,
      }),
    ),
    ...(releases && first !== undefined && apart.length > 0 && lost.length === 0
      ? [problem('rotation-first-signer', { signer: first, versions: versionRuns(namesOf(apart), all) })]
      : []),
  ];
};

interface Keys {
  readonly keyIds: readonly string[];
  readonly usable: readonly string[];
  readonly all: readonly string[];
}

const strandedProblem = (project: Project, { names, set }: SetGroup, { keyIds, usable, all }: Keys): Problem =>
  problem(
    'rotation-versions-stranded',
    {
      versions: versionRuns(names, all),
      keys: set.keyids,
      threshold: set.threshold,
      signers: keyIds,
      further: canVerify({ set }, usable)
        ? usable.filter((keyId) => set.keyids.includes(keyId) && !keyIds.includes(keyId))
        : [],
    },
    project.place('signing'),
  );

const namesOf = (versions: readonly VersionTrust[]): readonly string[] => versions.map(({ version }) => version);

/** Versions whose devices trust the same. */
export interface SetGroup {
  readonly set: VersionTrust['set'];
  readonly names: readonly string[];
}

/** The versions in groups of those whose devices trust the same. */
export const bySet = (versions: readonly VersionTrust[]): readonly SetGroup[] => {
  const sets = new Map(versions.map(({ set }) => [JSON.stringify(set), set]));
  return [...sets].map(([key, set]) => ({
    set,
    names: namesOf(versions.filter((version) => JSON.stringify(version.set) === key)),
  }));
};

/**
 * `keyProblems` of a release, against what stands in its channel. None before the first release, and where this one is listed already:
 * then nothing is signed.
 */
export const keyProblemsOf = (
  project: Project,
  { trust, signers }: { readonly trust: Trust | undefined; readonly signers: readonly Signer[] },
  standing:
    | { readonly newest: Revision | undefined; readonly directory: ArchiveDirectory; readonly release?: unknown }
    | undefined,
): readonly Problem[] => {
  if (!trust || !standing?.newest || standing.release !== undefined) return [];
  const { predicate } = standing.newest;
  return keyProblems({ project, trust, signers, predicate, directory: standing.directory, releases: true });
};
