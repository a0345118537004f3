import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors } from '../errors/problem.js';
import { logLines, releaseHistoryLines } from '../report/log-text.js';
import { painter } from '../report/style.js';
import { type HistoryRequest, readHistory } from '../site/history.js';
import { channelLayout, STABLE } from '../site/layout.js';
import { logEntry } from '../site/log-entry.js';
import { releaseHistory } from '../site/release-history.js';
import type { SiteSource } from '../site/site-source.js';
import { checkVersion, parseVersion } from '../version/semver.js';
import { type CommandContext, done, type RunCommand } from './context.js';
import { openSite } from './open-site.js';
import { openProjectSite } from './project-site.js';
import { trustOf } from './trust-of.js';

/**
 * `log [SITE] [VERSION]`: the revisions of a channel, newest first, each verified, or everything of one release. Without SITE it is the
 * project’s own. What is sound is shown before an error ends it, with exit code 3.
 */
export const runLog: RunCommand = async (context) => {
  const { site, version } = askedOf(context);
  const request = await opened(context, site);
  if (version === undefined) await showRevisions(context, request);
  else await showRelease(context, request, version);
  return done;
};

const showRevisions = async ({ flags, print, style }: CommandContext, request: HistoryRequest): Promise<void> => {
  const paint = painter(style);
  for await (const logged of readHistory(request)) {
    const entry = logEntry(logged);
    if (flags.json) print(JSON.stringify(entry));
    else for (const line of logLines(entry, paint)) print(line);
  }
};

const showRelease = async (
  { flags, print, style }: CommandContext,
  request: HistoryRequest & { readonly source: SiteSource },
  version: string,
): Promise<void> => {
  const release = await releaseHistory({ ...request, version });
  if (flags.json) print(JSON.stringify(release));
  else for (const line of releaseHistoryLines(release, painter(style))) print(line);
};

/** One word is a version where it reads as one: a directory of that name is written with `./` before it. */
const askedOf = ({ operands, flags }: CommandContext): { readonly site?: string; readonly version?: string } => {
  const [first, second] = operands;
  if (second !== undefined) return { ...(first === undefined ? {} : { site: first }), version: versionOf(second) };
  const site = flags.site === undefined ? {} : { site: flags.site };
  if (first === undefined) return site;
  return parseVersion(first) ? { ...site, version: first } : { site: first };
};

/** @throws OtaError `version-…` for a text that is none. */
const versionOf = (text: string): string => {
  const problems = checkVersion(text);
  if (hasErrors(problems)) throw new OtaError(problems);
  return text;
};

const opened = async (
  context: CommandContext,
  site: string | undefined,
): Promise<HistoryRequest & { readonly source: SiteSource }> => {
  const { flags } = context;
  if (site !== undefined) {
    const trust = await trustOf(context, 'log');
    return { trust, layout: channelLayout(flags.channel ?? STABLE), source: await openSite(site, context) };
  }
  const own = await openProjectSite(context);
  if (!own) throw fail('cli-operand-missing', { operand: 'SITE', command: 'log' });
  const layout = channelLayout(flags.channel ?? own.project.channel);
  return { trust: await trustOf(context, 'log'), layout, source: own.source };
};
