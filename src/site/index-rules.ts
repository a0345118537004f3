import { fail, OtaError } from '../errors/ota-error.js';
import { problem } from '../errors/problem.js';
import { parseVersion } from '../version/parse-version.js';
import type { IndexPredicate, IndexStatement } from './index-statement.js';
import type { ChannelLayout } from './layout.js';

/**
 * The predicate of an index that is about this channel, whose subjects are the upgrade objects it lists, and that lists each
 * version once. For a statement whose signatures were verified before.
 *
 * @param path where it was read, for messages.
 * @throws OtaError `site-other-channel`, `site-object-unreadable`, `verify-version-invalid`.
 */
export const soundIndex = (statement: IndexStatement, path: string, layout: ChannelLayout): IndexPredicate => {
  const { predicate } = statement;
  if (predicate.channel !== layout.channel)
    throw fail('site-other-channel', { path, found: predicate.channel, channel: layout.channel });
  const subjects = statement.subject.map(({ name, digest }) => `${name} ${digest.sha256}`);
  const listed = predicate.releases.map((r) => `${layout.upgradeObject(r.version)} ${r.upgradeObject.sha256}`);
  if (subjects.join('\n') !== listed.join('\n'))
    throw fail('site-object-unreadable', { path, reason: 'its subjects are not the upgrade objects of its releases' });
  if (new Set(predicate.releases.map((release) => release.version)).size !== predicate.releases.length)
    throw fail('site-object-unreadable', { path, reason: 'it lists a version twice' });
  // Versions are compared from here on, and become paths.
  const invalid = predicate.releases.filter(({ version }) => !parseVersion(version));
  if (invalid.length > 0)
    throw new OtaError(
      invalid.map(({ version }) => problem('verify-version-invalid', { path, version }, { file: path })),
    );
  return predicate;
};
