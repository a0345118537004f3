import { PIPELINE_TOOL } from '../../src/commands/init/pipelines.js';
import { type InputDefinition, inputs } from '../../src/project/inputs.js';
import { PROJECT_INPUTS } from '../../src/project/project-inputs.js';

/** What a user of the GitLab jobs may set: an input of the component, a variable of the plain file. */
export interface GitlabSetting {
  /** The input: `public-url`. */
  readonly name: string;
  /** The variable; absent where the plain file can't leave it to a variable, because GitLab reads it too early. */
  readonly variable?: string;
  readonly type: 'string' | 'boolean';
  readonly default: string | boolean;
  readonly options?: readonly string[];
  /** RE2. A text that it doesn't match is refused when the pipeline is made. */
  readonly regex?: string;
  readonly description: string;
}

/**
 * Texts that can stand between single quotes in YAML: GitLab puts an input's text into the file before it reads the file as
 * YAML, so that anything else could become part of the pipeline.
 */
const ONE_LINE = "^[^'\\r\\n]*$";
const ONE_LINE_AT_LEAST = "^[^'\\r\\n]+$";

/** What the jobs can run: the others take what no variable says, or give nothing that a job would keep. */
const COMMANDS = ['release', 'plan', 'check'] as const;

/** What the jobs themselves are set by, in the order in which the tables list it. */
export const jobSettings: readonly GitlabSetting[] = [
  {
    name: 'command',
    variable: 'OTA_COMMAND',
    type: 'string',
    default: 'release',
    options: COMMANDS,
    description:
      'What the jobs run. With release the job of a merge request makes a dry run; with plan or check nothing is ever published.',
  },
  {
    name: 'when',
    variable: 'OTA_WHEN',
    type: 'string',
    default: 'default-branch',
    options: ['default-branch', 'manual', 'tag'],
    description:
      'When the release job runs: on the default branch when a file of changes has changed, on the default branch when somebody starts it, or for a tag (v1.2.0).',
  },
  {
    name: 'changes',
    variable: 'OTA_CHANGES',
    type: 'string',
    default: '{ota-release.yaml,ota-release.yml,ota-release.json,package.json,pyproject.toml,Cargo.toml}',
    regex: ONE_LINE_AT_LEAST,
    description:
      'The files that hold the version, as a glob from the root of the repository. For when: default-branch.',
  },
  {
    name: 'site-branch',
    variable: 'OTA_SITE_BRANCH',
    type: 'string',
    default: 'site',
    regex: '^([A-Za-z0-9][A-Za-z0-9._/-]*)?$',
    description:
      'The branch that keeps the site between pipelines, where host is a folder of the job. Empty where the host keeps the site itself.',
  },
  {
    name: 'site-directory',
    variable: 'OTA_SITE_DIRECTORY',
    type: 'string',
    default: 'site',
    regex: '^[A-Za-z0-9_][A-Za-z0-9._/ -]*$',
    description: 'The folder that host names, from the root of the repository. The branch is laid out there.',
  },
  {
    name: 'pages',
    variable: 'OTA_PAGES',
    type: 'boolean',
    default: false,
    description: 'Publish the site’s branch as GitLab Pages after the release.',
  },
  {
    name: 'pages-branch',
    variable: 'OTA_PAGES_BRANCH',
    type: 'string',
    default: '',
    regex: '^([A-Za-z0-9][A-Za-z0-9._/-]*)?$',
    description: 'The branch that is published, where host is that branch (branch:…). Default: site-branch.',
  },
  {
    name: 'tool',
    variable: 'OTA_TOOL',
    type: 'string',
    default: `npx --yes ${PIPELINE_TOOL}`,
    regex: ONE_LINE_AT_LEAST,
    description: 'The command that starts ota-release, words split at blanks.',
  },
  {
    name: 'image',
    variable: 'OTA_IMAGE',
    type: 'string',
    default: 'node:22',
    regex: ONE_LINE_AT_LEAST,
    description: 'The image of the jobs: with Node.js 20.19 or newer, git and tar.',
  },
  {
    name: 'resource-group',
    variable: 'OTA_RESOURCE_GROUP',
    type: 'string',
    default: 'ota-release',
    regex: ONE_LINE_AT_LEAST,
    description: 'Releases of one resource group wait for each other.',
  },
  {
    name: 'job-prefix',
    type: 'string',
    default: 'ota-',
    regex: '^[A-Za-z0-9_-]*$',
    description:
      'What the names of the jobs begin with. Give each its own where a pipeline includes this more than once.',
  },
  {
    name: 'check-stage',
    type: 'string',
    default: 'test',
    regex: ONE_LINE_AT_LEAST,
    description: 'The stage of the job for merge requests.',
  },
  {
    name: 'stage',
    type: 'string',
    default: 'deploy',
    regex: ONE_LINE_AT_LEAST,
    description: 'The stage of the release and of Pages.',
  },
];

/** What the tool is given: the inputs of the one declaration that a job on GitLab takes. */
export const toolSettings: readonly GitlabSetting[] = inputs
  .filter(({ faces }) => faces.includes('gitlab'))
  .map((input) => ({
    name: input.flag,
    ...(input.env === undefined ? {} : { variable: input.env }),
    ...typed(input),
    description: described(input),
  }));

/** Nothing given is the empty text, which says nothing, or false. */
function typed(input: InputDefinition): Pick<GitlabSetting, 'type' | 'default' | 'options' | 'regex'> {
  // A switch that is always given would override the project file's own word.
  if (input.kind === 'boolean' && PROJECT_INPUTS.includes(input))
    return { type: 'string', default: '', options: ['', 'true', 'false'] };
  if (input.kind === 'boolean') return { type: 'boolean', default: false };
  return input.choices
    ? { type: 'string', default: '', options: ['', ...input.choices] }
    : { type: 'string', default: '', regex: ONE_LINE };
}

function described({ description, defaultText, commands }: InputDefinition): string {
  const own = COMMANDS.filter((command) => commands.includes(command));
  return [
    `${description.charAt(0).toUpperCase()}${description.slice(1)}.`,
    ...(own.length === COMMANDS.length ? [] : [`For ${own.join(', ')}.`]),
    ...(defaultText === undefined ? [] : [`Default: ${defaultText}.`]),
  ].join(' ');
}
