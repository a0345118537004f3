import type { IndexPredicate } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import type { CopiedObject } from '../site/mutable-object.js';
import { isOwnPage } from './page-document.js';

/**
 * The page for people as a mutable object: a copy of the one that the revision names. None where it names none. A page that somebody else
 * has put there stays.
 */
export const pageViews = (
  layout: Pick<ChannelLayout, 'page'>,
  { page }: Pick<IndexPredicate, 'page'>,
): readonly CopiedObject[] =>
  page ? [{ path: layout.page, copyOf: pageSource(page), keeps: (standing) => !isOwnPage(standing) }] : [];

/** The page that a revision names, as the source of its copy. */
export const pageSource = ({ path, size, sha256 }: NonNullable<IndexPredicate['page']>): CopiedObject['copyOf'] => ({
  path,
  size,
  sha256,
});
