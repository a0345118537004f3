import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the clone. */
export const cloneRoot = fileURLToPath(new URL('../..', import.meta.url));

/** The texts of a document's fenced blocks in a language, in their order. The path is relative to the clone. */
export const codeBlocks = (path: string, language: string): readonly string[] => {
  const text = readFileSync(`${cloneRoot}/${path}`, 'utf8');
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, found, body]) =>
    found === language && body !== undefined ? [body] : [],
  );
};

/** The targets of a document's links that point into the clone, without their anchors. */
export const localLinks = (path: string): readonly string[] => {
  const text = readFileSync(`${cloneRoot}/${path}`, 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => {
    const file = target?.split('#')[0];
    return file && !/^[a-z]+:/.test(file) ? [file] : [];
  });
};
