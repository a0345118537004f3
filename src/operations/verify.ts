import type { Step } from '../steps/flow.js';
import type { Services } from '../steps/services.js';
import { hasWritten, readBack, type Verified } from '../steps/verify.js';
import type { OperationPublished } from './commit.js';
import type { LoadedForOperation } from './load.js';
import type { OpenedChannel } from './preflight.js';

type Needs = LoadedForOperation & OperationPublished & { readonly opened: OpenedChannel };

/** Step 5: reads index, pointers and the latest release back as one who trusts only the keys, then asks the public URL for the same. */
export const operationVerify = (services: Services): Step<Needs, Verified> => ({
  title: 'Verify',
  effect: 'writes',
  run: async ({ project, opened: { host, publicUrl, layout, trust }, publication }) => {
    const { revision } = publication;
    const version = revision.predicate.latest ?? undefined;
    const wrote = hasWritten(publication);
    const page = publication.written.includes(layout.page);
    const publishing = { project, host, publicUrl, layout, trust, revision, version, page, wrote };
    const name = `revision ${revision.predicate.counter} of ${project.product}`;
    return { verification: await readBack(services, publishing, name) };
  },
});
