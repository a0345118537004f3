import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { authorOf } from '../../../src/hosts/git-branch/identity.js';
import { gitIn } from '../../../src/repository/git.js';
import { baseEnvironment } from '../../support/cli.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporary = temporaryDirectories();
const nobody = { ...baseEnvironment, GIT_COMMITTER_NAME: undefined, GIT_COMMITTER_EMAIL: undefined };

describe('authorOf', () => {
  it('is git’s identity, from the environment or a file', async () => {
    expect(await authorOf(gitIn('/', baseEnvironment))).toBe('Release Test <release@example.com>');
    const file = join(temporary(), 'config');
    writeFileSync(file, '[user]\n\tname = Ünï Côdé\n\temail = uni@example.com\n');
    expect(await authorOf(gitIn('/', { ...nobody, GIT_CONFIG_GLOBAL: file }))).toBe('Ünï Côdé <uni@example.com>');
  });

  it('is nobody’s in particular where none is configured', async () => {
    expect(await authorOf(gitIn('/', nobody))).toBe('ota-release <ota-release@localhost>');
  });
});
