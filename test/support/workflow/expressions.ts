import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import type { FunctionDefinition } from '@actions/expressions/funcs/info';
import { falsy } from '@actions/expressions/result';

/** The contexts of an expression, `github`, `secrets` and so on, as plain data. */
export type Contexts = Readonly<Record<string, unknown>>;

/** What the functions of a condition answer. */
export interface Standing {
  /** Everything before has succeeded. */
  readonly success: boolean;
  /** Whether a pattern of `hashFiles` names a file. */
  readonly hasFiles: (pattern: string) => boolean;
}

const STATUS = /\b(success|failure|always|cancelled)\s*\(/;

/** GitHub, “Evaluate expressions in workflows and actions”: a text with `${{ … }}` filled in by GitHub's own evaluator. */
export const filledIn = (text: string, contexts: Contexts): string =>
  text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => evaluate(expression, contexts).coerceString());

/** Each of the values as a text, filled in. */
export const filledInAll = (
  values: Readonly<Record<string, unknown>>,
  contexts: Contexts,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filledIn(String(value), contexts)]));

/** What the one expression that is the whole text stands for; a text without one stands for itself. */
export const standsFor = (text: unknown, contexts: Contexts): unknown => {
  const [, expression] = /^\$\{\{(.*)\}\}$/s.exec(String(text)) ?? [];
  if (expression === undefined) return text;
  return JSON.parse(JSON.stringify(evaluate(expression, contexts), data.replacer)) as unknown;
};

/** Whether an `if:` lets its job or step run; one that asks for no status asks for success. */
export const holds = (condition: string | undefined, contexts: Contexts, standing: Standing): boolean => {
  if (condition === undefined) return standing.success;
  const expression = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  if (!STATUS.test(expression) && !standing.success) return false;
  return !falsy(evaluate(expression, contexts, standing));
};

const evaluate = (expression: string, contexts: Contexts, standing?: Standing): data.ExpressionData => {
  const functions = standing ? functionsOf(standing) : [];
  const { tokens } = new Lexer(expression.trim()).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(parsed, context, new Map(functions.map((one) => [one.name.toLowerCase(), one]))).evaluate();
};

const functionsOf = ({ success, hasFiles }: Standing): readonly FunctionDefinition[] & FunctionDefinition[] => [
  flag('success', success),
  flag('failure', !success),
  flag('always', true),
  flag('cancelled', false),
  {
    name: 'hashFiles',
    minArgs: 1,
    maxArgs: 1,
    call: (pattern) => new data.StringData(pattern && hasFiles(pattern.coerceString()) ? 'some-digest' : ''),
  },
];

const flag = (name: string, value: boolean): FunctionDefinition => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(value),
});
