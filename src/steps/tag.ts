import { type CommitNeeds, signUpcoming } from './commit.js';
import type { Step } from './flow.js';
import { ready } from './ready.js';
import type { Services } from './services.js';
import { unlessPublishing } from './skips.js';

/**
 * Step 9: tags the released commit on the remote. It comes before the commit, so that a tag the remote refuses keeps
 * the release from becoming visible; a tag that stands on this commit is fine, on another it ends the run. Where the index is signed elsewhere, it must be by now.
 */
export const tag = (services: Services): Step<CommitNeeds, object> => ({
  title: 'Tag',
  effect: 'writes',
  skip: unlessPublishing,
  run: async (state) => {
    await signUpcoming(services, state);
    const { project, repository, preflight, version } = state;
    const { forge, tag: name } = ready(preflight, project);
    const message = project.tag.message.replaceAll('{product}', project.product).replaceAll('{version}', version);
    const facts = { commit: repository.commit, message, time: repository.commitTime };
    // Ivy: the first provisioning reads an archive of the un-prefixed tag.
    const names = project.tag.unprefixed ? [name, `${project.tag.prefix}${version}`] : [name];
    for (const one of names) {
      const outcome = await forge.createTag({ ...facts, name: one });
      services.reporter.detail(`${outcome === 'created' ? 'pushed' : 'already on the remote:'} ${one}`);
    }
    return {};
  },
});
