import type { RemoteTag } from './forge.js';

/** Reads `git ls-remote`: lines `object TAB ref`. */
export const parseRefs = (output: string): ReadonlyMap<string, string> =>
  new Map(
    output
      .split('\n')
      .map((line) => line.split('\t'))
      .flatMap(([object, ref]) => (object && ref ? [[ref, object] as const] : [])),
  );

/**
 * The tag among listed refs. An annotated tag is listed twice: its object under its own name, and what it stands on
 * under the name followed by `^{}` (gitprotocol-pack(5), Reference Discovery).
 */
export const tagAmong = (refs: ReadonlyMap<string, string>, name: string): RemoteTag | undefined => {
  const object = refs.get(`refs/tags/${name}`);
  if (object === undefined) return undefined;
  const peeled = refs.get(`refs/tags/${name}^{}`);
  return { name, commit: peeled ?? object, annotated: peeled !== undefined };
};
