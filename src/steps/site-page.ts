import { type Problem, problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import { pageMaker } from '../page/made-page.js';
import type { StandingPage } from '../page/standing-page.js';
import type { Project } from '../project/project.js';
import type { IndexPredicate, PageRef } from '../site/index-statement.js';
import type { ChannelLayout } from '../site/layout.js';
import type { IndexChange } from '../site/next-index.js';
import type { SitePageWrites } from '../site/plan-release.js';
import type { Services } from './services.js';

/** How a channel gets its page for people. */
export interface SitePage {
  /** What every revision of this run makes it with; `none` where the channel is to have none. */
  readonly makePage: NonNullable<IndexChange['page']>;
  readonly problems: readonly Problem[];
}

/**
 * The page that the project wants, unless somebody else’s stands in its place: that stays, and there is a warning. Where it took the place of a
 * page that was signed, the index goes on naming one: else the next revision would make whatever an intruder has put there look right.
 */
export const sitePage = async (
  { pageTemplate }: Pick<Services, 'pageTemplate'>,
  { page, place }: Pick<Project, 'page' | 'place'>,
  { host, layout, standing }: { readonly host: Host; readonly layout: ChannelLayout; readonly standing: StandingPage },
): Promise<SitePage> => {
  if (!page) return { makePage: 'none', problems: [] };
  const isForeign = standing.kind === 'foreign';
  const details = { path: layout.page, location: host.location, named: isForeign && standing.named };
  const problems = isForeign ? [problem('page-foreign', details, place('page'))] : [];
  if (isForeign && !standing.named) return { makePage: 'none', problems };
  return { makePage: pageMaker(await pageTemplate(), { layout, channels: page.channels }), problems };
};

/** The digest of the page that needs no look any more. */
export const pageInLine = (standing: StandingPage | undefined): { readonly pageInLine?: string } =>
  standing?.kind === 'named' ? { pageInLine: standing.sha256 } : {};

/** What a run writes for the page that its revision names: nothing where the very same stands, and no copy where somebody else’s does. */
export const sitePageWrites = (
  coming: PageRef | undefined,
  standing: StandingPage | undefined,
  before: Pick<IndexPredicate, 'page'> | undefined,
): SitePageWrites => {
  if (!coming) return { object: false, copy: false };
  const isNew = before?.page?.sha256 !== coming.sha256;
  return { object: isNew, copy: standing?.kind !== 'foreign' && (isNew || standing?.kind !== 'named') };
};

/** Where people find the page: a server of files shows it under the folder; object storage and the like under its name alone. */
export const pageAddress = (publicUrl: string, { prefix, page }: ChannelLayout, hostKind: string): string =>
  `${publicUrl}/${hostKind === 'directory' || hostKind === 'git-branch' ? prefix : page}`;
