import { gather } from '../../errors/gather.js';
import { channelLayout } from '../../site/layout.js';
import { checkBundle, checkContract } from '../../steps/check.js';
import { checkInput, familyProblems } from '../../steps/family-input.js';
import type { LoadedProject } from '../../steps/load-project.js';
import type { Preflight } from '../../steps/preflight.js';
import { tagName } from '../../version/semver.js';
import { withinDeadline } from '../deadline.js';
import { type Examination, NO_PROJECT, notExamined } from '../examination.js';
import type { Facts } from '../facts.js';

/** The families of devices that the project releases for, by the rules that `check` has for them. */
export const devicesExamination: Examination = {
  name: 'devices',
  covers: [
    [
      'every rule of the project’s families of devices: names, files, addresses, options (docs/devices)',
      'devices take the release',
    ],
  ],
  run: async (facts) => {
    const { project, whole } = await facts.loaded();
    if (!project) return notExamined(NO_PROJECT);
    if (project.devices.length === 0) return notExamined('no family of devices is switched on');
    if (!whole) return notExamined('the project has errors');
    const judged = await withinDeadline('the check of the families', () => familyFindings(facts, whole));
    return { said: project.devices.join(', '), findings: [...judged.problems, ...(judged.value ?? [])] };
  },
};

const familyFindings = async (facts: Facts, whole: LoadedProject) => {
  const { services, inputs } = facts;
  const { directory } = inputs;
  // What is wrong with either is told where the project is examined.
  const contract = (await gather(() => checkContract({ ...whole, directory }))).value?.contract;
  const entries = (await gather(() => checkBundle({ ...whole, directory }))).value?.entries ?? [];
  return familyProblems(
    checkInput(services, { ...inputs, ...whole, preflight: await preflightOf(facts, whole), contract, entries }),
  );
};

const preflightOf = async (facts: Facts, { project, version }: LoadedProject): Promise<Preflight> => {
  const [host, forge, standing, trust] = await Promise.all([
    facts.host(),
    facts.forge(),
    facts.standing(),
    facts.trust(),
  ]);
  return {
    layout: channelLayout(project.channel),
    tag: tagName(version, project.tag.prefix),
    signers: [],
    problems: [],
    answers: [],
    ...(host.value ? { host: host.value } : {}),
    ...(forge.value ? { forge: forge.value } : {}),
    ...(standing.value ? { standing: standing.value } : {}),
    ...(trust.trust ? { trust: trust.trust } : {}),
  };
};
