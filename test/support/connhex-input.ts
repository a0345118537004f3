import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckInput, FilesInput } from '../../src/devices/device-family.js';
import type { Project } from '../../src/project/project.js';
import { resolveProject } from '../../src/project/resolve.js';
import { projectSchema } from '../../src/project/schema.js';
import { silentReporter } from '../../src/report/silent.js';
import type { Repository } from '../../src/repository/repository.js';
import { hostSurroundings } from './host-surroundings.js';

/** A token that a double takes. */
export const TOKEN = 'eyJhbGciOi.token.of-tests';

/** A project of Connhex devices, as it is once it is resolved. `directory` need not exist. */
export const familyProject = (options: object = {}, keys: object = {}, directory = '/project'): Project =>
  resolveProject(
    projectSchema.parse({
      product: 'pump',
      models: ['edge-1'],
      publicUrl: 'https://updates.example.com',
      devices: { connhex: options },
      ...keys,
    }),
    [],
    {
      file: join(directory, 'ota-release.yaml'),
      shownFile: 'ota-release.yaml',
      workingDirectory: directory,
      place: (path) => ({ file: 'ota-release.yaml', path }),
    },
  );

const unasked = (): never => {
  throw new Error('Connhex asks nothing of it');
};

/** A repository that nobody looks at. */
const REPOSITORY: Repository = new Proxy({} as Repository, { get: unasked });

const familyInput = (project: Project, version: string, token: string | undefined) => ({
  project,
  version,
  tag: `v${version}`,
  repository: REPOSITORY,
  contract: undefined,
  reporter: silentReporter,
  directory: project.directory,
  workDirectory: unasked,
  openFetch: () => hostSurroundings().openFetch(),
  environment: {},
  clock: () => new Date('2026-02-01T00:00:00Z'),
  secret: (variable: string) => (variable === 'OTA_CONNHEX_TOKEN' ? token : undefined),
});

/** What the family checks a release with. */
export const checkInputOf = (
  project: Project,
  {
    version = '1.1.0',
    token,
    ...changes
  }: Partial<Pick<CheckInput, 'version' | 'channel' | 'intent'>> & { readonly token?: string | undefined } = {},
): CheckInput => ({
  ...familyInput(project, version, token),
  entries: [],
  channel: undefined,
  intent: 'check',
  connection: false,
  proposal: false,
  servesDotFiles: undefined,
  published: undefined,
  ...changes,
});

/** What the family makes its files from, with a bundle of those bytes in a directory. */
export const filesInputOf = (
  project: Project,
  directory: string,
  bytes: Uint8Array,
  { version = '1.1.0', notes }: { readonly version?: string; readonly notes?: string } = {},
): FilesInput => {
  const file = join(directory, `${version}.zip`);
  writeFileSync(file, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    ...familyInput(project, version, TOKEN),
    ...(notes === undefined ? {} : { notes }),
    commit: 'c'.repeat(40),
    modifiedAt: 1_750_000_000,
    publicUrl: 'https://updates.example.com',
    bundle: { file, path: `bundles/${sha256}.pump-${version}.zip`, size: bytes.length, sha256 },
  };
};
