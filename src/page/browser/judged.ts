/** What came of judging something: a value that may be believed, or why there is none, in a sentence without its full stop. */
export type Judged<Value> =
  | { readonly kind: 'good'; readonly value: Value }
  | { readonly kind: 'bad'; readonly reason: string };

/** A value that may be believed. */
export const good = <Value>(value: Value): Judged<Value> => ({ kind: 'good', value });

/** A refusal. */
export const bad = (reason: string): { readonly kind: 'bad'; readonly reason: string } => ({ kind: 'bad', reason });
