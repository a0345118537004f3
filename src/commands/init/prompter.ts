/** One of several answers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** A few words behind it. */
  readonly hint?: string;
}

interface Question {
  readonly message: string;
}

/** A question that a line of text answers. */
export interface TextQuestion extends Question {
  /** What Enter alone answers. */
  readonly initial: string;
  /** What is wrong with an answer; undefined for one that is taken. */
  readonly judge: (answer: string) => string | undefined;
}

/** A question that one of its choices answers. */
export interface ChoiceQuestion extends Question {
  readonly choices: readonly Choice[];
  readonly initial: string;
}

/** A question that any of its choices answer, or none. */
export interface SeveralQuestion extends Question {
  readonly choices: readonly Choice[];
  readonly initial: readonly string[];
}

/**
 * Who is asked. There is one only where somebody is at a terminal. Whoever breaks off ends the program: no question gives
 * back then.
 */
export interface Prompter {
  readonly begin: (title: string, found: readonly string[]) => void;
  readonly text: (question: TextQuestion) => Promise<string>;
  readonly choose: (question: ChoiceQuestion) => Promise<string>;
  readonly several: (question: SeveralQuestion) => Promise<readonly string[]>;
  readonly end: (text: string) => void;
}
