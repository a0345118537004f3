import type { NewObject } from '../../site/next-index.js';
import { parseVersion } from '../../version/parse-version.js';
import { sortVersions } from '../../version/semver.js';
import type { FamilyViews } from '../device-views.js';
import { checkInAnswer, NOTHING } from './answer.js';
import { type IotoDevice, iotoOffers } from './offers.js';
import { BUCKETS } from './rollout.js';
import { type IotoSettings, iotoSettingsSchema } from './settings-schema.js';

/**
 * Versions that have documents for every part of the fleet: so many of the newest releases, and as many of those that `from` names.
 * Each costs 200 documents, which every release compares.
 */
const COHORT_VERSIONS = 10;

/** What the agent appends to its `api` (Ioto contract, “From a static host”); the updaters are given it with `--check-path`. */
export const CHECK_PATH = 'tok/provision/update';
export const REPORT_PATH = 'tok/provision/updateReport';

const encoder = new TextEncoder();

/**
 * Static answers to check-ins: one document per product, channel and current version, because a constant answer is installed for
 * ever (Ioto contract, “From a static host”). What a device is offered changes with each release; that it is offered nothing is
 * said in a document as well, because a 404 is an error to it. Where the project wants it so, each part of the fleet has a folder of
 * its own, 00 to 99. A roll-out over time stands in them as it stood when the revision was made: each revision takes it further.
 */
export const iotoDocuments: FamilyViews = (settings, { channel, publicUrl }) => {
  const read = iotoSettingsSchema.safeParse(settings);
  if (!read.success) return [];
  const { offerTo } = iotoOffers(channel);
  const base = `ioto/${channel.product}/${channel.channel}/from`;
  const answer = (device: IotoDevice) => checkInAnswer(publicUrl, offerTo(device));
  const { versions, cohorts } = documentedVersions(read.data, [...channel.releases.keys()]);
  return [
    document(REPORT_PATH, NOTHING),
    ...versions.flatMap((version) => pair(`${base}/${version}`, answer({ version }))),
    ...cohorts.flatMap((version) =>
      Array.from({ length: BUCKETS }, (_, bucket) => answer({ version, bucket })).flatMap((text, bucket) =>
        pair(`${base}/${version}/${String(bucket).padStart(2, '0')}`, text),
      ),
    ),
  ];
};

/** The versions that have a document, ascending, and those of them that have one for each part of the fleet. */
export const documentedVersions = (
  { from = [], cohorts = false }: IotoSettings,
  indexed: readonly string[],
): { readonly versions: readonly string[]; readonly cohorts: readonly string[] } => {
  // Only what is a version is a path.
  const named = from.filter((version) => parseVersion(version));
  const versions = sortVersions([...new Set([...indexed, ...named])]);
  if (!cohorts) return { versions, cohorts: [] };
  const newest = new Set([indexed, named].flatMap((group) => sortVersions(group).slice(-COHORT_VERSIONS)));
  return { versions, cohorts: versions.filter((version) => newest.has(version)) };
};

/** How many documents a channel with these versions has. */
export const documentCount = (settings: IotoSettings, indexed: readonly string[]): number => {
  const { versions, cohorts } = documentedVersions(settings, indexed);
  return 1 + 2 * (versions.length + BUCKETS * cohorts.length);
};

const pair = (base: string, answer: string): readonly NewObject[] => [
  document(`${base}/${CHECK_PATH}`, answer),
  document(`${base}/${REPORT_PATH}`, NOTHING),
];

const document = (path: string, text: string): NewObject => ({ path, bytes: encoder.encode(text) });
