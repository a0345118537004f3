import type { Choice, Prompter } from '../commands/init/prompter.js';

/** The process of a terminal, as far as questions need it. */
export interface TerminalProcess extends Pick<NodeJS.Process, 'stdin' | 'stdout'> {
  readonly interrupt: () => void;
}

type Streams = Partial<Pick<NodeJS.Process, 'stdin'>> & Pick<NodeJS.Process, 'stdout' | 'env'>;

/** Whether somebody can be asked: a terminal that takes cursor movements on both ends, and no job of a pipeline. */
export const isAnswering = ({ stdin, stdout, env }: Streams): boolean =>
  stdin?.isTTY === true && stdout.isTTY === true && env.TERM !== 'dumb' && /^(|0|false)$/i.test(env.CI ?? '');

/**
 * Somebody at a terminal, asked by the prompts of clack, which are loaded only here. Whoever breaks off, by Ctrl-C or Escape, ends
 * the program as a signal does.
 */
export const openTerminalPrompter = async (process: TerminalProcess): Promise<Prompter> => {
  const clack = await import('@clack/prompts');
  const ends = { input: process.stdin, output: process.stdout };
  type Cancel = Extract<Awaited<ReturnType<typeof clack.text>>, symbol>;
  const answerOf = async <T>(asked: Promise<T | Cancel>): Promise<T> => {
    const answer = await asked;
    if (!clack.isCancel(answer)) return answer;
    clack.cancel('Nothing was written.', ends);
    process.interrupt();
    // The handler of the signal has ended the program.
    return new Promise<never>(() => {});
  };
  return {
    begin: (title, found) => {
      clack.intro(title, ends);
      if (found.length > 0) clack.log.info(['Found:', ...found.map((line) => `  ${line}`)].join('\n'), ends);
    },
    end: (text) => clack.outro(text, ends),
    text: ({ message, initial, judge }) =>
      answerOf(clack.text({ ...ends, message, initialValue: initial, validate: (answer) => judge(answer ?? '') })),
    choose: ({ message, choices, initial }) =>
      answerOf(clack.select({ ...ends, message, options: choices.map(optionOf), initialValue: initial })),
    several: ({ message, choices, initial }) =>
      answerOf(
        clack.multiselect({
          ...ends,
          message,
          options: choices.map(optionOf),
          initialValues: [...initial],
          required: false,
        }),
      ),
  };
};

const optionOf = ({ value, label, hint }: Choice) => ({ value, label, ...(hint === undefined ? {} : { hint }) });
