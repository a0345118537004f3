import { type Problem, problem } from '../../errors/problem.js';
import { archivedVersions } from '../archive.js';
import { channelLayout, channelOfPath, STABLE } from '../layout.js';
import type { ChannelAudit, ChannelContents } from './channel-audit.js';
import { claimedVersion } from './inventory.js';

/** As a project may name one; a folder of another name was made by somebody else. */
const CHANNEL_NAME = /^[a-z][a-z0-9-]{0,31}$/;

/**
 * The channels of a site, the stable one first: those that are asked for, else those of which something is there, else the
 * stable one.
 *
 * @param paths every path of the site, where it can be listed.
 */
export const channelsOf = (
  asked: readonly string[] | undefined,
  paths: readonly string[] | undefined,
): readonly string[] => {
  if (asked) return [...new Set(asked)];
  const found = new Set(
    (paths ?? [])
      .filter(isChannelObject)
      .map((path) => channelOfPath(path) ?? STABLE)
      .filter((channel) => CHANNEL_NAME.test(channel)),
  );
  const others = [...found].filter((channel) => channel !== STABLE).sort();
  return found.has(STABLE) || others.length === 0 ? [STABLE, ...others] : others;
};

/** Whether the path shows that its channel has, or had, a release. */
const isChannelObject = (path: string): boolean => {
  const { index, versions, latest, revisions } = channelLayout(channelOfPath(path) ?? STABLE);
  return [index, versions, latest].includes(path) || path.startsWith(revisions) || claimedVersion(path) !== undefined;
};

/** The channels that are about another product than the first. */
export const productProblems = (audits: readonly ChannelAudit[]): readonly Problem[] => {
  const product = audits.find(({ report }) => report)?.report?.product;
  return audits.flatMap(({ report, layout: { index: path } }) =>
    !report || product === undefined || report.product === product
      ? []
      : [problem('verify-other-product', { path, found: report.product, product }, { file: path })],
  );
};

/** The versions that no channel lists; nothing is said where a channel can't be read whole, which is reported as such. */
export const unlistedProblems = (versions: readonly string[], audits: readonly ChannelAudit[]): readonly Problem[] => {
  const contents = audits.flatMap((audit) => audit.contents ?? []);
  if (contents.length < audits.length || contents.some(({ directory }) => !directory)) return [];
  const [file = ''] = audits.map(({ layout }) => layout.index);
  const path = audits.map(({ layout }) => layout.index).join(', ');
  return versions
    .filter((version) => !contents.some((channel) => listsVersion(channel, version)))
    .map((version) => problem('verify-version-unlisted', { path, version }, { file }));
};

/** Whether the index or the archive of a channel lists a version, withdrawn or not. */
export const listsVersion = (
  { newest, directory }: Pick<ChannelContents, 'newest' | 'directory'>,
  version: string,
): boolean =>
  newest.predicate.releases.some((release) => release.version === version) ||
  (directory !== undefined && archivedVersions(directory).includes(version));
