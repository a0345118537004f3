import { fail } from '../errors/ota-error.js';
import type { Host } from '../hosts/host.js';
import type { StagedObject } from '../site/draft.js';
import { minisigPath } from '../site/layout.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { Services } from './services.js';
import type { SignedRelease } from './sign.js';
import { given, unlessPublishing } from './skips.js';

/** What was uploaded; nothing points to it yet. */
export interface Staged {
  /** The bundle was on the host before: an earlier run of this release ended early. */
  readonly resumedStaging?: boolean;
}

type Needs = LoadedProject & Planned & { readonly preflight: Preflight; readonly signed?: SignedRelease };

/** Step 7: uploads what is immutable under content-addressed names. What is there already is compared, not sent again. */
export const stage = (services: Pick<Services, 'reporter'>): Step<Needs, Staged> => ({
  title: 'Stage',
  effect: 'writes',
  skip: unlessPublishing,
  run: async ({ project, preflight, draft, signed }) => {
    const { host } = ready(preflight, project);
    const { path } = draft.statement.predicate.bundle;
    const minisig = {
      path: minisigPath(path),
      body: { kind: 'bytes' as const, bytes: Buffer.from(given(signed).minisig) },
    };
    const found = new Set<string>();
    for (const object of [...draft.objects, minisig])
      if ((await upload(host, object, services)) === 'same') found.add(object.path);
    return { resumedStaging: found.has(path) };
  },
});

const upload = async (host: Host, { path, body }: StagedObject, { reporter }: Pick<Services, 'reporter'>) => {
  const size = body.kind === 'file' ? body.size : body.bytes.length;
  const progress = reporter.progress(path, size);
  const outcome = await host.create(path, body, progress.update).finally(progress.end);
  if (outcome === 'other') throw fail('site-stage-differs', { path });
  reporter.detail(`${outcome === 'created' ? 'staged' : 'already staged'} ${path}`);
  return outcome;
};
