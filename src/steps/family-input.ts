import type { PackedBundle } from '../bundle/pack.js';
import { channelView } from '../devices/channel-view.js';
import type { CheckInput, DeviceFamily, FamilyInput, FilesInput, PublishedChannel } from '../devices/device-family.js';
import { deviceFamilies } from '../devices/registry.js';
import { gather } from '../errors/gather.js';
import type { Problem } from '../errors/problem.js';
import type { ConfigContract } from '../schemas/contract.js';
import { bundlePath, schemaPath } from '../site/layout.js';
import { readByDigest } from './channel-rules.js';
import type { Checked } from './check.js';
import type { FoundSource } from './find-source.js';
import type { LoadedProject } from './load-project.js';
import type { Packed } from './pack.js';
import type { Preflight } from './preflight.js';
import type { ReleaseInputs, Services } from './services.js';

type Known = ReleaseInputs & LoadedProject & { readonly preflight: Preflight } & Partial<Pick<FoundSource, 'source'>>;

const familyInput = (
  services: Services,
  { project, version, repository, notes, preflight, directory, intent }: Known,
  contract: ConfigContract | undefined,
): FamilyInput => ({
  project,
  version,
  tag: preflight.tag,
  repository,
  ...(notes === undefined ? {} : { notes }),
  contract,
  reporter: services.reporter,
  directory,
  workDirectory: services.workDirectory,
  openFetch: services.openFetch,
  environment: services.environment,
  clock: services.clock,
  secret: (variable) => (intent === 'release' ? services.secret(variable) : undefined),
});

/** What a family’s rules are judged with. */
export const checkInput = (services: Services, state: Known & Pick<Checked, 'contract' | 'entries'>): CheckInput => {
  const { newest, directory } = state.preflight.standing ?? {};
  return {
    ...familyInput(services, state, state.contract),
    entries: state.entries,
    channel: newest && directory && channelView(newest.predicate, directory),
    servesDotFiles: state.preflight.host?.capabilities.dotFiles,
    published: publishedChannel(state.preflight),
    intent: state.intent,
    connection: state.connection,
    proposal: state.proposal,
  };
};

const publishedChannel = ({ host, standing }: Preflight): PublishedChannel | undefined => {
  const predicate = standing?.newest?.predicate;
  if (!host || !predicate) return undefined;
  return {
    families: predicate.families ?? {},
    template: async (version) => {
      const sha256 = predicate.releases.find((release) => release.version === version)?.schemas?.template;
      return sha256 === undefined ? undefined : readByDigest(host, schemaPath(sha256, 'template'), sha256);
    },
  };
};

/** What a family’s files are made from. */
export const filesInput = (
  services: Services,
  state: Known & Pick<Checked, 'contract'> & Pick<Packed, 'bundle'>,
  publicUrl: string,
): FilesInput => ({
  ...familyInput(services, state, state.contract),
  commit: state.repository.commit,
  modifiedAt: services.sourceDateEpoch ?? state.repository.commitTime,
  publicUrl,
  bundle: packedBundle(state.bundle, state),
});

const packedBundle = (
  { path, size, sha256 }: PackedBundle,
  { project, version, source }: Known,
): FilesInput['bundle'] => ({
  file: path,
  path: source?.statement.predicate.bundle.path ?? bundlePath(sha256, project.product, version),
  size,
  sha256,
});

/** Every rule of the project’s families that the release breaks. */
export const familyProblems = async (input: CheckInput): Promise<readonly Problem[]> => {
  const families = await deviceFamilies(input.project.devices);
  const judged = await Promise.all(families.map((family) => gather(async () => (await family.check?.(input)) ?? [])));
  return judged.flatMap(({ value = [], problems }) => [...problems, ...value]);
};

/** What one of the parts of every family of the project makes, one family after another. */
export const fromFamilies = async <Made>(
  input: FilesInput,
  part: (family: DeviceFamily) => Promise<readonly Made[]> | readonly Made[] | undefined,
): Promise<readonly Made[]> => {
  const made: Made[] = [];
  for (const family of await deviceFamilies(input.project.devices)) made.push(...((await part(family)) ?? []));
  return made;
};
