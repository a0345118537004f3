import { parseVersion } from '../../version/parse-version.js';
import type { Change } from './holdings.js';

const MAX_VERSIONS = 3;
const MAX_LISTED = 20;
const SIGNS: Readonly<Record<Change['kind'], string>> = { added: 'A', changed: 'M', removed: 'D' };

/**
 * The message of a commit that makes these changes: what it publishes in the first line, then the paths, as `git log
 * --name-status` shows them.
 *
 * @param folder the site's own, as in the spec.
 */
export const commitMessage = (changes: readonly Change[], folder: string): string => {
  const listed = changes.slice(0, MAX_LISTED).map(({ kind, path }) => `${SIGNS[kind]} ${onOneLine(path)}`);
  const more = changes.length - listed.length;
  return [headline(changes, folder), '', ...listed, ...(more > 0 ? [`… and ${more} more`] : []), ''].join('\n');
};

/** The message of a commit that changes nothing. */
export const NUDGE_MESSAGE = `Publish again

Nothing has changed. Whoever deploys this branch passes over a commit that was deployed, or failed to be, once before.
`;

const headline = (changes: readonly Change[], folder: string): string => {
  const versions = changes.flatMap(({ path, kind }) => (kind === 'added' ? versionOf(path.slice(folder.length)) : []));
  if (versions.length > MAX_VERSIONS) return `Publish ${versions.length} versions`;
  if (versions.length > 0) return `Publish ${versions.join(', ')}`;
  const [only] = changes;
  return only && changes.length === 1
    ? `${only.kind === 'removed' ? 'Remove' : 'Publish'} ${onOneLine(only.path)}`
    : `Publish ${changes.length} objects`;
};

/** An upgrade object’s name is its version, at the site’s root or a channel’s. */
const versionOf = (path: string): readonly string[] => {
  const [, channel, name = ''] = /^(?:channels\/([^/]+)\/)?([^/]+)$/.exec(path) ?? [];
  if (!parseVersion(name)) return [];
  return [channel === undefined ? name : `${name} (${channel})`];
};

const onOneLine = (path: string): string => path.replaceAll(/\p{Cc}/gu, '?');
