import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { changedByAttributes } from './attributes.js';
import { blobId } from './blob.js';
import type { Branch } from './branch.js';
import { NO_TIP, type Tip } from './branch-tree.js';
import { forgeServerOf } from './forge-server.js';
import { githubTreeBytes } from './github-sizes.js';
import { jekyllSign, noJekyllChanges } from './pages-source.js';
import { tryPush } from './push.js';
import { judgeSiteSize } from './size-limits.js';

/** Everything that keeps the branch from being published to, and what its devices may not get though it is. Writes nothing. */
export const preflightBranch = async (branch: Branch): Promise<readonly Problem[]> => {
  const names = nameProblems(branch);
  if (names.length > 0) return names;
  const { value: tip, problems } = await gather(() => branch.refresh());
  if (!tip) return problems;
  const allowed = await gather(() => pushProblems(branch, tip));
  return [
    ...allowed.problems,
    ...(allowed.value ?? []),
    ...sourceProblems(branch, tip),
    ...jekyllProblems(branch, tip),
    ...(await attributeProblems(branch, tip)),
    ...(await sizeProblems(branch, tip)),
  ];
};

/** Names that git takes, and means or shows as something else. */
const nameProblems = ({ address: { branch } }: Branch): readonly Problem[] => {
  const reason =
    branch === 'HEAD'
      ? 'git means the branch that is checked out by it'
      : branch.startsWith('refs/')
        ? 'a branch is named without refs/heads/'
        : /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(branch)
          ? 'it looks like the name of a commit'
          : undefined;
  return reason === undefined ? [] : [problem('host-branch-name-invalid', { branch, reason })];
};

/** What is there already can always be pushed again; where nothing is, a commit is made that stays here. */
const pushProblems = async (branch: Branch, tip: Tip): Promise<readonly Problem[]> => {
  const scratch = await branch.scratch();
  const commit = tip.commit ?? (await firstCommit(branch));
  const outcome = await tryPush(scratch, branch, { commit, onto: tip.commit });
  // Overtaken is as good as accepted: others can push, too.
  return outcome.kind === 'refused' || outcome.kind === 'unanswered' ? outcome.error.problems : [];
};

const firstCommit = async (branch: Branch): Promise<string> => {
  const { format } = await branch.scratch();
  const bytes = new Uint8Array();
  const changes = noJekyllChanges(NO_TIP, branch.address.folder, { id: blobId(bytes, format), size: 0, bytes });
  return branch.commit(NO_TIP, changes, 'Publish\n');
};

const PROJECT_FILES = ['ota-release.yaml', 'ota-release.yml', 'ota-release.json'];

const sourceProblems = ({ address, location, surroundings }: Branch, tip: Tip): readonly Problem[] => {
  const { repository, tagRemote } = surroundings;
  const isCheckedOut = repository?.branch === address.branch && address.name === tagRemote;
  const isSource = isCheckedOut || PROJECT_FILES.some((file) => tip.entries.has(file));
  return isSource && address.folder === ''
    ? [problem('host-branch-of-source', { location, branch: address.branch })]
    : [];
};

const jekyllProblems = ({ address, location, surroundings }: Branch, tip: Tip): readonly Problem[] => {
  if (forgeServerOf(surroundings.environment, address.url)?.kind !== 'github') return [];
  const file = jekyllSign(tip, address.folder);
  return file === undefined ? [] : [problem('host-branch-jekyll', { location, file })];
};

const attributeProblems = async (branch: Branch, tip: Tip): Promise<readonly Problem[]> => {
  const { address, location } = branch;
  const { value = [], problems } = await gather(async () =>
    changedByAttributes(tip, address.folder, await branch.scratch(), await branch.objects()),
  );
  return [...problems, ...value.map((changed) => problem('host-branch-attributes', { location, ...changed }))];
};

const sizeProblems = async (branch: Branch, tip: Tip): Promise<readonly Problem[]> => {
  const { address, location, surroundings } = branch;
  const server = forgeServerOf(surroundings.environment, address.url);
  if (!server || tip.commit === undefined) return [];
  const bytes = (await localBytes(branch, tip)) ?? (await githubTreeBytes(address.url, tip.commit, surroundings));
  return bytes === undefined ? [] : judgeSiteSize(bytes, { location, server });
};

/** The branch's size where all its files are here, as from a server that knows no partial clone. */
const localBytes = async (branch: Branch, tip: Tip): Promise<number | undefined> => {
  const sizes = await (await branch.objects()).sizes();
  let sum = 0;
  for (const { id } of tip.entries.values()) {
    const size = sizes.get(id);
    if (size === undefined) return undefined;
    sum += size;
  }
  return sum;
};
