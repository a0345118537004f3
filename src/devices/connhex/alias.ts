import { z } from 'zod';
import type { IndexRelease } from '../../site/index-statement.js';
import type { ChannelLayout } from '../../site/layout.js';
import type { AbsentObject, CopiedObject } from '../../site/mutable-object.js';
import type { ChannelView } from '../channel-view.js';
import { boundsOf } from './version-bounds.js';

/** What the signed index keeps for Connhex. */
export interface ConnhexSettings {
  /** The newest bundle has a mutable copy. */
  readonly alias: boolean;
  /** The releases go to the API of Connhex. */
  readonly publish: boolean;
}

const settingsSchema = z.looseObject({ alias: z.boolean().default(false), publish: z.boolean().default(false) });

/** The settings as the index has them; all off where it has none. */
export const readSettings = (settings: unknown): ConnhexSettings =>
  settingsSchema.safeParse(settings).data ?? { alias: false, publish: false };

/** Names that may stand in a path as they are. */
const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Where the newest bundle of a channel lies for devices that know one address alone. */
export const aliasPath = ({ prefix }: Pick<ChannelLayout, 'prefix'>, product: string): string =>
  `${prefix}connhex/${product}.zip`;

/**
 * The mutable copy of the newest bundle, for HEAD and then GET (Connhex contract, “On a static host”); nothing where it is
 * switched off. Once nothing is offered any more, the copy is not to be there.
 */
export const connhexViews = (
  settings: unknown,
  { layout, channel }: { readonly layout: ChannelLayout; readonly channel: ChannelView },
): readonly (CopiedObject | AbsentObject)[] => {
  const { product, latest, releases } = channel;
  const newest = latest === null ? undefined : releases.get(latest);
  if (!readSettings(settings).alias || !PLAIN_NAME.test(product)) return [];
  if (!newest) return [{ path: aliasPath(layout, product), absent: true }];
  const { path, size, sha256 } = newest.bundle;
  const copyOf = { path, size, sha256, headers: aliasHeaders(product, newest) };
  return [{ path: aliasPath(layout, product), copyOf }];
};

/** The headers that the service of Connhex itself answers HEAD with, as far as a static host can (Connhex contract, “Check”). */
export const aliasHeaders = (product: string, release: IndexRelease): Readonly<Record<string, string>> => {
  const { minVersion, maxVersion } = boundsOf(release);
  return {
    'Content-Disposition': `attachment; filename="${product}-${release.version}.zip"`,
    'Repr-Digest': reprDigest(release.bundle.sha256),
    Version: release.version,
    ...(minVersion === undefined ? {} : { 'Min-Version': minVersion }),
    ...(maxVersion === undefined ? {} : { 'Max-Version': maxVersion }),
  };
};

/** A digest as a header has it (RFC 9530, 3): `sha-256=:…:`. */
const reprDigest = (sha256: string): string => `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
