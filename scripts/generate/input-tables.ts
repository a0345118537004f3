import { type InputDefinition, inputs } from '../../src/project/inputs.js';
import { actionInputs, actionOutputs } from './action-yml.js';

/** The inputs of the action as a Markdown table. */
export const actionInputTable = (): string =>
  table(
    ['input', 'what it says', 'default'],
    actionInputs().map(({ name, description, defaultText }) => [`\`${name}\``, description, defaultText]),
  );

/** The outputs of a run, for later steps and jobs, as a Markdown table. */
export const outputTable = (): string =>
  table(
    ['output', 'variable of a dotenv report', 'what it holds'],
    actionOutputs().map(({ name, description }) => [`\`${name}\``, dotenvName(name), description]),
  );

const dotenvName = (name: string): string => (name === 'plan' ? '' : `\`OTA_RELEASE_${snake(name)}\``);

const snake = (name: string): string => name.replaceAll('-', '_').toUpperCase();

/** Every input that has a variable, and how it is spelled on each face, as a Markdown table. */
export const inputTable = (): string =>
  table(
    ['flag', 'variable', 'action', 'GitLab', 'commands'],
    inputs
      .filter(({ env }) => env !== undefined)
      .map((input) => [
        input.faces.includes('shell') ? `\`--${input.flag}\`` : '',
        `\`${input.env}\``,
        onFace(input, 'action'),
        onFace(input, 'gitlab'),
        input.commands.join(', '),
      ]),
  );

const onFace = ({ faces, flag }: InputDefinition, face: 'action' | 'gitlab'): string =>
  faces.includes(face) ? `\`${flag}\`` : '';

/** A Markdown table. */
export const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n');

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');
