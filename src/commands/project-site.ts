import { gather } from '../errors/gather.js';
import { OtaError } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import { loadProject } from '../project/load.js';
import type { Project } from '../project/project.js';
import { shownFrom } from '../project/resolve.js';
import type { PublicFacts } from '../report/run-record.js';
import type { Trust } from '../signing/trust.js';
import type { AuditReport } from '../site/audit/audit-site.js';
import { readChannel } from '../site/channel-state.js';
import { channelLayout } from '../site/layout.js';
import type { SiteSource } from '../site/site-source.js';
import { followThrough, reasonAgainstAsking } from '../steps/public-url.js';
import type { CommandContext } from './context.js';
import { openDeclaredHost } from './open-site.js';

/** The site of a project, on its host. */
export interface ProjectSite {
  readonly project: Project;
  readonly host: Host;
  readonly source: SiteSource;
}

/**
 * The site of the project in the command's directory, on its own host. Undefined where there is no project file.
 *
 * @throws OtaError `project-…` for one that is wrong, `site-host-missing`, and what opening a host throws.
 */
export const openProjectSite = async (context: CommandContext): Promise<ProjectSite | undefined> => {
  const { services, directory } = context;
  const project = await projectOf(context);
  if (!project) return undefined;
  const { host: spec } = project;
  if (!spec) throw new OtaError([problem('site-host-missing', {}, project.place('host'))]);
  const opened = await openDeclaredHost(
    spec,
    { services, directory: project.directory },
    {
      tagRemote: project.tag.remote,
      oneAtATime: project.oneAtATime,
      ...(spec.kind === 'directory' ? { shownAs: shownFrom(directory, spec.path) } : {}),
    },
  );
  return { project, ...opened };
};

const projectOf = async ({ directory, flags, origins }: CommandContext): Promise<Project | undefined> => {
  const { project, problems } = await loadProject({
    directory,
    ...(flags.project === undefined ? {} : { file: flags.project }),
    overrides: {
      ...(flags.publicCheck === undefined ? {} : { publicCheck: flags.publicCheck }),
      ...(flags.publicWait === undefined ? {} : { publicWaitSeconds: flags.publicWait }),
      origins,
    },
  });
  const none = flags.project === undefined && problems.some(({ code }) => code === 'project-file-missing');
  if (!project && !none) throw new OtaError(problems);
  return project;
};

/**
 * What devices get of each channel that the audit found sound enough to read, where the project's public URL is asked: the
 * newest revision, and the release that is its latest.
 */
export const publicSide = async (
  { services }: CommandContext,
  { project, host }: ProjectSite,
  { trust, channels }: { readonly trust: Trust; readonly channels: AuditReport['channels'] },
): Promise<{ readonly facts: readonly PublicFacts[]; readonly problems: readonly Problem[] }> => {
  const { publicUrl } = project;
  const reason = publicUrl === undefined ? 'the project has no publicUrl' : reasonAgainstAsking(project);
  if (publicUrl === undefined || reason !== undefined) {
    services.reporter.detail(`the public URL is not asked: ${reason}`);
    return { facts: [], problems: [] };
  }
  const facts: PublicFacts[] = [];
  const found: Problem[] = [];
  for (const { channel, latest } of channels) {
    const layout = channelLayout(channel);
    // What keeps it from being read has been reported by the audit.
    const revision = (await gather(() => readChannel(host, layout, trust))).value?.newest;
    if (!revision) continue;
    const publishing = { project, host, publicUrl, layout, trust, revision, version: latest ?? undefined };
    const { report, problems } = await services.reporter.step(`Ask ${publicUrl} (${channel})`, () =>
      followThrough(services, { ...publishing, wrote: undefined }),
    );
    found.push(...problems);
    if (report) facts.push(factsOf(report));
  }
  return { facts, problems: found };
};

const factsOf = ({ url, revision, waitedSeconds, objects, bytes }: PublicFacts): PublicFacts => ({
  url,
  revision,
  waitedSeconds,
  objects,
  bytes,
});
