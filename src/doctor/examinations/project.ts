import { gather } from '../../errors/gather.js';
import type { Problem } from '../../errors/problem.js';
import { attachmentProblems } from '../../project/attachment-files.js';
import { checkBundle, checkContract } from '../../steps/check.js';
import type { LoadedProject } from '../../steps/load-project.js';
import { missingSettings } from '../../steps/preflight.js';
import type { Examination } from '../examination.js';
import type { Facts } from '../facts.js';

/** The project file and the files that it names, by the rules of `check`. */
export const projectExamination: Examination = {
  name: 'project',
  covers: [
    [
      'there is a project file, and every key of it is right',
      'everything; what is wrong keeps only its own part from being examined',
    ],
    ['product, version and notes can be told; host and publicUrl are named', 'what is released, and where to'],
    [
      'the bundle has update.sh and passes its lint; schemas, samples and template are sound; attachments are there',
      'the release',
    ],
  ],
  run: async (facts) => {
    const { project, whole, problems } = await facts.loaded();
    // What is wrong with the clone is told there.
    const own = problems.filter(({ code }) => !code.startsWith('repository-')).map(withNextStep);
    if (!project)
      return { said: own.some(isMissing) ? 'no project file' : 'a project file that can’t be used', findings: own };
    const files = whole ? await fileProblems(facts, whole) : [];
    const findings = [...own, ...missingSettings(project), ...files];
    const name = whole ? `${project.product} ${whole.version}` : project.product;
    return { said: `${name}, channel ${project.channel}, ${project.shownFile}`, findings };
  },
};

const isMissing = ({ code }: Problem): boolean => code === 'project-file-missing';

/** Whoever has no project yet is best told how to make one. */
const withNextStep = (finding: Problem): Problem =>
  isMissing(finding)
    ? {
        ...finding,
        hint: 'Type: ota-release init, which writes one with everything around it; or name it with --project.',
      }
    : finding;

const fileProblems = async ({ inputs: { directory } }: Facts, whole: LoadedProject): Promise<readonly Problem[]> => {
  const [contract, bundle, attachments] = await Promise.all([
    gather(() => checkContract({ ...whole, directory })),
    gather(() => checkBundle({ ...whole, directory })),
    attachmentProblems(whole.project),
  ]);
  return [contract, bundle]
    .flatMap(({ value, problems }) => [...problems, ...(value?.problems ?? [])])
    .concat(attachments);
};
