import { describe, expect, test } from 'vitest';
import { fail } from '../../src/errors/ota-error.js';
import type { Connection, Forge } from '../../src/forges/forge.js';
import { gitForge } from '../../src/forges/git.js';
import { checkConnection } from '../../src/repository/check-connection.js';
import { openRepository } from '../../src/repository/repository.js';
import { gitFixture } from '../support/git-fixture.js';

/** A forge that answers the one question as it is told to. */
const answering = (connect: Forge['connect']): Forge => ({
  ...gitForge({ repository: {} as never, remote: 'origin' }),
  location: 'the forge',
  connect,
});

const codes = async (found: Connection, tag?: string) =>
  (
    await checkConnection(
      answering(async () => found),
      tag,
    )
  ).map(({ code }) => code);

const WHOLE: Connection = { repository: true, archive: true, readme: true };

describe('checkConnection', () => {
  test.each([
    // what the forge offers, tag, codes
    [WHOLE, 'v1.0.0', []],
    [{ ...WHOLE, archive: undefined, readme: undefined }, 'v1.0.0', []],
    [{ ...WHOLE, readme: false }, undefined, ['connection-readme-missing']],
    [{ ...WHOLE, archive: false }, undefined, []],
    [
      { ...WHOLE, archive: false, readme: false },
      'v1.0.0',
      ['connection-readme-missing', 'connection-archive-missing'],
    ],
    [{ repository: false, archive: false, readme: false }, 'v1.0.0', ['forge-not-found']],
  ])('%j for %s', async (found, tag, expected) => {
    expect(await codes(found, tag)).toEqual(expected);
  });

  test('a forge that doesn’t answer is the one finding', async () => {
    const forge = answering(async () => {
      throw fail('forge-unreachable', { location: 'the forge', words: 'no route' });
    });
    expect((await checkConnection(forge, 'v1.0.0')).map(({ code }) => code)).toEqual(['forge-unreachable']);
  });

  test('a real remote that takes the question has nothing against it', async () => {
    const git = gitFixture();
    try {
      const repository = await openRepository(git.clone, git.env);
      if (!repository) throw new Error('no repository');
      const found = await checkConnection(gitForge({ repository, remote: 'origin' }), undefined);
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    } finally {
      git.dispose();
    }
  });
});
