import { readFile } from 'node:fs/promises';
import type { LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transform } from 'sucrase';

// Hooks for `module.register`: they run in a thread of their own, in front of Node’s. Types are taken out in memory; nothing is
// written beside the user’s sources.

const TYPESCRIPT = /\.m?ts$/;
const RELATIVE = /^(?:\.{1,2}\/|\/|file:)/;

const isNotFound = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNSUPPORTED_DIR_IMPORT');

/** The names a relative import may mean besides its own, as TypeScript reads it: `./a.js` for `./a.ts`, `./a` for either. */
export const candidates = (specifier: string): readonly string[] => {
  if (/\.m?js$/.test(specifier)) return [specifier.replace(/js$/, 'ts')];
  if (/\.[cm]?[jt]sx?$|\.json$/.test(specifier)) return [];
  return ['.ts', '.mts', '.js', '.mjs', '/index.ts', '/index.js'].map((end) => specifier + end);
};

/** Resolves like Node, and finds TypeScript sources behind the names that TypeScript lets a module write. */
export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const others = RELATIVE.test(specifier) ? candidates(specifier) : [];
  let missing: unknown;
  for (const name of [specifier, ...others]) {
    try {
      return await nextResolve(name, context);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      missing ??= error;
    }
  }
  throw missing;
};

/** Loads a TypeScript source as JavaScript, and everything else like Node. */
export const load: LoadHook = async (url, context, nextLoad) => {
  const { pathname, protocol } = new URL(url);
  if (protocol !== 'file:' || !TYPESCRIPT.test(pathname)) return nextLoad(url, context);
  return {
    format: 'module',
    shortCircuit: true,
    source: withoutTypes(await readFile(fileURLToPath(url), 'utf8'), pathname),
  };
};

/** The source as JavaScript, its lines where they were. */
export const withoutTypes = (source: string, filePath: string): string =>
  transform(source, { transforms: ['typescript'], disableESTransforms: true, filePath }).code;
