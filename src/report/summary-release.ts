import type { PlannedWrite } from '../site/plan.js';
import { rolloutWords } from '../site/rollout.js';
import { code, link, table, words } from './markdown.js';
import type { PublicFacts, ReleaseFacts } from './run-record.js';
import { boundedTable, counted, section } from './summary-section.js';
import { formatBytes } from './units.js';

const MAX_MODELS = 20;
const PLAN_BOUNDS = { maxBytes: 80_000, one: 'write', many: 'writes' };

const TITLES = {
  published: 'What was released',
  resumed: 'What was released',
  unchanged: 'What is released',
  planned: 'What would be released',
} as const;

/** What was released, or is to be: a table of facts. */
export const releaseSection = (release: ReleaseFacts): string => {
  const { bundle, site, page } = release;
  const planned = release.outcome === 'planned';
  const rows: readonly (readonly [string, string])[] = [
    ['Product', code(release.product)],
    ['Models', modelsText(release.models)],
    ['Version', code(release.version)],
    ['Channel', code(release.channel)],
    ['Tag', `${code(release.tag)} on commit ${code(release.commit)}`],
    ['Bundle', link(code(bundle.url), bundle.url)],
    ['Size', `${formatBytes(bundle.size)} (${bundle.size} bytes)`],
    ['SHA-256', code(bundle.sha256)],
    ['Upgrade object', code(release.upgradeObject)],
    ['Latest', latestText(release)],
    ['Index', planned ? `revision ${release.plan.revision.after}, to come` : `revision ${release.revision}`],
    ['Site', `${link(code(site.publicUrl), site.publicUrl)}, on ${code(site.host)}`],
    ...(site.page === undefined ? [] : ([['Page', link(code(site.page), site.page)]] as const)),
    ...(page ? ([['Release page', `${link(code(page.url), page.url)} (${page.outcome})`]] as const) : []),
  ];
  return section(TITLES[release.outcome], table(['What', 'Value'], rows));
};

const modelsText = (models: readonly string[]): string => {
  const shown = models.slice(0, MAX_MODELS).map(code).join(', ');
  return models.length > MAX_MODELS ? `${shown} and ${models.length - MAX_MODELS} more` : shown;
};

/** The channel's latest version after the run, or after the release that is only planned. */
const latestAfter = ({ outcome, latest, plan }: ReleaseFacts): string | null =>
  outcome === 'planned' ? plan.latest.after : latest;

const latestText = (release: ReleaseFacts): string => {
  const { before } = release.plan.latest;
  const after = latestAfter(release);
  if (after === null) return 'none';
  if (before === after) return `stays ${code(after)}`;
  return before === null ? `${code(after)}, the first` : `${code(before)} → ${code(after)}`;
};

/** A release for a part of the fleet, for now. */
export const isForPart = ({ plan: { rollout } }: ReleaseFacts): boolean => rollout !== undefined;

/** A back-port: a release that the channel's latest version is ahead of. */
export const isBackPort = (release: ReleaseFacts): boolean =>
  !isForPart(release) && latestAfter(release) !== release.version;

/** Who is offered the release, and when. */
export const rollOutSection = (release: ReleaseFacts): string => section('Roll-out', rollOutText(release));

const rollOutText = (release: ReleaseFacts): string => {
  if (isForPart(release)) return asPart(release);
  return isBackPort(release) ? asBackPort(release) : asLatest(release);
};

const asPart = ({ version, channel, plan: { rollout } }: ReleaseFacts): string =>
  `${code(version)} is for a part of the fleet of the channel ${code(channel)}: ${rolloutWords(rollout)}. The others keep what they have until ${code('ota-release rollout complete')}, and so do all devices whose servers can’t tell them apart.`;

const asLatest = ({ outcome, version, channel }: ReleaseFacts): string => {
  const is = outcome === 'planned' ? 'would be' : 'is';
  return `Every device of the channel ${code(channel)} ${is} offered ${code(version)} at once, from its next check-in on.`;
};

const asBackPort = (release: ReleaseFacts): string => {
  const is = release.outcome === 'planned' ? 'would be' : 'is';
  const after = latestAfter(release);
  const latest = after === null ? 'names no latest version' : `has ${code(after)} as its latest version`;
  return `The channel ${code(release.channel)} ${latest}, so no device that follows it ${is} offered ${code(release.version)}. It ${is} listed for those that ask for it by its version.`;
};

/** What was read back after the commit. */
export const readBackSection = ({ verification, site }: ReleaseFacts): string =>
  verification
    ? section(
        'Verification',
        `Read back from ${code(site.host)} as one who trusts only the keys: ${counted(verification.objects, 'object')}, ${formatBytes(verification.bytes)}. Index, pointers, upgrade object and bundle verify.${throughPublicUrl(verification.public)}`,
      )
    : '';

/** A cache may be late within one poll of a device, and the release good all the same. */
const throughPublicUrl = (seen: PublicFacts | undefined): string => {
  if (!seen) return '';
  const { url, revision, waitedSeconds } = seen;
  const after = waitedSeconds > 0 ? ` after ${waitedSeconds} s` : '';
  return revision === null
    ? ` Through ${code(url)} devices still see an older copy for a while.`
    : ` Devices get the same through ${code(url)}, which shows revision ${revision}${after}.`;
};

/** Every write that a release would make, in order. */
export const planSection = ({ outcome, plan }: ReleaseFacts): string => {
  if (outcome !== 'planned') return '';
  if (plan.writes.length === 0) return section('What would be written', 'Nothing.');
  const head = ['No.', 'Kind', 'Path', 'Why', 'Size'];
  return section('What would be written, in this order', boundedTable(head, plan.writes, writeRow, PLAN_BOUNDS));
};

const writeRow = ({ kind, path, what, size }: PlannedWrite, index: number): readonly string[] => [
  String(index + 1),
  kind,
  code(path),
  words(what),
  size === undefined ? '' : formatBytes(size),
];
