import { readFile } from 'node:fs/promises';
import { type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import { shownFrom } from '../../project/resolve.js';
import type { ChannelView } from '../channel-view.js';
import type { CheckInput } from '../device-family.js';
import { agentConfigProblems, updateOptionProblems } from './agent-config.js';
import { documentCount } from './documents.js';
import { lintPolicy, type Policy, parsePolicy, propertiesOf } from './policy/policy.js';
import { sampleTable } from './sample-table.js';
import { readSamples, type SampleDevice } from './samples.js';
import { iotoSettings } from './settings.js';

/** A release reads each document once; so many take a minute on a slow host. */
const MANY_DOCUMENTS = 500;

/** The rules of Ioto that a release breaks, apart from the size of its bundle. */
export const checkIoto = async (input: CheckInput): Promise<readonly Problem[]> => {
  const { project, directory } = input;
  const { samples, problems } = await readSamples(project, directory);
  return [
    ...urlProblems(project),
    ...problems,
    ...policyProblems(input, samples),
    ...(await agentProblems(project, directory)),
    ...updateOptionProblems(project.families.ioto?.update ?? {}, (key) => project.place(`devices.ioto.update.${key}`)),
    ...documentProblems(input),
  ];
};

/** Ioto contract, “Answer”: absolute https, no port for the C client. On the loopback interface nobody but a test is meant. */
const urlProblems = (project: Project): readonly Problem[] => {
  if (project.publicUrl === undefined) return [];
  const { protocol, hostname, port } = new URL(project.publicUrl);
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return [];
  const details = { url: project.publicUrl };
  const place = project.place('publicUrl');
  if (protocol !== 'https:') return [problem('ioto-url-insecure', details, place)];
  return port === '' ? [] : [problem('ioto-url-port', { ...details, port }, place)];
};

/** Reads the policy, and tries it over the samples: who is offered what is told, and a policy that offers nothing to any of them. */
const policyProblems = (
  { project, version, reporter }: CheckInput,
  samples: readonly SampleDevice[],
): readonly Problem[] => {
  const text = project.families.ioto?.policy;
  const place = project.place('devices.ioto.policy');
  const read = parsePolicy(text ?? '');
  if ('problems' in read) return read.problems.map((found) => atPolicy(found, place));
  const { policy } = read;
  const { product, channel, upgradeFrom, rollout } = project;
  // One over time begins with nobody.
  const percentage = rollout?.hours === undefined ? rollout?.percent : 0;
  const table = sampleTable(samples, { product, channel, version, policy, upgradeFrom, percentage });
  if (table.text !== undefined) reporter.info(table.text);
  if (text === undefined) return [];
  return [
    ...lintPolicy(policy, { newVersion: version, samples }).map((found) => atPolicy(found, place)),
    ...unknowable(policy, place),
    ...(samples.length > 0 && table.matched === 0
      ? [problem('ioto-policy-unmatched', { policy: text, samples: samples.length }, place)]
      : []),
  ];
};

const unknowable = (policy: Policy, place: Problem['place']): readonly Problem[] => {
  const properties = propertiesOf(policy);
  return properties.length === 0 ? [] : [problem('ioto-policy-unknowable', { properties }, place)];
};

/** A place within the policy means nothing without the file that the policy stands in. */
const atPolicy = (found: Problem, place: Problem['place']): Problem => ({
  ...found,
  ...(found.place?.column === undefined ? {} : { message: `${found.message} (Character ${found.place.column}.)` }),
  ...(place ? { place } : {}),
});

const agentProblems = async (project: Project, directory: string): Promise<readonly Problem[]> => {
  const path = project.families.ioto?.agentConfig;
  if (path === undefined) return [];
  const file = shownFrom(directory, path);
  try {
    return agentConfigProblems(await readFile(path, 'utf8'), file);
  } catch {
    const reason = 'there is no such file, or it can’t be opened';
    return [problem('ioto-agent-config-unreadable', { reason }, project.place('devices.ioto.agentConfig'))];
  }
};

const documentProblems = ({ project, version, channel }: CheckInput): readonly Problem[] => {
  const indexed = [...indexedVersions(channel), version];
  const documents = documentCount(iotoSettings(project), indexed);
  return documents > MANY_DOCUMENTS
    ? [
        problem(
          'ioto-documents-many',
          { documents },
          project.place(project.families.ioto?.cohorts ? 'devices.ioto.cohorts' : 'rollout'),
        ),
      ]
    : [];
};

const indexedVersions = (channel: ChannelView | undefined): readonly string[] =>
  channel ? [...channel.releases.keys()] : [];
