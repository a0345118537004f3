import type { PublishedPage } from '../forges/release-page.js';
import { minisigPath } from '../site/layout.js';
import { pageContent } from '../site/page-content.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Planned } from './plan.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { Services } from './services.js';
import { given } from './skips.js';

type Needs = LoadedProject & Planned & { readonly preflight: Preflight };

/**
 * Step 13, where the project asks for it: the page of the release on the forge. It comes last, because people may only be
 * shown what devices can verify, and it looks at the page itself, not at what the run did: a page that an earlier run
 * left unfinished is finished by any later one.
 */
export const releasePage = ({
  reporter,
}: Pick<Services, 'reporter'>): Step<Needs, { readonly page?: PublishedPage }> => ({
  title: 'Release page',
  effect: 'writes',
  skip: ({ project, preflight }) => {
    if (!project.releasePage) return 'the project asks for none';
    return preflight.forge?.pages ? undefined : `${preflight.forge?.location ?? 'the forge'} has none in this run`;
  },
  run: async ({ project, preflight, draft, plan }) => {
    const { host, forge, layout, publicUrl } = ready(preflight, project);
    const { version, bundle } = draft.statement.predicate;
    const minisig = given(await host.read(minisigPath(bundle.path))).bytes;
    const upgradeObject = given(await host.read(layout.upgradeObject(version))).bytes;
    const content = pageContent({ draft, publicUrl, latest: plan.latest.after }, { minisig, upgradeObject });
    const progress = reporter.progress(`files of ${content.title}`, bundle.size);
    const page = await given(forge.pages).publish(content, progress.update).finally(progress.end);
    reporter.info(`${page.url} (${page.outcome})`);
    return { page };
  },
});
