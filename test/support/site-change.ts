import type { ChannelAt, Operation, Proposal } from '../../src/operations/operation.js';
import { changeOf } from '../../src/operations/propose.js';
import { adHocProject } from '../../src/project/load.js';
import type { Project } from '../../src/project/project.js';
import { readArchiveDirectory } from '../../src/site/archive.js';
import { readChannel } from '../../src/site/channel-state.js';
import { channelLayout } from '../../src/site/layout.js';
import { type CommitServices, publishChange, publishViews } from '../../src/site/transaction.js';
import type { MemoryHost } from './memory-host.js';
import { testSigner, testTrust } from './signing.js';

/** What a change of a site in memory is made with. */
export interface SiteChange {
  readonly project?: Partial<Project>;
  readonly channel?: string;
  readonly now?: Date;
}

/** The channel of a site in memory as an operation looks at it. */
export const channelOn = async (
  host: MemoryHost,
  { project = {}, channel = 'stable', now = new Date('2026-03-01T00:00:00Z') }: SiteChange = {},
): Promise<ChannelAt> => {
  const layout = channelLayout(channel);
  const trust = testTrust();
  const { newest } = await readChannel(host, layout, trust);
  if (!newest) throw new Error('no revision');
  const { predicate } = newest;
  const whole = { ...adHocProject({ directory: '/nowhere', bundleRoot: '/nowhere' }), ...project };
  const directory = await readArchiveDirectory(host, predicate);
  return { project: whole, layout, trust, host, predicate, directory, signers: [testSigner()], now };
};

/** Carries an operation out on a site in memory, as the flow does: revision, views, and what is done afterwards. */
export const changeSite = async (
  host: MemoryHost,
  operation: Operation,
  change: SiteChange = {},
): Promise<Proposal | undefined> => {
  const channel = await channelOn(host, change);
  const { layout, trust, signers, now } = channel;
  const services: CommitServices = { host, layout, trust, signers, clock: () => now, backOff: async () => {} };
  const state = await readChannel(host, layout, trust);
  const proposal = await operation.propose(channel);
  if (proposal) {
    const propose = async () => changeOf({ actor: 'operator' }, operation, proposal, channel);
    await publishChange(services, { propose, further: () => [] }, state);
  } else if (state.newest) await publishViews(services, { revision: state.newest, directory: channel.directory });
  await operation.afterwards?.(await channelOn(host, change));
  return proposal;
};
