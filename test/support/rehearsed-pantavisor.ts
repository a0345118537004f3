import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport } from '../../src/devices/pantavisor/export-tarball.js';
import { revisionFiles, sealRevision } from '../../src/devices/pantavisor/files.js';
import { readParts } from '../../src/devices/pantavisor/parts.js';
import { revisionPaths } from '../../src/devices/pantavisor/remote.js';
import type { State } from '../../src/devices/pantavisor/state.js';
import { resolveProject } from '../../src/project/resolve.js';
import { projectSchema } from '../../src/project/schema.js';
import { rehearsePantavisor } from '../../src/rehearsal/pantavisor.js';
import type { RehearsalContext } from '../../src/rehearsal/rehearsal.js';
import type { DeviceFile } from '../../src/site/draft.js';
import { channelLayout } from '../../src/site/layout.js';
import type { MemoryHost } from './memory-host.js';
import { CA_FILE, PARTS } from './pantavisor.js';
import { pantavisorInput } from './pantavisor-input.js';
import { contextOf, rehearsedSite } from './rehearsal.js';
import { type SiteRelease, signedSite } from './site.js';

/** What a rehearsal of a revision is made of. */
export interface RehearsedRevision {
  readonly host: MemoryHost;
  readonly context: RehearsalContext;
  readonly take: ReturnType<typeof rehearsePantavisor>['take'];
}

/** How the revision of 1.1.0 is to be made; that of 1.0.0 is the plain one. */
export interface RevisionChanges {
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** The state that is published instead of the one that was signed. */
  readonly state?: (signed: Uint8Array) => State;
  /** Nobody has signed it. */
  readonly unsigned?: true;
  /** The CA of the project; nobody says it where this is false. */
  readonly withCa?: boolean;
}

/** A site with the releases 1.0.0 and 1.1.0 of the product `pump`, and devices that take them. */
export const rehearsedRevision = async (
  directory: string,
  changes: RevisionChanges = {},
): Promise<RehearsedRevision> => {
  const { parts = { 'bsp/kernel.img': 'another kernel' }, withCa = true } = changes;
  const host = await signedSite([
    await releaseOf(join(directory, '1.0.0'), '1.0.0', PARTS),
    await releaseOf(join(directory, '1.1.0'), '1.1.0', { ...PARTS, ...parts }, changes),
  ]);
  const site = await rehearsedSite(host);
  copyFileSync(CA_FILE, join(directory, 'ca.pem'));
  const project = withCa ? pumpProject(directory) : undefined;
  const context = contextOf('pantavisor', site, directory, { project });
  return { host, context, take: rehearsePantavisor(context).take };
};

const releaseOf = async (
  directory: string,
  version: string,
  parts: Readonly<Record<string, string | Uint8Array>>,
  { state, unsigned }: Pick<RevisionChanges, 'state' | 'unsigned'> = {},
): Promise<SiteRelease> => {
  mkdirSync(directory, { recursive: true });
  const input = pantavisorInput(directory, { parts, version });
  const seal = async (): Promise<readonly DeviceFile[]> => {
    const sealed = await sealRevision(input);
    return state ? restated(directory, version, sealed, state) : sealed;
  };
  return {
    version,
    product: 'pump',
    deviceFiles: await revisionFiles(input),
    ofRelease: { pantavisor: {} },
    ...(unsigned ? {} : { seal }),
  };
};

/** Another state, and the export around it. */
const restated = async (
  directory: string,
  version: string,
  sealed: readonly DeviceFile[],
  change: (signed: Uint8Array) => State,
): Promise<readonly DeviceFile[]> => {
  const [first] = sealed;
  const { parts } = await readParts(join(directory, 'parts'), 'parts');
  if (first?.body.kind !== 'bytes' || !parts) throw new Error('there is no state');
  const bytes = Buffer.from(change(first.body.bytes).text);
  const exported = await writeExport(join(directory, 'other.tgz'), { state: bytes, objects: parts.objects });
  const { state, tarball } = revisionPaths(channelLayout('stable'), 'pump', version);
  return [
    { family: 'pantavisor', path: state, body: { kind: 'bytes', bytes } },
    { family: 'pantavisor', path: tarball, body: { kind: 'file', ...exported } },
  ];
};

const pumpProject = (directory: string) =>
  resolveProject(
    projectSchema.parse({ product: 'pump', models: ['p-1'], devices: { pantavisor: { ca: 'ca.pem' } } }),
    [],
    {
      file: join(directory, 'ota-release.yaml'),
      shownFile: 'ota-release.yaml',
      workingDirectory: directory,
      place: (path) => ({ file: 'ota-release.yaml', path }),
    },
  );
