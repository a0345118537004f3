import { describe, expect, test } from 'vitest';
import { openForge } from '../../src/forges/registry.js';
import { openRepository } from '../../src/repository/repository.js';
import { baseEnvironment } from '../support/cli.js';
import { failureOf } from '../support/step-states.js';
import { workspaces } from '../support/workspaces.js';

const newWorkspace = workspaces();

describe('openForge', () => {
  test('opens the git remote that is named', async () => {
    const w = newWorkspace();
    const repository = await openRepository(w.repo, baseEnvironment);
    if (!repository) throw new Error('no repository');
    const forge = openForge(repository, 'origin');
    expect(forge.kind).toBe('git');
    expect(forge.location).toContain('origin');
    expect(await forge.lookUpTag('v1.0.0')).toBeUndefined();
    const time = repository.commitTime;
    expect(await forge.createTag({ name: 'v1.0.0', commit: repository.commit, message: 'x', time })).toBe('created');
    expect(w.remoteTags()).toEqual([`v1.0.0 ${repository.commit}`]);
    const missing = await failureOf(() => openForge(repository, 'upstream').lookUpTag('v1.0.0'));
    expect(missing.code).toBe('repository-remote-missing');
  });
});
