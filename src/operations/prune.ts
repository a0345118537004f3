import { fail } from '../errors/ota-error.js';
import { formatBytes } from '../report/units.js';
import { archivedReleases, isPruned } from '../site/archive.js';
import { prunedArchive } from '../site/archive-changes.js';
import type { IndexRelease } from '../site/index-statement.js';
import type { IndexChange } from '../site/next-index.js';
import { isForEverybody } from '../site/rollout.js';
import { compareVersions } from '../version/semver.js';
import { comingIndex, withObjects } from './coming-index.js';
import { fleetChange, newlyStranded } from './fleet-change.js';
import type { ChannelAt, Operation, Proposal } from './operation.js';
import { renewPastDocuments } from './past-documents.js';
import { type PruneInput, pruneCandidates, withoutSteps } from './prune-choice.js';
import { channelsOfSite, statementOf } from './prune-objects.js';
import { type Removal, removalsOf, removePruned } from './prune-removal.js';

const DAY_MS = 86_400_000;
/** Releases that are told of one by one. */
const MAX_TOLD = 40;

/**
 * Removes old releases by the project’s policy: one revision in which they stand as pruned, and are offered to nobody, and only then their
 * bytes. Their upgrade objects, records and entries stay: a number stays taken, and what it stood for can be verified.
 */
export const pruneOperation = (): Operation => ({
  kind: 'prune',
  propose: proposePrune,
  // Documents first: what still leads to a pruned release must not outlive its bytes.
  afterwards: async (site) => [...(await renewPastDocuments(site)), ...(await removePruned(site))],
});

const proposePrune = async (channel: ChannelAt): Promise<Proposal | undefined> => {
  const { project, predicate, directory, host, layout } = channel;
  if (!project.prune) throw fail('prune-policy-missing', {}, { place: project.place('prune') });
  // Asked first: where nobody can say what a host holds, nobody can say what may be removed.
  const names = await host.list('');
  const archived = (await archivedReleases(host, directory)).filter(({ version }) => !isPruned(directory, version));
  const releases = [...predicate.releases, ...archived].sort((a, b) => compareVersions(a.version, b.version));
  const chosen = await chosenReleases(channel, releases);
  if (chosen.length === 0) return undefined;
  const change = changeOf(channel, chosen);
  const coming = comingIndex(channel, change);
  const channels = (await channelsOfSite(channel, names)).map((each) =>
    each.layout.channel === layout.channel ? { ...each, ...coming } : each,
  );
  const site = { ...channel, host: withObjects(host, change.archive.objects) };
  const removals = await removalsOf(site, chosen, channels, new Set(names));
  return { note: { what: what(chosen) }, ...change, told: told(chosen, removals) };
};

/** The releases that go. @throws OtaError `prune-object-unreadable`. */
const chosenReleases = async (
  channel: ChannelAt,
  releases: readonly IndexRelease[],
): Promise<readonly IndexRelease[]> => {
  const { project, predicate, directory } = channel;
  const input: PruneInput = {
    // A roll-out that is complete keeps nothing any more.
    releases: releases.map(({ rollout, ...release }) =>
      !rollout || isForEverybody({ rollout }, predicate.created) ? release : { ...release, rollout },
    ),
    indexed: new Set(predicate.releases.map(({ version }) => version)),
    further: [...(directory.pruned ?? []), ...project.rehearsal.from],
    latest: predicate.latest,
    keep: project.prune?.keep ?? releases.length,
  };
  const old = await oldAmong(channel, releases, pruneCandidates(input));
  return forFamilies(channel, releases, input, old);
};

/** Those of the versions whose commit is as old as the policy asks. */
const oldAmong = async (
  channel: ChannelAt,
  releases: readonly IndexRelease[],
  versions: readonly string[],
): Promise<readonly string[]> => {
  const days = channel.project.prune?.olderThanDays;
  if (days === undefined) return versions;
  const limit = channel.now.getTime() - days * DAY_MS;
  const wanted = new Set(versions);
  const old: string[] = [];
  for (const entry of releases.filter(({ version }) => wanted.has(version))) {
    const created = (await statementOf(channel, channel.layout, entry))?.predicate.created ?? entry.yanked?.at;
    if (created !== undefined && Date.parse(created) <= limit) old.push(entry.version);
  }
  return old;
};

/** Without those that devices of the project’s families step through: each round keeps the steps of whoever would be left behind. */
const forFamilies = async (
  channel: ChannelAt,
  releases: readonly IndexRelease[],
  input: PruneInput,
  old: readonly string[],
): Promise<readonly IndexRelease[]> => {
  const { predicate, directory, project } = channel;
  let candidates = old;
  for (;;) {
    const free = new Set(withoutSteps(input, candidates));
    const chosen = releases.filter(({ version }) => free.has(version));
    if (chosen.length === 0) return [];
    const after = comingIndex(channel, changeOf(channel, chosen));
    const change = await fleetChange(project, { predicate, directory }, after);
    const lost = change ? newlyStranded(change) : [];
    if (!change || lost.length === 0) return chosen;
    const steps = new Set(lost.flatMap((row) => stepsBefore(change.before.rows, row)));
    const fewer = [...free].filter((version) => !steps.has(version));
    // A way that is too long to be told is not worth the risk.
    if (fewer.length === free.size) return [];
    candidates = fewer;
  }
};

type Row = NonNullable<Awaited<ReturnType<typeof fleetChange>>>['before']['rows'][number];

const stepsBefore = (rows: readonly Row[], { family, version }: Row): readonly string[] =>
  rows.find((row) => row.family === family && row.version === version)?.path ?? [];

const changeOf = (
  { predicate, directory, layout }: ChannelAt,
  chosen: readonly IndexRelease[],
): Required<Pick<IndexChange, 'releases' | 'archive'>> => {
  const versions = new Set(chosen.map(({ version }) => version));
  const indexed = predicate.releases.filter(({ version }) => versions.has(version));
  const listed = new Set(indexed.map(({ version }) => version));
  const archived = [...versions].filter((version) => !listed.has(version));
  return {
    releases: (current) => current.filter(({ version }) => !versions.has(version)),
    archive: prunedArchive(directory, { indexed, archived }, layout),
  };
};

const what = (chosen: readonly IndexRelease[]): string => {
  const [first, last] = [chosen[0]?.version ?? '', chosen.at(-1)?.version ?? ''];
  return chosen.length === 1 ? first : `${chosen.length} releases, ${first} to ${last}`;
};

const told = (chosen: readonly IndexRelease[], removals: readonly Removal[]): readonly string[] => {
  const objects = removals.flatMap((removal) => removal.objects);
  const lines = removals.map(({ version, objects: own }) => `${version}: ${amount(own)}`);
  const more = lines.length > MAX_TOLD ? [`and ${lines.length - MAX_TOLD} releases more`] : [];
  return [
    `removed: ${amount(objects)} of ${chosen.length} ${chosen.length === 1 ? 'release' : 'releases'}`,
    ...lines.slice(0, MAX_TOLD),
    ...more,
  ];
};

const amount = (objects: Removal['objects']): string => {
  const bytes = objects.reduce((sum, { size = 0 }) => sum + size, 0);
  return `${objects.length} ${objects.length === 1 ? 'file' : 'files'}, ${formatBytes(bytes)}`;
};
