import { deviceFamilies } from '../devices/registry.js';
import { OtaError } from '../errors/ota-error.js';
import { hasErrors, type Problem, problem, strictly } from '../errors/problem.js';
import { checkRepository } from '../repository/check-repository.js';
import { formatMatrix } from '../schemas/upgrade-paths.js';
import { judgeAgainstChannel } from './channel-rules.js';
import { type Checked, distinct } from './check.js';
import { checkInput, familyProblems } from './family-input.js';
import type { FoundSource } from './find-source.js';
import type { Step } from './flow.js';
import type { LoadedProject } from './load-project.js';
import type { Preflight } from './preflight.js';
import { ready } from './ready.js';
import type { ReissueInputs } from './reissue-inputs.js';
import { reissueProblems } from './reissue-rules.js';
import type { Services } from './services.js';

type Needs = ReissueInputs & LoadedProject & FoundSource & { readonly preflight: Preflight };

/**
 * Step 4 of a reissue: judges it against the channel that it goes to, as every release, with the schemas that were published. The bytes
 * and their documents were judged when they were made. Throws once, with everything that preflight and check found.
 */
export const checkReissue = (services: Services): Step<Needs, Checked> => ({
  title: 'Check',
  effect: 'reads',
  run: async (state) => {
    const { preflight, contract } = state;
    const channel = await judgeAgainstChannel(state, preflight);
    const source = await commitProblems(state);
    // Without the commit's files there is nothing that they could be judged by.
    const families = hasErrors(source) ? [] : await familyProblems(checkInput(services, { ...state, entries: [] }));
    if (channel.matrix) services.reporter.info(formatMatrix(channel.matrix));
    const all = distinct([
      ...state.loadFindings,
      ...preflight.problems,
      ...reissueProblems(state, preflight.standing),
      ...channel.problems,
      ...source,
      ...families,
    ]);
    const findings = state.strict ? strictly(all) : all;
    if (hasErrors(findings)) throw new OtaError(findings);
    services.reporter.problems(findings);
    return { entries: [], contract, matrix: channel.matrix, findings };
  },
});

/** What keeps the tag from the commit of the release, or a family from the files that it makes of it. */
const commitProblems = async (state: Needs): Promise<readonly Problem[]> => {
  const { project, repository, preflight, version, head } = state;
  const { forge, tag } = ready(preflight, project);
  const { commit } = repository;
  const named = (await deviceFamilies(project.devices)).filter(({ fromSource }) => fromSource);
  const elsewhere =
    head === commit || named.length === 0
      ? []
      : [problem('reissue-checkout-needed', { commit, head, families: named.map(({ title }) => title) })];
  const known = (await repository.git(['cat-file', '-e', `${commit}^{commit}`])).exitCode === 0;
  // A forge with an API puts the tag on a commit of its own; git brings the commit along.
  const needed = forge.kind === 'git' && (preflight.remoteTag === undefined || project.tag.unprefixed);
  if (!known && needed)
    return [...elsewhere, problem('reissue-commit-missing', { commit, version: state.reissue.of, tag })];
  // The work tree is not what is released.
  const options = { tag, version, allowDirty: true, ignore: [repository.root] };
  return [...elsewhere, ...(await checkRepository(repository, forge, options))];
};
