import type { NewObject } from '../../site/next-index.js';
import { parseVersion } from '../../version/parse-version.js';
import type { ViewContext } from '../device-views.js';
import { checkInAnswer } from './answer.js';
import { CHECK_PATH, documentedVersions } from './documents.js';
import { iotoOffers } from './offers.js';
import { BUCKETS } from './rollout.js';
import { iotoSettingsSchema } from './settings-schema.js';

/** The answers that devices read who are on versions without a document of their own any more. */
export interface PastDocuments {
  /** Below which all of them lie. */
  readonly prefix: string;
  /** Where one may lie, for hosts that can’t say what they hold. */
  readonly candidates: (versions: readonly string[]) => readonly string[];
  /** What a path below the prefix is to hold; undefined for one that is no such answer. */
  readonly documentAt: (path: string) => NewObject | undefined;
}

/**
 * Documents that no revision names any more: of versions that have left the index, and of parts of the fleet on versions that are no
 * longer among the newest. They keep the answer that they had, which leads to the release that was newest then, and so have to be
 * written anew where that one is withdrawn or pruned. Undefined where the index has no documents for Ioto.
 */
export const pastIotoDocuments = (
  settings: unknown,
  { channel, publicUrl }: Pick<ViewContext, 'channel' | 'publicUrl'>,
): PastDocuments | undefined => {
  const read = iotoSettingsSchema.safeParse(settings);
  if (!read.success) return undefined;
  const prefix = `ioto/${channel.product}/${channel.channel}/from/`;
  const { versions, cohorts } = documentedVersions(read.data, [...channel.releases.keys()]);
  const [own, parts] = [new Set(versions), new Set(cohorts)];
  const { offerTo } = iotoOffers(channel);
  const isPast = (version: string, bucket: number | undefined): boolean =>
    bucket === undefined ? !own.has(version) : !parts.has(version);
  return {
    prefix,
    candidates: (fielded) =>
      fielded.flatMap((version) => [
        ...(isPast(version, undefined) ? [`${prefix}${version}/${CHECK_PATH}`] : []),
        ...(read.data.cohorts && isPast(version, 0)
          ? EVERY_PART.map((part) => `${prefix}${version}/${part}/${CHECK_PATH}`)
          : []),
      ]),
    documentAt: (path) => {
      const device = deviceAt(path, prefix);
      if (!device || !isPast(device.version, device.bucket)) return undefined;
      return { path, bytes: new TextEncoder().encode(checkInAnswer(publicUrl, offerTo(device))) };
    },
  };
};

const EVERY_PART = Array.from({ length: BUCKETS }, (_, bucket) => String(bucket).padStart(2, '0'));

const deviceAt = (path: string, prefix: string): { readonly version: string; readonly bucket?: number } | undefined => {
  if (!path.startsWith(prefix) || !path.endsWith(`/${CHECK_PATH}`)) return undefined;
  const [version = '', part, ...rest] = path.slice(prefix.length, -CHECK_PATH.length - 1).split('/');
  if (!parseVersion(version) || rest.length > 0) return undefined;
  if (part === undefined) return { version };
  return /^\d{2}$/.test(part) ? { version, bucket: Number(part) } : undefined;
};
