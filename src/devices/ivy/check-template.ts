import { type Problem, problem } from '../../errors/problem.js';
import { isIvyHost } from '../../project/devices/ivy-schema.js';
import type { ConfigText } from '../../schemas/config-text.js';
import { valueAt } from '../../schemas/json-pointer.js';
import { parseJsonText } from '../../schemas/json-text.js';
import { compareVersions, sortVersions } from '../../version/semver.js';
import type { CheckInput } from '../device-family.js';
import { configRevision, REVISION_POINTER } from './envelopes.js';
import { repositoryNameFault } from './repository-name.js';

/** Ivy: the grammar of `general.software_version`, which SemVer is held to as well: the release is in both. */
const IVY_VERSION = /^\d+\.\d+\.\d+(-(alpha|beta|rc)\.\d+)?$/;

const VERSION_POINTER = '/general/software_version';
const REPOSITORY_POINTER = '/updater/repository';
const HOST_POINTER = '/updater/provider_host';

/**
 * What Ivy asks of the version and the template, apart from what every config contract is held to: that fielded versions accept
 * the template and Config its rewriting, and that ForeignConfig is not narrowed (P1, P2 and P7 of the Ivy contract), is the upgrade
 * matrix; `general.software_version` (P3) and secrets (P8) are `checkConfig`.
 */
export const checkTemplate = async (input: CheckInput): Promise<readonly Problem[]> => {
  const { project, version, contract } = input;
  const grammar = IVY_VERSION.test(version)
    ? []
    : [problem('config-version-grammar', { version }, project.place('version'), 'error')];
  // A template that can’t be read is a finding of its own, and not a missing one.
  if (project.config?.template === undefined)
    return [...grammar, problem('ivy-template-missing', {}, project.place('config'))];
  const template = contract?.template;
  if (template === undefined) return grammar;
  return [
    ...grammar,
    ...missingKeys(template),
    ...updaterProblems(template, input),
    ...(await revisionProblems(template, input)),
  ];
};

const missingKeys = (template: ConfigText): readonly Problem[] => {
  const absent = (pointer: string, key: string, wanted: string): Problem =>
    problem('ivy-template-key', { key, wanted }, template.place(pointer));
  return [
    ...(configRevision(template.value) === undefined
      ? [absent(REVISION_POINTER, 'general.config_revision', 'an integer from -1 on')]
      : []),
    ...(typeof valueAt(template.value, VERSION_POINTER) === 'string'
      ? []
      : [absent(VERSION_POINTER, 'general.software_version', 'a text')]),
  ];
};

/** Ivy: repository and host of the current config go into a shell command, and the device’s own patterns are not anchored. */
const updaterProblems = (template: ConfigText, { project }: CheckInput): readonly Problem[] => {
  const { repository, host } = project.families.ivy ?? {};
  const hostFault = (value: string): string | undefined =>
    isIvyHost(value) ? undefined : 'it is not a host with or without a port';
  return [
    ...updaterProblem(template, REPOSITORY_POINTER, repository, repositoryNameFault),
    ...updaterProblem(template, HOST_POINTER, host, hostFault),
  ];
};

const updaterProblem = (
  template: ConfigText,
  pointer: string,
  expected: string | undefined,
  faultOf: (value: string) => string | undefined,
): readonly Problem[] => {
  const value = valueAt(template.value, pointer);
  if (typeof value !== 'string' || isPlaceholder(value)) return [];
  const key = pointer.slice(1).replaceAll('/', '.');
  const reason = faultOf(value);
  if (reason !== undefined) return [problem('ivy-template-unsafe', { key, value, reason }, template.place(pointer))];
  return expected === undefined || expected === value
    ? []
    : [problem('ivy-template-moved', { key, value, expected }, template.place(pointer))];
};

/** What stands for a value of each device: `...`, `<host>`. */
const isPlaceholder = (value: string): boolean => /^(?:\.+|<[^<>]*>)$/.test(value);

/** The template of the release before stands for what the fleet has, as nobody here knows better. -1 is no revision to send. */
const revisionProblems = async (template: ConfigText, input: CheckInput): Promise<readonly Problem[]> => {
  const revision = configRevision(template.value);
  const before = versionBefore(input);
  if (revision === undefined || revision < 0 || before === undefined) return [];
  const bytes = await input.published?.template(before);
  const published = bytes && configRevision(parseJsonText(bytes, { file: before }).value);
  return published === undefined || revision > published
    ? []
    : [problem('ivy-revision-not-raised', { revision, published, version: before }, template.place(REVISION_POINTER))];
};

const versionBefore = ({ channel, version }: CheckInput): string | undefined => {
  const listed = [...(channel?.releases.values() ?? [])].filter((release) => !release.yanked);
  return sortVersions(listed.map((release) => release.version)).findLast((each) => compareVersions(each, version) < 0);
};
