import { expect, it } from 'vitest';
import { openForge } from '../../src/forges/registry.js';
import { openRepository } from '../../src/repository/repository.js';
import { gitFixture } from '../support/git-fixture.js';

it('opens the forge of a repository’s remote', async () => {
  const on = gitFixture();
  try {
    const repository = await openRepository(on.clone, on.env);
    expect(repository && openForge(repository, 'origin')).toMatchObject({ kind: 'git', location: 'git remote origin' });
  } finally {
    on.dispose();
  }
});
