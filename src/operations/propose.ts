import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, strictly } from '../errors/problem.js';
import type { ArchiveDirectory, IndexPredicate } from '../site/index-statement.js';
import { type NextIndex, nextIndex } from '../site/next-index.js';
import type { ProposedChange } from '../site/transaction.js';
import type { Step } from '../steps/flow.js';
import { keyProblems } from '../steps/key-rules.js';
import type { Services } from '../steps/services.js';
import { revisionClock } from '../steps/signing.js';
import type { LoadedForOperation } from './load.js';
import type { ChannelAt, Operation, OperationInputs, Proposal } from './operation.js';
import type { OpenedChannel } from './preflight.js';

/** What is to be done. */
export interface Proposed {
  /** Undefined where the channel is as it is to be. */
  readonly proposal: Proposal | undefined;
  /** The index that the channel would have, before it is signed. */
  readonly coming: NextIndex | undefined;
  /** Warnings. */
  readonly proposalFindings: readonly Problem[];
}

type Needs = OperationInputs & LoadedForOperation & { readonly opened: OpenedChannel };

/** Step 3: what the operation makes of the channel as it stands. A dry run ends here. */
export const proposeStep = (services: Services, operation: Operation): Step<Needs, Proposed> => ({
  title: 'Plan',
  effect: 'reads',
  run: async (state) => {
    const { newest, directory } = state.opened.standing;
    const channel = channelAt(services, state, newest.predicate, directory);
    const proposal = await judgedProposal(operation, channel, state.strict);
    if (!proposal) return { proposal, coming: undefined, proposalFindings: [] };
    services.reporter.problems(proposal.problems ?? []);
    const change = changeOf(services, operation, proposal, channel);
    const made = { layout: channel.layout, previous: newest.sha256, now: channel.now };
    const coming = nextIndex(newest.predicate, directory, { ...change, ...made });
    return { proposal, coming, proposalFindings: proposal.problems ?? [] };
  },
});

/** The channel as the operation looks at it. */
export const channelAt = (
  services: Pick<Services, 'clock'>,
  { project, opened }: Pick<Needs, 'project' | 'opened'>,
  predicate: IndexPredicate,
  directory: ArchiveDirectory,
): ChannelAt => {
  const { layout, trust, host, signers, makePage } = opened;
  const now = revisionClock(services, opened.awaited)(predicate);
  return { project, layout, trust, host, signers, predicate, directory, now, makePage };
};

/** The proposal, unless something speaks against it. @throws OtaError with what does. */
export const judgedProposal = async (
  operation: Operation,
  channel: ChannelAt,
  strict: boolean,
): Promise<Proposal | undefined> => {
  const proposal = await operation.propose(channel);
  if (!proposal) return proposal;
  const problems = [...(proposal.problems ?? []), ...keyProblems({ ...channel, releases: false })];
  const judged = strict ? strictly(problems) : problems;
  if (hasErrors(judged)) throw new OtaError(judged);
  return { ...proposal, problems };
};

/** A proposal as a revision is made from it. */
export const changeOf = (
  { actor }: Pick<Services, 'actor'>,
  { kind }: Pick<Operation, 'kind'>,
  { note, told: _told, problems: _problems, ...change }: Proposal,
  { project, makePage }: Pick<ChannelAt, 'project' | 'makePage'>,
): ProposedChange => ({
  ...change,
  note: { kind, ...note, ...(actor === undefined ? {} : { by: actor }) },
  expiresDays: project.signing.expiresDays,
  ...(makePage === undefined ? {} : { page: makePage }),
});
