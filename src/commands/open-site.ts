import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import { withoutSecrets } from '../project/addresses.js';
import { parseHostText } from '../project/host-address.js';
import type { HostSpec } from '../project/project.js';
import { directorySource } from '../site/directory-source.js';
import { hostSource } from '../site/host-source.js';
import type { SiteSource } from '../site/site-source.js';
import type { HostUse } from '../steps/services.js';
import { tarballKind } from '../transfer/tarball-kind.js';
import type { CommandContext } from './context.js';

/** A site that was opened by its address. */
export interface OpenedSite {
  readonly source: SiteSource;
  /** The same place as a host; absent where the address is a URL, of which only a reader’s view is had. */
  readonly host?: Host;
}

type Opening = Pick<CommandContext, 'directory' | 'services'>;

/**
 * The site at an address, opened for reading: a directory or `file:///` URL, a tarball (`.tar`, `.tar.gz`, `.tgz`), the http(s)
 * URL under which devices reach it, or a host as `host` in the project file has it (`s3://…`, `branch:…`, `git+https://…#…`).
 * Relative paths start from the command's directory. Nothing is read yet, except that a directory must be there, and that a
 * tarball is unpacked.
 *
 * @throws OtaError `verify-location-invalid`, `transfer-archive-…`, and what opening a host throws: `host-…`, `s3-…`,
 * `repository-…`.
 */
export const openSite = async (address: string, context: Opening): Promise<SiteSource> =>
  (await openSiteAndHost(address, context)).source;

/** The same, with the host that the site is on, where it is reached as one. */
export const openSiteAndHost = async (address: string, context: Opening): Promise<OpenedSite> => {
  if (isWebUrl(address)) return { source: await context.services.openWebSite(address) };
  const spec = hostSpecOf(address, context);
  const tarball = spec.kind === 'directory' && (await isTarball(spec.path));
  if (tarball) return { source: await openTarball(spec.path, address, context) };
  return openDeclaredHost(spec, context, { shownAs: address });
};

/** A directory may have the name of one. */
const isTarball = async (path: string): Promise<boolean> =>
  tarballKind(path) !== undefined && !(await stat(path).catch(() => undefined))?.isDirectory();

const openTarball = async (file: string, shown: string, { services }: Opening): Promise<SiteSource> => {
  const { tarballSource } = await import('../transfer/tarball-source.js');
  return tarballSource({ file, shown, directory: await services.workDirectory() });
};

/**
 * The site on a host whose options are known, for reading, and the host.
 *
 * @param declared what the project says of it: how the user wrote a directory, and what the host may want to know.
 */
export const openDeclaredHost = async (
  spec: HostSpec,
  context: Opening,
  { shownAs, ...use }: HostUse & { readonly shownAs?: string } = {},
): Promise<Required<OpenedSite>> => {
  const host = await openHostOf(spec, context, use);
  if (spec.kind === 'directory') return { source: await directorySource(spec.path, shownAs), host };
  return { source: hostSource(host), host };
};

/**
 * The host at an address, for writing. The same addresses, but an http(s) URL is a server that takes PUT, and a directory
 * need not be there yet.
 *
 * @throws OtaError as `openSite`.
 */
export const openSiteHost = async (address: string, context: Opening, use?: HostUse): Promise<Host> =>
  openHostOf(hostSpecOf(address, context), context, use);

const isWebUrl = (address: string): boolean => /^https?:\/\//i.test(address);

const openHostOf = async (spec: HostSpec, { directory, services }: Opening, use: HostUse = {}): Promise<Host> => {
  // A branch is reached with the credentials of the repository's own remotes; nothing else asks for one.
  const repository = spec.kind === 'git-branch' ? await services.openRepository(directory) : undefined;
  return services.openHost(spec, { ...use, ...(repository ? { repository } : {}) });
};

const hostSpecOf = (address: string, { directory }: Opening): HostSpec => {
  const read = parseHostText(address);
  if ('fault' in read) {
    const { fault } = read;
    const reason = fault.kind === 'invalid' ? fault.reason : `nothing is known about ${fault.scheme}:`;
    throw fail('verify-location-invalid', { location: withoutSecrets(address), reason });
  }
  const { host } = read;
  if (host.kind !== 'directory') return host;
  const path = /^file:/i.test(host.path) ? fileURLToPath(host.path) : resolve(directory, host.path);
  return { kind: 'directory', path };
};
