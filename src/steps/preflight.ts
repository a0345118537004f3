import { readFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { copiesOf } from '../devices/device-views.js';
import { gather } from '../errors/gather.js';
import { type Problem, problem } from '../errors/problem.js';
import type { Forge, RemoteTag } from '../forges/forge.js';
import type { Host } from '../hosts/host.js';
import { lookAtPage, type StandingPage } from '../page/standing-page.js';
import type { Project } from '../project/project.js';
import type { Repository } from '../repository/repository.js';
import type { AwaitedSignatures } from '../signing/file-signer.js';
import type { Signer } from '../signing/signer.js';
import { readTrust, type Trust } from '../signing/trust.js';
import { findRelease, readArchiveDirectory } from '../site/archive.js';
import { type ChannelState, readChannel } from '../site/channel-state.js';
import { headerFiles } from '../site/header-files.js';
import type { ArchiveDirectory, IndexRelease } from '../site/index-statement.js';
import { type ChannelLayout, channelLayout } from '../site/layout.js';
import type { Further } from '../site/transaction.js';
import { differing, staleViews } from '../site/views.js';
import { tagName } from '../version/semver.js';
import type { Step } from './flow.js';
import { goneVersionProblems } from './gone-version.js';
import { keyProblemsOf } from './key-rules.js';
import type { LoadedProject } from './load-project.js';
import type { ReleaseInputs, Services } from './services.js';
import { signersOf } from './signing.js';
import { type SitePage, sitePage } from './site-page.js';

/** What stands on the site for the release's channel, verified. */
export interface Standing extends ChannelState {
  readonly directory: ArchiveDirectory;
  /** The release of this very version, if it was committed before. */
  readonly release: IndexRelease | undefined;
  /** What stands where the page for people is; nobody has looked where it is left out. */
  readonly page?: StandingPage;
  /** Views that are behind the newest revision, and header files that are not as the project wants them. */
  readonly stale: readonly string[];
}

/** Everything that was found out before any work. Parts are missing where a problem says why. */
export interface Preflight {
  readonly layout: ChannelLayout;
  readonly tag: string;
  readonly host?: Host;
  readonly forge?: Forge;
  readonly trust?: Trust;
  readonly signers: readonly Signer[];
  /** Signatures that are made elsewhere, where the run doesn’t sign all by itself. */
  readonly awaited?: AwaitedSignatures;
  readonly standing?: Standing;
  readonly makePage?: SitePage['makePage'];
  readonly remoteTag?: RemoteTag;
  readonly problems: readonly Problem[];
  /** Those of them that host and forge have given as answers to this very run, and may not give to another. */
  readonly answers: readonly Problem[];
}

type Needs = ReleaseInputs & LoadedProject;

/**
 * Step 2: reads the site's newest revision and verifies it, asks the forge about the tag, and, before a real release,
 * whether host, forge and key may do the work. It throws nothing: its problems are reported with those of `check`.
 */
export const preflight = (services: Services): Step<Needs, { readonly preflight: Preflight }> => ({
  title: 'Preflight',
  effect: 'reads',
  run: async (state) => {
    const { project, version } = state;
    const layout = channelLayout(project.channel);
    const tag = tagName(version, project.tag.prefix);
    const settings = state.intent === 'check' ? [] : missingSettings(project);
    const { trust, problems: trustProblems } = await trustOf(project, state.intent);
    const signing = await signersOf(services, state.intent, trust, project);
    const site = await siteOf(services, state, layout, trust);
    const keys = keyProblemsOf(project, { trust, ...signing }, site.found.standing);
    const forge = await forgeOf(services, state, tag);
    return {
      preflight: {
        layout,
        tag,
        signers: signing.signers,
        ...(signing.awaited ? { awaited: signing.awaited } : {}),
        ...(trust ? { trust } : {}),
        ...site.found,
        ...forge.found,
        problems: [...settings, ...trustProblems, ...signing.problems, ...site.problems, ...keys, ...forge.problems],
        answers: [...site.problems, ...forge.problems],
      },
    };
  },
});

/** What a site needs and the project doesn’t say. */
export const missingSettings = (project: Project): readonly Problem[] => [
  ...(project.host ? [] : [problem('site-host-missing', {}, project.place('host'))]),
  ...(project.publicUrl ? [] : [problem('site-public-url-missing', {}, project.place('publicUrl'))]),
];

/** Whom devices trust, as the project declares it. */
export const trustOf = async (project: Project, intent: ReleaseInputs['intent']) => {
  const place = project.place('signing.trustedKeys');
  const { trustedKeys, threshold } = project.signing;
  // A project may be checked before it has a key; it can't be planned or released without one.
  if (trustedKeys.length === 0)
    return {
      trust: undefined,
      problems: [problem('key-none-trusted', {}, place, intent === 'check' ? 'warning' : 'error')],
    };
  const readKeyFile = (file: string) => readFile(isAbsolute(file) ? file : resolve(project.directory, file), 'utf8');
  return readTrust(trustedKeys, threshold, { readFile: readKeyFile, place });
};

const siteOf = async (
  services: Services,
  { project, version, versionPlace, intent, repository, proposal }: Needs,
  layout: ChannelLayout,
  trust: Trust | undefined,
): Promise<{
  readonly found: Pick<Preflight, 'host' | 'standing' | 'makePage'>;
  readonly problems: readonly Problem[];
}> => {
  const { host, problems } = await hostOf(services, { project, repository }, intent === 'release');
  if (!host) return { found: {}, problems };
  if (!trust) return { found: { host }, problems };
  const read = await gather(() =>
    standingOf(host, layout, trust, version, furtherOf(project), project.page !== undefined),
  );
  const standing = read.value;
  if (!standing) return { found: { host }, problems: [...problems, ...read.problems] };
  const page = await sitePage(services, project, { host, layout, standing: standing.page ?? { kind: 'free' } });
  const gone = goneVersionProblems(standing, { version, place: versionPlace, proposal });
  return {
    found: { host, standing, makePage: page.makePage },
    problems: [...problems, ...channelProblems(project, host, standing), ...gone, ...page.problems],
  };
};

/** The project’s host, if it names one, and, where the run will write, what the host says to that. */
export const hostOf = async (
  services: Pick<Services, 'openHost'>,
  { project, repository }: { readonly project: Project; readonly repository: Repository | undefined },
  writes: boolean,
): Promise<{ readonly host?: Host; readonly problems: readonly Problem[] }> => {
  const spec = project.host;
  if (!spec) return { problems: [] };
  const use = { tagRemote: project.tag.remote, oneAtATime: project.oneAtATime, ...(repository ? { repository } : {}) };
  const opened = await gather(() => services.openHost(spec, use));
  const host = opened.value;
  if (!host) return { problems: opened.problems };
  const access = writes ? await gather(() => host.preflight()) : { value: [], problems: [] };
  return { host, problems: [...access.problems, ...(access.value ?? [])] };
};

/** What speaks against extending a channel that verifies: it is another product’s, or somebody has written over a revision of it. */
export const channelProblems = (
  { product, place }: Pick<Project, 'product' | 'place'>,
  { location }: Pick<Host, 'location'>,
  { newest, overwritten }: Pick<ChannelState, 'newest' | 'overwritten'>,
): readonly Problem[] => {
  const found = newest?.predicate.product ?? product;
  return [
    ...(found === product ? [] : [problem('site-other-product', { site: location, found, product }, place('host'))]),
    ...(overwritten === undefined ? [] : [problem('site-revision-overwritten', { path: overwritten, location })]),
  ];
};

/**
 * Whether a release page can’t be made. A dry run may have no token, and so no pages to look at, though the release will; plain
 * git that was asked for by name never has any.
 */
export const lacksPages = (
  { pages }: Pick<Forge, 'pages'>,
  { forge }: Pick<Project, 'forge'>,
  intent: ReleaseInputs['intent'],
): boolean => pages === undefined && (intent === 'release' || forge === 'git');

const pageProblems = (forge: Forge, project: Project, intent: ReleaseInputs['intent']): readonly Problem[] =>
  project.releasePage && lacksPages(forge, project, intent)
    ? [problem('page-forge-unable', { location: forge.location }, project.place('releasePage'))]
    : [];

/** Mutable objects of the site besides the views, which are written before them, as they follow from a revision. */
export const furtherOf =
  ({ headerFiles: kinds, publicUrl, channel }: Project): Further =>
  (predicate) =>
    headerFiles(kinds, publicUrl, predicate && { channel, copies: copiesOf(channelLayout(channel), predicate) });

/** The channel as it stands on the host. @throws OtaError `site-…`, `host-…`. */
export const standingOf = async (
  host: Host,
  layout: ChannelLayout,
  trust: Trust,
  version: string,
  further: Further = () => [],
  wantsPage = false,
): Promise<Standing> => {
  const state = await readChannel(host, layout, trust);
  const predicate = state.newest?.predicate;
  const directory = await readArchiveDirectory(host, predicate);
  const release = await findRelease(host, predicate, directory, version);
  const page = await lookAtPage({ host, layout, predicate, wanted: wantsPage });
  const stale = state.newest
    ? await staleViews(host, layout, state.newest, directory, further(state.newest.predicate), page)
    : await differing(host, further(undefined));
  return { ...state, directory, release, page, stale };
};

const forgeOf = async (
  services: Services,
  { project, repository, intent }: Needs,
  tag: string,
): Promise<{ readonly found: Pick<Preflight, 'forge' | 'remoteTag'>; readonly problems: readonly Problem[] }> => {
  const opened = await gather(() =>
    services.openForge(repository, { kind: project.forge, remote: project.tag.remote }),
  );
  const forge = opened.value;
  if (!forge) return { found: {}, problems: opened.problems };
  const access = intent === 'release' ? await gather(() => forge.preflight(tag)) : { value: [], problems: [] };
  const refused = [...access.problems, ...(access.value ?? [])];
  if (refused.some((p) => p.severity === 'error')) return { found: { forge }, problems: refused };
  const looked = await gather(() => forge.lookUpTag(tag));
  const found = { forge, ...(looked.value ? { remoteTag: looked.value } : {}) };
  return { found, problems: [...refused, ...pageProblems(forge, project, intent), ...looked.problems] };
};
