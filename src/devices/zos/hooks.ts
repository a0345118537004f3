import type { BundleEntry } from '../../bundle/bundle-entry.js';
import { type Place, type Problem, problem } from '../../errors/problem.js';

/** What a node runs of an artefact, at its root (0-OS contract, “Hooks inside the artefact”). */
const HOOKS = ['pre-copy', 'post-copy', 'migrate', 'post-start'];

export interface HookOptions {
  /** Where a path of the bundle is, for people. */
  readonly place: (path: string) => Place;
  /** Nodes are given another artefact, which may have other hooks: what is found is then only a warning. */
  readonly elsewhere: boolean;
}

/** What keeps a node from running the hooks of a bundle: each must be a file that its owner may execute. */
export const hookProblems = (
  entries: readonly BundleEntry[],
  { place, elsewhere }: HookOptions,
): readonly Problem[] => {
  const severity = elsewhere ? 'warning' : 'error';
  return HOOKS.flatMap((hook) => {
    if (entries.some(({ path }) => path.startsWith(`${hook}/`)))
      return [problem('zos-hook-not-a-file', { hook, what: 'a directory' }, place(hook), severity)];
    const found = entries.find(({ path }) => path === hook);
    if (!found) return [];
    const file = found.kind === 'symlink' ? linkedFile(entries, found) : found;
    if (!file)
      return [problem('zos-hook-not-a-file', { hook, what: 'a link to no file there' }, place(hook), severity)];
    return file.mode === 0o755 ? [] : [problem('zos-hook-not-executable', { hook }, place(file.path), severity)];
  });
};

/** The file that a link at the root leads to, as far as the bundle holds it. */
const linkedFile = (entries: readonly BundleEntry[], link: BundleEntry): BundleEntry | undefined => {
  let at: BundleEntry | undefined = link;
  // A chain of links is no longer than the bundle, unless it goes round.
  for (let hops = 0; at?.kind === 'symlink' && hops < entries.length; hops += 1) {
    const { path, target = '' }: BundleEntry = at;
    const next = resolved(path, target);
    at = entries.find((entry) => entry.path === next);
  }
  return at?.kind === 'file' ? at : undefined;
};

/** The path that a link’s target means, seen from where the link is. */
const resolved = (path: string, target: string): string => {
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};
