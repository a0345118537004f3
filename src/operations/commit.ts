import type { Problem } from '../errors/problem.js';
import { publishChange, publishViews } from '../site/transaction.js';
import type { Publication } from '../steps/commit.js';
import type { Step } from '../steps/flow.js';
import { furtherOf } from '../steps/preflight.js';
import type { Services } from '../steps/services.js';
import { revisionClock } from '../steps/signing.js';
import { tufCompletion } from '../tuf/completion.js';
import type { LoadedForOperation } from './load.js';
import type { Operation, OperationInputs } from './operation.js';
import type { OpenedChannel } from './preflight.js';
import { changeOf, channelAt, judgedProposal, type Proposed } from './propose.js';

/** What was published. */
export interface OperationPublished {
  readonly publication: Publication;
  /** Of what was done afterwards. Warnings. */
  readonly afterFindings: readonly Problem[];
}

type Needs = OperationInputs & LoadedForOperation & Proposed & { readonly opened: OpenedChannel };

/**
 * Step 4: creates the next revision, or none where the channel is as it is to be, and brings the pointers in line with the newest
 * one. Where another change lands first, the operation is asked again what is to be done.
 */
export const operationCommit = (services: Services, operation: Operation): Step<Needs, OperationPublished> => ({
  title: 'Commit',
  effect: 'writes',
  run: async (state) => {
    const { publication, directory } = await published(services, operation, state);
    const channel = channelAt(services, state, publication.revision.predicate, directory);
    return { publication, afterFindings: (await operation.afterwards?.(channel)) ?? [] };
  },
});

const published = async (services: Services, operation: Operation, state: Needs) => {
  const { opened, project, proposal, strict } = state;
  const { host, layout, trust, signers, standing } = opened;
  const { backOff } = services;
  const clock = revisionClock(services, opened.awaited);
  const complete = tufCompletion(project.tuf, { host, layout, signers });
  const access = { host, layout, trust, signers, clock, backOff, ...(complete ? { complete } : {}) };
  const further = furtherOf(project);
  if (!proposal) {
    const known = { revision: standing.newest, directory: standing.directory };
    const { revision, written } = await publishViews(access, known, further);
    const outcome = written.length > 0 ? ('resumed' as const) : ('unchanged' as const);
    return { publication: { outcome, revision, written }, directory: standing.directory };
  }
  let seen = standing.directory;
  const { kind, revision, written } = await publishChange(
    access,
    {
      propose: async ({ newest }, directory, judged) => {
        const channel = channelAt(services, state, (newest ?? standing.newest).predicate, directory);
        seen = directory;
        const now = judged ? proposal : await judgedProposal(operation, channel, strict);
        return now && changeOf(services, operation, now, channel);
      },
      further,
    },
    standing,
  );
  const outcome = kind === 'committed' ? ('published' as const) : ('unchanged' as const);
  return { publication: { outcome, revision, written }, directory: seen };
};
