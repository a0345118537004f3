import { type Gathered, gather } from '../errors/gather.js';
import type { Problem } from '../errors/problem.js';
import { detectForge, type ForgeTarget } from '../forges/detect.js';
import type { Forge } from '../forges/forge.js';
import type { Host } from '../hosts/host.js';
import { loadProject as loadProjectFile } from '../project/load.js';
import type { Project } from '../project/project.js';
import type { GitResult } from '../repository/git.js';
import type { Repository } from '../repository/repository.js';
import type { Trust } from '../signing/trust.js';
import { channelLayout } from '../site/layout.js';
import { type LoadedProject, loadProject } from '../steps/load-project.js';
import { furtherOf, type Standing, standingOf, trustOf } from '../steps/preflight.js';
import type { ReleaseInputs, Services } from '../steps/services.js';
import { DEADLINE_MS, withinDeadline } from './deadline.js';
import { once } from './once.js';
import { type PipelineFile, readPipelines } from './pipelines/read-pipelines.js';
import { salvagedProject } from './salvage.js';

/** Where the run takes place. */
export type CiKind = 'github' | 'gitlab' | 'other';

/** What the examinations are told of the run. */
export interface Surroundings {
  readonly inputs: ReleaseInputs;
  readonly services: Services;
  /** Variables of the process. Their values are asked for names that hold no secret, and whether others are set. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The host is tried out with an object that is removed again. */
  readonly probe: boolean;
  /** A file that holds the secret key, where the run was given one. Absolute. */
  readonly keyFile?: string;
  readonly tool: { readonly name: string; readonly version: string };
}

/** The project as far as it can be had. */
export interface LoadedFacts {
  /** With all its keys, or without those that are wrong. */
  readonly project?: Project;
  /** Where nothing is wrong with it. */
  readonly whole?: LoadedProject;
  readonly problems: readonly Problem[];
}

/** What is known of the project and its surroundings. Each fact is gathered when it is first asked for, and once. */
export interface Facts extends Surroundings {
  readonly ci: CiKind;
  /** A release could run here: it was given a signing key. Elsewhere it is no fault to have no right to write. */
  readonly releases: boolean;
  readonly loaded: () => Promise<LoadedFacts>;
  /** The remote that gets the tag. */
  readonly remote: () => Promise<string>;
  readonly repository: () => Promise<Gathered<Repository | undefined>>;
  /** Which forge it is, and the URL that says so; undefined without a repository. */
  readonly target: () => Promise<{ readonly target: ForgeTarget; readonly remoteUrl?: string } | undefined>;
  readonly forge: () => Promise<Gathered<Forge>>;
  /** Undefined where the project names none. */
  readonly host: () => Promise<Gathered<Host | undefined>>;
  readonly trust: () => Promise<{ readonly trust?: Trust | undefined; readonly problems: readonly Problem[] }>;
  /** What stands on the host, verified; undefined where host or trust is missing. */
  readonly standing: () => Promise<Gathered<Standing | undefined>>;
  readonly pipelines: () => Promise<readonly PipelineFile[]>;
}

/** The facts of a run. Nothing is read yet. */
export const gatherFacts = (surroundings: Surroundings): Facts => {
  const { inputs, services, environment } = surroundings;
  const loaded = once(() => loadedFacts(surroundings));
  const remote = once(async () => (await loaded()).project?.tag.remote ?? 'origin');
  const repository = once(async () => openedRepository(surroundings, await loaded()));
  const target = once(async () => {
    const { value: found } = await repository();
    return found && targetOf(found, { remote: await remote(), kind: (await loaded()).project?.forge, environment });
  });
  const forge = once(async (): Promise<Gathered<Forge>> => {
    const { value: found } = await repository();
    if (!found) return { problems: [] };
    const kind = (await loaded()).project?.forge ?? 'auto';
    return gather(async () => services.openForge(found, { kind, remote: await remote() }));
  });
  const host = once(async () => openHost(services, (await loaded()).project, (await repository()).value));
  const trust = once(async () => {
    const { project } = await loaded();
    return project ? trustOf(project, 'plan') : { trust: undefined, problems: [] };
  });
  return {
    ...surroundings,
    ci: ciOf(environment),
    releases: Boolean(environment.OTA_SIGNING_KEY) || surroundings.keyFile !== undefined,
    loaded,
    remote,
    repository,
    target,
    forge,
    host,
    trust,
    standing: once(async () => standingAt(await loaded(), (await host()).value, (await trust()).trust)),
    pipelines: once(async () => readPipelines((await repository()).value?.root ?? inputs.directory)),
  };
};

