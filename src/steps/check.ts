import { relative, resolve } from 'node:path';
import { type BundleEntry, collectEntries } from '../bundle/entries.js';
import { lintBundle } from '../bundle/lint.js';
import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, strictly } from '../errors/problem.js';
import { attachmentProblems } from '../project/attachment-files.js';
import { checkConnection } from '../repository/check-connection.js';
import { checkRepository } from '../repository/check-repository.js';
import { checkConfig } from '../schemas/check-config.js';
import { type ConfigContract, loadContract } from '../schemas/contract.js';
import { formatMatrix, type UpgradeMatrix } from '../schemas/upgrade-paths.js';
import { judgeAgainstChannel } from './channel-rules.js';
import { checkInput, familyProblems } from './family-input.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Preflight } from './preflight.js';
import type { ReleaseInputs, Services } from './services.js';

/** What was judged, and found good enough to go on. */
export interface Checked {
  readonly entries: readonly BundleEntry[];
  readonly contract: ConfigContract | undefined;
  readonly matrix: UpgradeMatrix | undefined;
  /** Every warning so far, in the order of the flow. */
  readonly findings: readonly Problem[];
}

type Needs = ReleaseInputs & LoadedProject & { readonly preflight: Preflight };

/**
 * Step 3: judges the release: version against the channel, config and foreign config, upgrade paths from every fielded
 * version, the bundle, the repository. Throws once, with everything that preflight and check found.
 */
export const check = (services: Services): Step<Needs, Checked> => ({
  title: 'Check',
  effect: 'reads',
  run: async (state) => {
    const config = await checkContract(state);
    const channel = await judgeAgainstChannel({ ...state, contract: config.contract }, state.preflight);
    const bundle = await checkBundle(state);
    const repository = await checkSource(state);
    const forFamilies = { ...state, contract: config.contract, entries: bundle.entries };
    const families = await familyProblems(checkInput(services, forFamilies));
    if (channel.matrix) services.reporter.info(formatMatrix(channel.matrix));
    const all = distinct([
      ...state.loadFindings,
      ...state.preflight.problems,
      ...channel.problems,
      ...config.problems,
      ...bundle.problems,
      ...(await attachmentProblems(state.project)),
      ...families,
      ...repository,
    ]);
    const findings = state.strict ? strictly(all) : all;
    if (hasErrors(findings)) throw new OtaError(findings);
    services.reporter.problems(findings);
    return { entries: bundle.entries, contract: config.contract, matrix: channel.matrix, findings };
  },
});

/** Preflight and check ask the forge the same questions; one answer is enough. */
export const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((finding) => [JSON.stringify(finding), finding])).values(),
];

/** The config contract of a version, judged by itself. */
export const checkContract = async ({
  project,
  version,
  directory,
}: Pick<Needs, 'project' | 'version' | 'directory'>) => {
  if (!project.config) return { contract: undefined, problems: [] };
  const { contract, problems } = await loadContract(project.config, {
    directory: project.directory,
    workingDirectory: directory,
  });
  const judged = await checkConfig(contract, { version });
  return { contract, problems: [...problems, ...judged] };
};

/** The bundle’s entries, and what is wrong with them. */
export const checkBundle = async ({
  project,
  repository,
  version,
  directory,
}: Pick<Needs, 'project' | 'repository' | 'version' | 'directory'>) => {
  const { bundle } = project;
  const modes = await repository.executableModes(bundle.root);
  const shownRoot = relative(directory, bundle.root) || '.';
  const { entries, problems } = await collectEntries(bundle, { executable: (path) => modes.get(path), shownRoot });
  // Without a root there is nothing to lint, and what is to be corrected is the line that names it.
  if (problems.some((finding) => finding.code === 'bundle-root-missing'))
    return { entries, problems: problems.map((finding) => ({ ...finding, place: project.place('bundle.root') })) };
  const lint = await lintBundle(entries, {
    root: bundle.root,
    shownRoot,
    version,
    limits: bundle,
    devices: project.devices,
  });
  return { entries, problems: [...problems, ...lint] };
};

const checkSource = async ({
  project,
  version,
  repository,
  preflight,
  ...inputs
}: Needs): Promise<readonly Problem[]> => {
  const { forge, tag } = preflight;
  if (!forge) return [];
  // The site may lie inside the repository; what is published there is no uncommitted change of the source.
  const { allowDirty, ownFiles, connection, proposal } = inputs;
  const ignore = [...ownFiles, ...(project.host?.kind === 'directory' ? [resolve(project.host.path)] : [])];
  return [
    ...(await checkRepository(repository, forge, { tag, version, allowDirty, ignore, proposal })),
    ...(connection ? await checkConnection(forge, preflight.remoteTag?.name) : []),
  ];
};
