import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, strictly } from '../errors/problem.js';
import type { Host } from '../hosts/host.js';
import { lookAtPage, type StandingPage } from '../page/standing-page.js';
import type { AwaitedSignatures } from '../signing/file-signer.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import { readArchiveDirectory } from '../site/archive.js';
import { type ChannelState, type Revision, readChannel } from '../site/channel-state.js';
import type { ArchiveDirectory } from '../site/index-statement.js';
import { type ChannelLayout, channelLayout } from '../site/layout.js';
import type { Step } from '../steps/flow.js';
import { channelProblems, hostOf, missingSettings, trustOf } from '../steps/preflight.js';
import type { Services } from '../steps/services.js';
import { signersOf } from '../steps/signing.js';
import { type SitePage, sitePage } from '../steps/site-page.js';
import type { LoadedForOperation } from './load.js';
import type { OperationInputs } from './operation.js';

/** The channel that is to be changed, and what changes it. */
export interface OpenedChannel {
  readonly layout: ChannelLayout;
  readonly host: Host;
  readonly trust: Trust;
  /** None in a dry run. */
  readonly signers: readonly Signer[];
  /** Signatures that are made elsewhere, where the run doesn’t sign all by itself. */
  readonly awaited?: AwaitedSignatures;
  readonly publicUrl: string;
  readonly standing: ChannelState & { readonly newest: Revision; readonly directory: ArchiveDirectory };
  /** What stands where the page for people is. */
  readonly page: StandingPage;
  readonly makePage: SitePage['makePage'];
  /** Warnings, those of loading among them. */
  readonly preflightFindings: readonly Problem[];
}

type Needs = OperationInputs & LoadedForOperation;

/** Step 2: whether host and keys may do the work, and what stands in the channel, verified. Throws once, with everything. */
export const operationPreflight = (services: Services): Step<Needs, { readonly opened: OpenedChannel }> => ({
  title: 'Preflight',
  effect: 'reads',
  run: async (state) => {
    const { project, dryRun, strict, loadFindings } = state;
    const layout = channelLayout(project.channel);
    const { trust, problems: trustProblems } = await trustOf(project, 'plan');
    const signing = await signersOf(services, dryRun ? 'plan' : 'release', trust, project);
    const site = await hostOf(services, state, !dryRun);
    const settings = missingSettings(project);
    const known = [...loadFindings, ...settings, ...trustProblems, ...signing.problems, ...site.problems];
    const { host } = site;
    const { publicUrl } = project;
    if (hasErrors(known) || !host || !trust || publicUrl === undefined) throw new OtaError(known);
    const standing = await standingOf(host, layout, trust);
    const { predicate } = standing.newest;
    const page = await lookAtPage({ host, layout, predicate, wanted: project.page !== undefined });
    const { makePage, problems } = await sitePage(services, project, { host, layout, standing: page });
    const all = [...known, ...channelProblems(project, host, standing), ...problems];
    const preflightFindings = strict ? strictly(all) : all;
    if (hasErrors(preflightFindings)) throw new OtaError(preflightFindings);
    services.reporter.problems(preflightFindings);
    const { signers, awaited } = signing;
    const opened = { layout, host, trust, signers, publicUrl, standing, page, makePage, preflightFindings };
    return { opened: awaited ? { ...opened, awaited } : opened };
  },
});

/** @throws OtaError `operation-nothing-released`, and what reading a channel throws. */
const standingOf = async (host: Host, layout: ChannelLayout, trust: Trust): Promise<OpenedChannel['standing']> => {
  const { newest, ...state } = await readChannel(host, layout, trust);
  if (!newest) throw fail('operation-nothing-released', { channel: layout.channel, site: host.location });
  return { ...state, newest, directory: await readArchiveDirectory(host, newest.predicate) };
};
