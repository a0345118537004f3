import { type Problem, problem } from '../../errors/problem.js';
import type { Revision } from '../channel-state.js';

/** What a revision lists, as far as the history of versions is concerned. */
export interface Listed {
  readonly path: string;
  /** SHA-256 of the upgrade object of each version that the index itself lists. */
  readonly indexed: ReadonlyMap<string, string>;
  /** The versions that have moved to the archive; undefined where it can't be read, which is reported as such. */
  readonly archived: ReadonlySet<string> | undefined;
}

/** What a revision lists, with the versions of the archive it names. */
export const listedIn = ({ path, predicate }: Revision, archived: Listed['archived']): Listed => ({
  path,
  indexed: new Map(predicate.releases.map((release) => [release.version, release.upgradeObject.sha256])),
  archived,
});

/**
 * The versions that were listed before and are lost or changed after. A version may move to the archive and back, and
 * its upgrade object stays the same.
 *
 * @param archive SHA-256 of the upgrade object of each archived version, by the newest revision.
 */
export const historyProblems = (
  before: Listed,
  after: Listed,
  archive: ReadonlyMap<string, string>,
): readonly Problem[] => {
  const details = (version: string) => ({ path: after.path, version, before: before.path });
  const place = { file: after.path };
  const { archived } = after;
  const lost = (version: string) => problem('verify-version-lost', details(version), place);
  const indexed = [...before.indexed].flatMap(([version, sha256]) => {
    const now = after.indexed.get(version) ?? archive.get(version);
    if (!after.indexed.has(version) && archived && !archived.has(version)) return [lost(version)];
    return now === undefined || now === sha256 ? [] : [problem('verify-version-changed', details(version), place)];
  });
  if (!archived || before.archived === archived) return indexed;
  const gone = [...(before.archived ?? [])].filter((version) => !archived.has(version) && !after.indexed.has(version));
  return [...indexed, ...gone.map(lost)];
};
