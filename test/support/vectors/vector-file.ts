/** One file of `test/vectors/`: its path below that folder, and its bytes. */
export interface VectorFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A file of cases, readable for people: one line a case, so that a change shows as the cases that changed.
 *
 * @param shared what holds for all of them, unless a case says otherwise.
 */
export const vectorJson = (
  path: string,
  about: string,
  cases: Readonly<Record<string, readonly unknown[]>>,
  shared: Readonly<Record<string, unknown>> = {},
): VectorFile => {
  const lists = Object.entries(cases).map(([name, list]) => {
    const lines = list.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
    return `  ${JSON.stringify(name)}: [\n${lines}\n  ]`;
  });
  const facts = Object.entries({ about, ...shared }).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return { path, bytes: Buffer.from(`{\n${[...facts, ...lists].join(',\n')}\n}\n`) };
};
