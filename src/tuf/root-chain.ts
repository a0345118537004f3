import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import type { ChannelLayout } from '../site/layout.js';
import { tufNames } from './names.js';
import { assertRootFollows, parseRoot, type StandingRoot } from './root.js';

/** The root that a signed revision names. */
export interface NamedRoot {
  readonly version: number;
  readonly sha256: string;
}

/** Roots in a row that are followed: as many as clients follow by default in one update. */
const MAX_ROOTS = 256;

/**
 * The newest root on the host: the one that the index names, and from there on as clients follow them (TUF 1.0, section 5.3). A run that
 * died may have left a newer one than any revision names, which clients see. Undefined where there is none.
 *
 * Costs two small reads, and one for each root that no revision names.
 *
 * @param named of the newest revision; undefined where that names none, and then the roots are followed from the first.
 * @throws OtaError `tuf-root-missing`, `tuf-root-broken`.
 */
export const newestRoot = async (
  host: Pick<Host, 'read'>,
  layout: ChannelLayout,
  named: NamedRoot | undefined,
): Promise<StandingRoot | undefined> => {
  const names = tufNames(layout);
  let newest = named ? await readNamed(host, names.root(named.version), named) : undefined;
  const first = (named?.version ?? 0) + 1;
  for (let version = first; version < first + MAX_ROOTS; version += 1) {
    const path = names.root(version);
    const stored = await host.read(path);
    if (!stored) return newest;
    const next = parseRoot(path, stored.bytes);
    assertRootFollows(newest, next);
    newest = next;
  }
  throw fail('tuf-root-broken', { path: names.root(first), reason: `more than ${MAX_ROOTS} roots follow it` });
};

const readNamed = async (host: Pick<Host, 'read'>, path: string, { sha256 }: NamedRoot): Promise<StandingRoot> => {
  const stored = await host.read(path);
  if (!stored) throw fail('tuf-root-missing', { path });
  const root = parseRoot(path, stored.bytes);
  if (root.sha256 !== sha256)
    throw fail('tuf-root-broken', { path, reason: 'it is not the one that the signed index names' });
  return root;
};
