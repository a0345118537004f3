import { fail } from '../../../src/errors/ota-error.js';
import type { Forge, RemoteTag } from '../../../src/forges/forge.js';

/** A small real forge in memory: it keeps the promises of the interface, and costs no process. */
export interface MemoryForge extends Forge {
  readonly tags: ReadonlyMap<string, RemoteTag>;
}

export const memoryForge = (): MemoryForge => {
  const tags = new Map<string, RemoteTag>();
  return {
    kind: 'git',
    location: 'memory',
    tags,
    preflight: async () => [],
    lookUpTag: async (name) => tags.get(name),
    createTag: async ({ name, commit }) => {
      const standing = tags.get(name);
      if (standing && standing.commit !== commit)
        throw fail('tag-on-other-commit', { name, found: standing.commit, commit, location: 'memory' });
      tags.set(name, { name, commit, annotated: true });
      return standing ? 'exists' : 'created';
    },
    hasCommit: async () => true,
    connect: async () => ({ repository: true, archive: true, readme: true }),
  };
};