const openedRepository = async (
  { inputs, services }: Surroundings,
  { project, whole }: LoadedFacts,
): Promise<Gathered<Repository | undefined>> => {
  if (whole) return { value: hurriedRepository(whole.repository), problems: [] };
  const opened = await gather(() => services.openRepository(project?.directory ?? inputs.directory));
  return { ...opened, ...(opened.value ? { value: hurriedRepository(opened.value) } : {}) };
};

interface TargetFrom extends Pick<Surroundings, 'environment'> {
  readonly remote: string;
  readonly kind: Project['forge'] | undefined;
}

const targetOf = async (repository: Repository, { remote, kind, environment }: TargetFrom) => {
  const { value: remoteUrl } = await gather(() => repository.remoteUrl(remote));
  return {
    target: detectForge(kind ?? 'auto', environment, remoteUrl ?? remote),
    ...(remoteUrl === undefined ? {} : { remoteUrl }),
  };
};

const standingAt = async (
  { project, whole }: LoadedFacts,
  host: Host | undefined,
  trust: Trust | undefined,
): Promise<Gathered<Standing | undefined>> => {
  if (!project || !host || !trust) return { problems: [] };
  return withinDeadline(host.location, () =>
    standingOf(host, channelLayout(project.channel), trust, whole?.version ?? '0.0.0', furtherOf(project)),
  );
};

const loadedFacts = async ({ inputs, services }: Surroundings): Promise<LoadedFacts> => {
  const { value: whole, problems } = await gather(() => loadProject(services).run(inputs));
  if (whole) return { whole, project: whole.project, problems: whole.loadFindings };
  // The file may be right, and only what it names wrong.
  const { directory, overrides, projectFile: file } = inputs;
  const read = await loadProjectFile({ directory, overrides, ...(file === undefined ? {} : { file }) });
  const project = read.project ?? (await salvagedProject(directory, file, read.problems));
  return { ...(project ? { project } : {}), problems };
};

const openHost = async (
  services: Services,
  project: Project | undefined,
  repository: Repository | undefined,
): Promise<Gathered<Host | undefined>> => {
  const spec = project?.host;
  if (!project || !spec) return { problems: [] };
  const use = { tagRemote: project.tag.remote, oneAtATime: project.oneAtATime, ...(repository ? { repository } : {}) };
  return gather(() => services.openHost(spec, use));
};

const ciOf = ({ GITHUB_ACTIONS, GITLAB_CI }: Surroundings['environment']): CiKind => {
  if (GITHUB_ACTIONS === 'true') return 'github';
  return GITLAB_CI === 'true' ? 'gitlab' : 'other';
};

/** A remote that doesn’t answer ends a command of git in time, as any other server. */
const hurriedRepository = (repository: Repository): Repository => ({
  ...repository,
  git: (args, options = {}) =>
    repository.git(args, { ...options, timeoutMs: Math.min(options.timeoutMs ?? DEADLINE_MS, DEADLINE_MS) }),
});

/** What git wrote, as lines or as parts that end with NUL; none where it failed. */
export const gitLines = async (
  repository: Repository,
  args: readonly string[],
  separator = '\n',
): Promise<readonly string[]> => {
  const answer = await gather((): Promise<GitResult> => repository.git(args));
  return answer.value?.exitCode === 0 ? answer.value.stdout.split(separator).filter(Boolean) : [];
};

/** The findings where a release could run, and as warnings elsewhere: whoever only looks need not have the right to write. */
export const wherePossible = ({ releases }: Pick<Facts, 'releases'>, found: readonly Problem[]): readonly Problem[] =>
  releases ? found : found.map((finding) => ({ ...finding, severity: 'warning' as const }));
