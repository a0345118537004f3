import { fail } from '../errors/ota-error.js';
import type { Body } from '../hosts/host.js';
import type { StagedObject } from '../site/draft.js';
import { mapInOrder } from '../site/in-order.js';
import { minisigPath } from '../site/layout.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { Services } from './services.js';
import type { SignedRelease } from './sign.js';
import { given, unlessPublishing } from './skips.js';
import type { TakenBundle } from './take-bundle.js';

/** What was uploaded; nothing points to it yet. */
export interface Staged {
  /** The bundle was on the host before: an earlier run of this release ended early. */
  readonly resumedStaging?: boolean;
}

type Needs = LoadedProject &
  Planned &
  Partial<TakenBundle> & { readonly preflight: Preflight; readonly signed?: SignedRelease };

/** Step 7: uploads what is immutable under content-addressed names. What is there already is compared, not sent again. */
export const stage = ({ reporter }: Pick<Services, 'reporter'>): Step<Needs, Staged> => ({
  title: 'Stage',
  effect: 'writes',
  skip: unlessPublishing,
  run: async ({ project, preflight, draft, signed, taken }) => {
    const { host } = ready(preflight, project);
    const { path } = draft.statement.predicate.bundle;
    const minisig = {
      path: minisigPath(path),
      body: { kind: 'bytes' as const, bytes: Buffer.from(given(signed).minisig) },
    };
    const objects = [...draft.objects, minisig, ...given(signed).sealed];
    const total = objects.reduce((sum, { body }) => sum + sizeOf(body), 0);
    const progress = reporter.progress(`${objects.length} objects`, total);
    const sent = new Map<string, number>();
    const onBytes = (at: string, bytes: number): void => {
      sent.set(at, bytes);
      progress.update([...sent.values()].reduce((sum, each) => sum + each, 0));
    };
    const upload = async ({ path: at, body }: StagedObject) => {
      const outcome = await host.create(at, body, (bytes) => onBytes(at, bytes));
      if (outcome === 'other') throw fail('site-stage-differs', { path: at });
      onBytes(at, sizeOf(body));
      reporter.detail(`${outcome === 'created' ? 'staged' : 'already staged'} ${at}`);
      return { at, outcome };
    };
    const uploaded = await mapInOrder(objects, upload, host.capabilities.uploadsAtOnce ?? UPLOADS_AT_ONCE).finally(
      progress.end,
    );
    // Bytes that are issued anew are there from the beginning.
    if (taken?.standing.includes(path)) return {};
    return { resumedStaging: uploaded.some(({ at, outcome }) => at === path && outcome === 'same') };
  },
});

/** Enough to hide a round trip behind the others; what a slow line can carry is no more for it. */
const UPLOADS_AT_ONCE = 4;

const sizeOf = (body: Body): number => (body.kind === 'file' ? body.size : body.bytes.length);
