import { type GitlabSetting, jobSettings, toolSettings } from './gitlab-settings.js';
import { table } from './input-tables.js';

/** What a user of the GitLab jobs may set, as a Markdown table. */
export const gitlabTable = (): string =>
  table(
    ['input of the component', 'variable', 'default', 'what it says'],
    [...jobSettings, ...toolSettings].map(rowOf),
  );

const rowOf = (setting: GitlabSetting): readonly string[] => [
  code(setting.name),
  setting.variable ? code(setting.variable) : '',
  setting.default === '' ? '' : code(String(setting.default)),
  `${setting.description}${choices(setting)}`,
];

const choices = ({ options }: GitlabSetting): string =>
  options
    ? ` One of ${options
        .filter((option) => option !== '')
        .map(code)
        .join(', ')}.`
    : '';

const code = (text: string): string => `\`${text}\``;
