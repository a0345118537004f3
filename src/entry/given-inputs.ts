import type { Flags } from '../commands/context.js';
import { type Problem, problem } from '../errors/problem.js';
import { type Face, type InputDefinition, inputsOf } from '../project/inputs.js';

/** Inputs as they were given, by name, and what findings call each. */
export interface GivenInputs {
  readonly flags: Flags;
  /** `--version`, `OTA_VERSION`, `input version`. */
  readonly origins: Readonly<Record<string, string>>;
  /** Values that are none, all at once. */
  readonly problems: readonly Problem[];
}

/** A text that was given for an input, and what findings call it. */
export interface GivenText {
  readonly text: string;
  readonly origin: string;
}

/**
 * Reads the inputs of a command from a face that knows texts alone: variables, or the action's inputs. An empty text says
 * nothing. Secrets are no flags and stay where they are.
 */
export const givenInputs = (
  command: string,
  face: Face,
  read: (input: InputDefinition) => GivenText | undefined,
): GivenInputs => {
  const flags: Record<string, unknown> = {};
  const origins: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const input of inputsOf(command, face)) {
    const given = input.secret ? undefined : read(input);
    if (given === undefined || given.text.trim() === '') continue;
    const { origin, text } = given;
    const judged = judgedValue(input, text.trim());
    origins[input.name] = origin;
    if ('value' in judged) flags[input.name] = judged.value;
    else
      problems.push(
        problem('cli-input-invalid', { origin, value: text.trim(), reason: judged.reason }, { file: origin }),
      );
  }
  return { flags: flags as Flags, origins, problems };
};

type Judged = { readonly value: unknown } | { readonly reason: string };

const judgedValue = (input: InputDefinition, text: string): Judged => {
  switch (input.kind) {
    case 'boolean':
      return booleanOf(text);
    case 'list':
      return { value: text.split(/\r?\n/).flatMap((line) => line.trim() || []) };
    case 'integer':
      return checked(input, /^-?\d+$/.test(text) ? Number(text) : text);
    default:
      return checked(input, text);
  }
};

/** YAML 1.2's core schema, in any case of letters, and 1 and 0, which shells like better. */
const booleanOf = (text: string): Judged => {
  if (/^(true|1)$/i.test(text)) return { value: true };
  return /^(false|0)$/i.test(text) ? { value: false } : { reason: 'it takes true or false' };
};

const checked = (input: InputDefinition, value: unknown): Judged => {
  const parsed = input.type.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  return {
    reason: input.choices
      ? `it takes ${input.choices.join(', ')}`
      : (parsed.error.issues[0]?.message ?? 'not a value it takes'),
  };
};
