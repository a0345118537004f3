import { gather } from '../errors/gather.js';
import { fail } from '../errors/ota-error.js';
import { hasErrors, type Problem, problem, strictly } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import { wholeDays } from '../project/quantities.js';
import { statusLines, statusVerdict } from '../report/status-text.js';
import { painter } from '../report/style.js';
import type { Trust } from '../signing/trust.js';
import { readArchiveDirectory } from '../site/archive.js';
import { channelsOf } from '../site/audit/channels.js';
import { signersOf } from '../site/audit/revision.js';
import { readChannel, verifyRevision } from '../site/channel-state.js';
import { type ChannelStatus, channelStatus } from '../site/channel-status.js';
import { freshnessProblems } from '../site/freshness.js';
import { type ChannelLayout, channelLayout } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import { staleViews } from '../site/views.js';
import { furtherOf } from '../steps/preflight.js';
import type { CommandContext, RunCommand } from './context.js';
import { openSite } from './open-site.js';
import { openProjectSite, type ProjectSite } from './project-site.js';
import { trustOf } from './trust-of.js';

/**
 * `status [SITE] [--within 14d]`: verifies the newest revision of each channel, and says how long it stays good and what is under way.
 * Exit code 3 where one has expired or less than `--within` is left, so that a scheduled job fails before devices do.
 */
export const runStatus: RunCommand = async (context) => {
  const { flags, print, style } = context;
  const asked: Asked = { context, within: withinOf(context), ...(await opened(context)) };
  const { channels, problems } = await statusOf(asked);
  const findings = flags.strict ? strictly(problems) : problems;
  const bad = hasErrors(findings);
  if (flags.json) print(JSON.stringify({ ok: !bad, site: asked.source.location, channels, problems: findings }));
  else {
    const paint = painter(style);
    for (const line of channels.flatMap((channel) => statusLines(channel, paint))) print(line);
    context.showFindings(findings);
    print(statusVerdict(channels, bad, paint));
  }
  return { exitCode: bad ? 3 : 0, result: { kind: 'other' }, findings };
};

interface Asked {
  readonly context: CommandContext;
  /** Days. */
  readonly within: number | undefined;
  readonly source: SiteSource;
  readonly trust: Trust;
  /** Where the site is the project’s own. */
  readonly own?: ProjectSite;
}

/** @throws OtaError `freshness-within-invalid`. */
const withinOf = ({ flags: { within }, origins }: CommandContext): number | undefined => {
  if (within === undefined) return undefined;
  const days = wholeDays(within);
  if (days === undefined)
    throw fail('freshness-within-invalid', { origin: origins.within ?? '--within', value: within });
  return days;
};

const opened = async (context: CommandContext): Promise<Pick<Asked, 'source' | 'trust' | 'own'>> => {
  const { operands, flags } = context;
  const address = operands[0] ?? flags.site;
  if (address !== undefined) {
    const trust = await trustOf(context, 'status');
    return { trust, source: await openSite(address, context) };
  }
  const own = await openProjectSite(context);
  if (!own) throw fail('cli-operand-missing', { operand: 'SITE', command: 'status' });
  return { trust: await trustOf(context, 'status'), source: own.source, own };
};

const statusOf = async (
  asked: Asked,
): Promise<{ readonly channels: readonly ChannelStatus[]; readonly problems: readonly Problem[] }> => {
  const channels: ChannelStatus[] = [];
  const problems: Problem[] = [];
  for (const channel of await channelNames(asked)) {
    const layout = channelLayout(channel);
    const { value, problems: faults } = await gather(() => readStatus(asked, layout));
    problems.push(...faults);
    if (!value) continue;
    channels.push(value);
    problems.push(...statusProblems(value, layout, asked));
  }
  return { channels, problems };
};

/** Without a list nothing shows which channels there are. */
const channelNames = async ({ context: { flags }, source, own }: Asked): Promise<readonly string[]> => {
  if (flags.channel !== undefined) return [flags.channel];
  const paths = await source.list?.();
  return paths ? channelsOf(undefined, paths) : channelsOf(own && [own.project.channel], undefined);
};

/** @throws OtaError `verify-index-missing`, and what reading a channel throws. */
const readStatus = async (asked: Asked, layout: ChannelLayout): Promise<ChannelStatus> => {
  const { context, within, source, trust, own } = asked;
  const host = own?.host ?? hostOf(source);
  const { newest, index } = await readChannel(host, layout, trust);
  if (!newest) {
    const details = { path: layout.index, site: source.location };
    throw fail('verify-index-missing', details, { place: { file: layout.index } });
  }
  // Devices judge the age of what they are shown, which may be an older revision.
  const shown = index ? verifyRevision(index.bytes, layout.index, layout, trust).predicate : newest.predicate;
  const directory = await readArchiveDirectory(host, newest.predicate);
  const further = own?.project.channel === layout.channel ? furtherOf(own.project)(newest.predicate) : [];
  const behind = own && (await staleViews(own.host, layout, newest, directory, further));
  const read = { newest, directory, shown, signedBy: signersOf(newest, trust), ...(behind ? { behind } : {}) };
  return channelStatus(read, context.services.clock(), within);
};

/** A site as a channel is read from it: what may come later is asked for past every cache. */
const hostOf = (source: SiteSource): Pick<Host, 'read'> => ({
  read: async (path) => {
    const isRevision = path.includes('revisions/');
    const bytes = await (isRevision && source.peek ? source.peek(path) : source.read(path));
    return bytes && { bytes, etag: '' };
  },
});

const statusProblems = (
  status: ChannelStatus,
  { index }: ChannelLayout,
  { own, source }: Asked,
): readonly Problem[] => {
  const { channel, product, behind = [] } = status;
  const other = own && own.project.product !== product;
  return [
    ...freshnessProblems(index, status),
    ...(behind.length > 0 ? [problem('freshness-views-behind', { channel, paths: behind })] : []),
    ...(other
      ? [problem('site-other-product', { site: source.location, found: product, product: own.project.product })]
      : []),
  ];
};
