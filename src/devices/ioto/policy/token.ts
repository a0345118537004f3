import type { Span } from './span.js';

/** Every operator and mark of the language. Longer ones come first, so that `^!=` is not read as `^` and `!=`. */
export const OPERATORS = [
  '^!=',
  '$!=',
  '^=',
  '$=',
  '><',
  '<>',
  '=~',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
  '!',
  '(',
  ')',
  ',',
] as const;

export type Operator = (typeof OPERATORS)[number];

export interface NumberToken extends Span {
  readonly kind: 'number';
  readonly value: number;
}

export interface TextToken extends Span {
  readonly kind: 'text';
  readonly value: string;
}

export interface PatternToken extends Span {
  readonly kind: 'pattern';
  /** Between the slashes. */
  readonly source: string;
  readonly flags: string;
}

export interface NameToken extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export interface OperatorToken extends Span {
  readonly kind: 'operator';
  readonly operator: Operator;
}

export interface EndToken extends Span {
  readonly kind: 'end';
}

/** One word or mark of a policy. */
export type Token = NumberToken | TextToken | PatternToken | NameToken | OperatorToken | EndToken;
