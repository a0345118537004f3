import { purgeUrls } from '../cdn/purge-urls.js';
import { OtaError } from '../errors/ota-error.js';
import type { Problem } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import type { Project } from '../project/project.js';
import { formatDuration } from '../report/units.js';
import type { Trust } from '../signing/trust.js';
import type { Revision } from '../site/channel-state.js';
import type { ChannelLayout } from '../site/layout.js';
import type { Patience } from '../site/public/arrival.js';
import type { PublicReport } from '../site/public/public-check.js';
import type { Services } from './services.js';

/** What was published where. */
export interface Publishing {
  readonly project: Project;
  readonly host: Host;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly layout: ChannelLayout;
  readonly trust: Trust;
  /** The newest revision of the channel on the host. */
  readonly revision: Revision;
  /** The release that devices must get; undefined where the channel has none to offer. */
  readonly version: string | undefined;
  /** This run has written the page for people. */
  readonly page?: boolean;
  /** This run has changed the site; undefined for one that only looks, and changes nothing anywhere. */
  readonly wrote: boolean | undefined;
}

/** What came of it. */
export interface PublicOutcome {
  /** Absent where the public URL wasn't asked. */
  readonly report?: PublicReport;
  /** Of the purge and of the check. */
  readonly problems: readonly Problem[];
}

type Needed = Pick<Services, 'clock' | 'openWebSite' | 'pacing' | 'purge' | 'reporter'>;

/** Why the public URL is not asked; undefined where it is. */
export const reasonAgainstAsking = ({
  publicCheck,
  host,
}: Pick<Project, 'publicCheck' | 'host'>): string | undefined => {
  if (publicCheck.when === 'off') return 'publicCheck is off';
  const carriedOn = publicCheck.when === 'auto' && host?.kind === 'directory';
  return carriedOn
    ? 'the host is a directory, which something else may have to carry on (publicCheck: on asks)'
    : undefined;
};

/**
 * Tells the CDN what this run has changed, where the project names one, and asks the public URL whether devices get what
 * was published, where the project wants that. A CDN that shows an old copy is told once even where this run changed
 * nothing: the run that did may have died before.
 *
 * @throws OtaError `forge-proxy-invalid`, `forge-certificate-unreadable`; all else is a problem.
 */
export const followThrough = async (services: Needed, publishing: Publishing): Promise<PublicOutcome> => {
  const { project, wrote } = publishing;
  const warnings: Problem[] = [];
  const purge = purgeOf(services, publishing);
  if (wrote && purge) warnings.push(...(await purge()));
  const reason = reasonAgainstAsking(project);
  if (reason !== undefined) {
    services.reporter.detail(`the public URL is not asked: ${reason}`);
    return { problems: warnings };
  }
  const late = wrote === false ? purge : undefined;
  const report = await ask(services, publishing, late && (async () => void warnings.push(...(await late()))));
  return { report, problems: [...warnings, ...report.problems] };
};

const purgeOf = (services: Needed, { project, publicUrl, layout, version, revision }: Publishing) => {
  const { purge: spec, directory } = project;
  if (!spec) return undefined;
  const urls = purgeUrls(publicUrl, layout, version);
  return () => services.purge(spec, { urls, directory, reference: revision.sha256 });
};

const ask = async (
  services: Needed,
  { project, host, publicUrl, layout, trust, revision, version, wrote }: Publishing,
  purge: (() => Promise<void>) | undefined,
): Promise<PublicReport> => {
  // Loaded only where it is wanted, and undici with it.
  const { checkPublicUrl } = await import('../site/public/public-check.js');
  const source = await services.openWebSite(publicUrl);
  const nudge = wrote === undefined ? undefined : nudgeOf(services, host);
  try {
    return await checkPublicUrl({
      source,
      published: { layout, trust, revision, versions: version === undefined ? [] : [version] },
      devices: project.devices,
      now: services.clock(),
      patience: patienceOf(services, project, { publicUrl, counter: revision.predicate.counter }),
      remedies: { ...(purge ? { purge } : {}), ...(nudge ? { nudge } : {}) },
      wrote: wrote === true,
      place: project.place('publicUrl'),
    });
  } finally {
    source.close();
  }
};

const patienceOf = (
  { pacing, reporter }: Needed,
  { publicCheck }: Project,
  { publicUrl, counter }: { readonly publicUrl: string; readonly counter: number },
): Patience => {
  let told = false;
  return {
    ...pacing,
    waitMs: publicCheck.waitSeconds * 1000,
    onWait: (words, pauseMs) => {
      const limit = `${publicCheck.waitSeconds} s at most`;
      if (!told) reporter.info(`waiting for ${publicUrl} to show revision ${counter}: ${limit}`);
      told = true;
      reporter.detail(`${words}; again in ${formatDuration(pauseMs)}`);
    },
  };
};

/** Whoever deploys may not be in the mood; the wait goes on all the same. */
const nudgeOf = ({ reporter }: Needed, host: Host): (() => Promise<void>) | undefined => {
  if (!host.nudge) return undefined;
  return async () => {
    reporter.info(`${host.location} may have been passed over by its deployment: asking for another one`);
    try {
      await host.nudge?.();
    } catch (error) {
      if (!(error instanceof OtaError)) throw error;
      reporter.detail(`that failed: ${error.message}`);
    }
  };
};
