import type { Problem } from '../errors/problem.js';
import type { TufSpec } from '../project/project.js';
import type { OperationFacts } from '../report/run-record.js';
import type { NextIndex } from '../site/next-index.js';
import { viewsOf } from '../site/views.js';
import { flow, runFlow } from '../steps/flow.js';
import type { Services } from '../steps/services.js';
import { pageAddress, sitePageWrites } from '../steps/site-page.js';
import { plannedTufPaths } from '../tuf/views.js';
import { operationCommit } from './commit.js';
import { loadForOperation } from './load.js';
import type { Operation, OperationInputs, Proposal } from './operation.js';
import { type OpenedChannel, operationPreflight } from './preflight.js';
import { proposeStep } from './propose.js';
import { operationVerify } from './verify.js';

/** The flow of every change that is not a release. A dry run ends before the first step that writes. */
const operationFlow = (services: Services, operation: Operation) =>
  flow<OperationInputs>()
    .step(loadForOperation(services)) //              what the team declared
    .step(operationPreflight(services)) //            what stands in the channel; may host and keys do the work
    .step(proposeStep(services, operation)) //        what is to become of it; nothing where it is so already
    .step(operationCommit(services, operation)) //    one signed revision of the index, then the pointers
    .step(operationVerify(services)); //              read it back as one who trusts only the keys

/** What an operation came to. Plain data. */
export interface OperationReport extends OperationFacts {
  /** Warnings. */
  readonly findings: readonly Problem[];
}

/**
 * Changes a channel by exactly one revision of its signed index, or not at all where it is so already. Killed anywhere, it is finished
 * by running it again.
 *
 * @throws OtaError with every problem at once.
 */
export const operate = async (
  services: Services,
  operation: Operation,
  inputs: OperationInputs,
): Promise<OperationReport> => {
  const { dryRun } = inputs;
  const state = await runFlow(operationFlow(services, operation), inputs, { dryRun, reporter: services.reporter });
  const { opened, project, proposal, coming, publication, verification } = state;
  if (!opened || !project) throw new RangeError('the flow ended before the channel was read');
  const before = opened.standing.newest.predicate;
  const planned = dryRun ? coming?.statement.predicate : undefined;
  const after = publication?.revision.predicate ?? planned ?? before;
  return {
    operation: operation.kind,
    outcome: publication?.outcome ?? (proposal ? 'planned' : 'unchanged'),
    product: after.product,
    channel: after.channel,
    ...(proposal ? noted(proposal) : {}),
    revision: { before: before.counter, after: after.counter },
    latest: { before: before.latest, after: after.latest },
    expires: after.expires,
    told: proposal?.told ?? [],
    writes: publication?.written ?? (planned && coming ? comingWrites(project.tuf, opened, coming) : []),
    site: {
      host: opened.host.location,
      publicUrl: opened.publicUrl,
      ...((planned ? before : after).page && opened.page.kind !== 'foreign'
        ? { page: pageAddress(opened.publicUrl, opened.layout, opened.host.kind) }
        : {}),
    },
    ...(verification?.public ? { public: verification.public } : {}),
    findings: [...opened.preflightFindings, ...(state.proposalFindings ?? []), ...(verification?.problems ?? [])],
  };
};

const noted = ({ note: { version, what, reason } }: Proposal): Pick<OperationFacts, 'version' | 'what' | 'reason'> => ({
  ...(version === undefined ? {} : { version }),
  ...(what === undefined ? {} : { what }),
  ...(reason === undefined ? {} : { reason }),
});

/** The pages of the archive, the revision, and every pointer that may have to follow it: by their paths, as nothing is signed yet. */
const comingWrites = (
  tuf: TufSpec | undefined,
  { layout, page, standing }: Pick<OpenedChannel, 'layout' | 'page' | 'standing'>,
  { statement: { predicate }, directory, archiveObjects, page: made }: NextIndex,
): readonly string[] => {
  const { object, copy } = sitePageWrites(predicate.page, page, standing.newest.predicate);
  return [
    ...archiveObjects.map(({ path }) => path),
    ...(made && object ? [made.path] : []),
    layout.revision(predicate.counter),
    ...plannedTufPaths(tuf, layout, predicate),
    ...viewsOf(layout, new Uint8Array(), predicate, directory)
      .map(({ path }) => path)
      .filter((path) => copy || path !== layout.page),
  ];
};
