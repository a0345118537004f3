import { type Published, publishChange, publishViews } from '../site/transaction.js';
import type { Publication } from '../steps/commit.js';
import type { Step } from '../steps/flow.js';
import { furtherOf } from '../steps/preflight.js';
import type { Services } from '../steps/services.js';
import { revisionClock } from '../steps/signing.js';
import { pageInLine } from '../steps/site-page.js';
import { tufCompletion } from '../tuf/completion.js';
import type { LoadedForOperation } from './load.js';
import type { Operation, OperationInputs } from './operation.js';
import type { OpenedChannel } from './preflight.js';
import { changeOf, channelAt, judgedProposal, type Proposed } from './propose.js';

/** What was published. */
export interface OperationPublished {
  readonly publication: Publication;
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
    const { revision, kind, ...views } = await published(services, operation, state);
    const written = [...views.written, ...((await operation.afterwards?.(state.opened)) ?? [])];
    const outcome = kind === 'committed' ? 'published' : written.length > 0 ? 'resumed' : 'unchanged';
    return { publication: { outcome, revision, written } };
  },
});

const published = async (
  services: Services,
  operation: Operation,
  state: Needs,
): Promise<Pick<Published, 'kind' | 'revision' | 'written'>> => {
  const { opened, project, proposal, strict } = state;
  const { host, layout, trust, signers, standing } = opened;
  const { backOff } = services;
  const clock = revisionClock(services, opened.awaited);
  const complete = tufCompletion(project.tuf, { host, layout, signers });
  // A refresh is what brings back an object of the page that was lost, though its copy stands.
  const page = operation.kind === 'refresh' ? {} : pageInLine(opened.page);
  const access = { host, layout, trust, signers, clock, backOff, ...page, ...(complete ? { complete } : {}) };
  const further = furtherOf(project);
  if (!proposal) {
    const known = { revision: standing.newest, directory: standing.directory };
    return { kind: 'standing', ...(await publishViews(access, known, further)) };
  }
  return publishChange(
    access,
    {
      propose: async ({ newest }, directory, judged) => {
        const channel = channelAt(services, state, (newest ?? standing.newest).predicate, directory);
        const now = judged ? proposal : await judgedProposal(operation, channel, strict);
        return now && changeOf(services, operation, now, channel);
      },
      further,
    },
    standing,
  );
};
