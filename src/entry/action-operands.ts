import { type Problem, problem } from '../errors/problem.js';
import type { CommandEntry } from './command-table.js';

/** The words that a step gives a command, and what is wrong with them. */
export interface ActionOperands {
  readonly operands: readonly string[];
  readonly problems: readonly Problem[];
}

const ORIGIN = 'input arguments';

/**
 * The words of the action’s input `arguments`, split at blanks. There is no shell between: quotes and flags, which one would read, are
 * refused, and so are more words than the command takes.
 */
export const actionOperands = (
  text: string,
  { name, operands: takes }: Pick<CommandEntry, 'name' | 'operands'>,
): ActionOperands => {
  const operands = text.split(/\s+/).filter(Boolean);
  const isOpen = takes.includes('...');
  const reasons = [
    ...(operands.some((word) => /["'`]/.test(word)) ? ['it takes words with blanks between them, and no quotes'] : []),
    ...(operands.some((word) => word.startsWith('-'))
      ? ['it takes no flags: each is an input of its own, such as reason']
      : []),
    ...(!isOpen && operands.length > takes.split(' ').filter(Boolean).length
      ? [`${name} takes no more than ${takes === '' ? 'its name' : takes}`]
      : []),
  ];
  return {
    operands,
    problems: reasons.map((reason) =>
      problem('cli-input-invalid', { origin: ORIGIN, value: text, reason }, { file: ORIGIN }),
    ),
  };
};
