/** What a terminal can show. */
export interface Style {
  readonly colour: boolean;
  /** Lines may be redrawn in place. */
  readonly live: boolean;
}

/** The facts that decide how output is styled. */
export interface TerminalFacts {
  readonly isTty: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * How to style output. `NO_COLOR` (https://no-color.org) beats `FORCE_COLOR`, which beats what the terminal says;
 * a CI log is never redrawn in place.
 */
export const detectStyle = ({ isTty, environment }: TerminalFacts): Style => {
  const dumb = environment.TERM === 'dumb';
  const refused = Boolean(environment.NO_COLOR);
  const forced = Boolean(environment.FORCE_COLOR) && environment.FORCE_COLOR !== '0';
  return { colour: !refused && (forced || (isTty && !dumb)), live: isTty && !dumb && !environment.CI };
};

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

export type Paint = (text: string, ...looks: readonly (keyof typeof CODES)[]) => string;

/** Wraps text in SGR sequences, or leaves it alone where there is no colour. */
export const painter =
  (style: Style): Paint =>
  (text, ...looks) =>
    style.colour && looks.length > 0 ? `\u001b[${looks.map((look) => CODES[look]).join(';')}m${text}\u001b[0m` : text;
