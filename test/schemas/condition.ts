/** `if` and `then` of a schema. Written as a literal, an object with a `then` would read as a promise. */
export const condition = (test: unknown, consequence: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries([
    ['if', test],
    ['then', consequence],
  ]);
