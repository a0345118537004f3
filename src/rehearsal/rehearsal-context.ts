import { join } from 'node:path';
import type { DeviceTraits } from '../devices/device-family.js';
import type { DeviceFamilyName } from '../project/device-families.js';
import type { Project } from '../project/project.js';
import type { UpgradeMatrix } from '../schemas/upgrade-row.js';
import { createDeviceRoot } from './device-root.js';
import { type Downloaded, download } from './download.js';
import type { RehearsalContext, RehearsedSite } from './rehearsal.js';
import type { OpenedSandbox } from './sandbox.js';
import { type VerifiedRelease, verifyRelease } from './verify-release.js';

/** What all families of one rehearsal share. */
export interface SharedRehearsal {
  readonly site: RehearsedSite;
  readonly matrix: UpgradeMatrix | undefined;
  readonly project: Project | undefined;
  readonly timeoutMs: number;
  readonly now: () => Date;
  /** An absolute path for everything that is downloaded and unpacked. */
  readonly work: string;
  /** Opened at the first use. */
  readonly sandbox: () => Promise<OpenedSandbox>;
}

/** Gives each family its context; what one has downloaded and verified, the next one finds there. */
export const rehearsalContexts = (
  shared: SharedRehearsal,
): ((family: DeviceFamilyName, traits?: DeviceTraits) => RehearsalContext) => {
  const { site, work, project } = shared;
  const releases = new Map<string, Promise<VerifiedRelease>>();
  const downloads = new Map<string, Promise<Downloaded>>();
  let names = 0;
  const freshPath = (kind: string): string => {
    names += 1;
    return join(work, `${kind}-${names}`);
  };
  const common: Omit<RehearsalContext, 'settings' | 'traits'> = {
    site,
    matrix: shared.matrix,
    project,
    timeoutMs: shared.timeoutMs,
    now: shared.now,
    release: (version, fault) =>
      fault === 'bad-signature'
        ? verifyRelease(site, version, fault)
        : remembered(releases, version, () => verifyRelease(site, version)),
    download: (wanted, fault) =>
      fault === undefined
        ? remembered(downloads, wanted.path, () => download(site.source, wanted, { to: freshPath('download') }))
        : download(site.source, wanted, { to: freshPath('download'), fault }),
    device: (version) => createDeviceRoot(freshPath('device'), version, project?.rehearsal.root),
    sandbox: async () => (await shared.sandbox()).sandbox,
  };
  return (family, traits = {}) => ({ ...common, traits, settings: site.predicate.families?.[family] });
};

const remembered = <T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
  const known = kept.get(key) ?? make();
  kept.set(key, known);
  return known;
};
