import { problem } from '../errors/problem.js';
import { checkVersion } from '../version/check-version.js';
import type { Finding, Word } from './rules.js';
import { suggestionFor } from './suggestion.js';

/** What the `version` key says, its paths as they are written. */
export type DeclaredVersion =
  | { readonly kind: 'explicit'; readonly version: string }
  | { readonly kind: 'package.json' | 'pyproject.toml' | 'Cargo.toml' | 'file'; readonly path: string }
  | { readonly kind: 'tag' };

const MANIFESTS = ['package.json', 'pyproject.toml', 'Cargo.toml'] as const;
const SOURCES = [...MANIFESTS, 'tag'];

/** Tells a version from the places one can be read from. A manifest may lie in a folder: `app/package.json`. */
export const parseVersionKey = (text: string): DeclaredVersion => {
  if (text === 'tag') return { kind: 'tag' };
  if (text.startsWith('file:')) return { kind: 'file', path: text.slice('file:'.length) };
  const manifest = MANIFESTS.find((name) => text === name || text.endsWith(`/${name}`));
  return manifest ? { kind: manifest, path: text } : { kind: 'explicit', version: text };
};

/** What is wrong with the `version` key: a misspelt source, an empty path, or a version that can't be released. */
export const findInVersionKey = (text: string): Word | readonly Finding[] | undefined => {
  const declared = parseVersionKey(text);
  if (declared.kind === 'file' && declared.path.trim() === '')
    return (key, place) => problem('project-path-invalid', { key, value: text, reason: 'it names no file' }, place);
  if (declared.kind !== 'explicit') return undefined;
  // A version begins with a digit, however it goes wrong after that.
  if (!/^\s*([vV]?\d|$)/.test(text)) {
    const details = { value: text, suggestion: suggestionFor(text, SOURCES) ?? fileSource(text) };
    return (_key, place) => problem('project-version-source-unknown', details, place);
  }
  return checkVersion(text).map((found) => ({ word: (_key, place) => ({ ...found, place }) }));
};

const fileSource = (text: string): string | undefined => (/[./]|^[A-Z_]+$/.test(text) ? `file:${text}` : undefined);
