import { type Problem, problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import { pageMaker } from '../page/made-page.js';
import type { StandingPage } from '../page/standing-page.js';
import type { Project } from '../project/project.js';
import type { ChannelLayout } from '../site/layout.js';
import type { IndexChange } from '../site/next-index.js';
import type { Services } from './services.js';

/** How a channel gets its page for people. */
export interface SitePage {
  /** What every revision of this run makes it with; `none` where the channel is to have none. */
  readonly makePage: NonNullable<IndexChange['page']>;
  readonly problems: readonly Problem[];
}

/** The page that the project wants, unless somebody else’s stands in its place: that stays, and there is a warning. */
export const sitePage = async (
  { pageTemplate }: Pick<Services, 'pageTemplate'>,
  { page, place }: Pick<Project, 'page' | 'place'>,
  { host, layout, standing }: { readonly host: Host; readonly layout: ChannelLayout; readonly standing: StandingPage },
): Promise<SitePage> => {
  if (!page) return { makePage: 'none', problems: [] };
  if (standing.kind !== 'foreign')
    return { makePage: pageMaker(await pageTemplate(), { layout, channels: page.channels }), problems: [] };
  const foreign = problem('page-foreign', { path: layout.page, location: host.location }, place('page'));
  return { makePage: 'none', problems: [foreign] };
};

/** The digest of the page that needs no look any more. */
export const pageInLine = (standing: StandingPage | undefined): { readonly pageInLine?: string } =>
  standing?.kind === 'named' ? { pageInLine: standing.sha256 } : {};

/** Where people find the page: a server of files shows it under the folder; object storage and the like under its name alone. */
export const pageAddress = (publicUrl: string, { prefix, page }: ChannelLayout, hostKind: string): string =>
  `${publicUrl}/${hostKind === 'directory' || hostKind === 'git-branch' ? prefix : page}`;
