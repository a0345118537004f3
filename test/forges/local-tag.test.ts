import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localTagFor, makeTagObject, setLocalTag } from '../../src/forges/local-tag.js';
import { openRepository, type Repository } from '../../src/repository/repository.js';
import { type GitFixture, gitFixture } from '../support/git-fixture.js';

let on: GitFixture;
let repository: Repository;

const opened = async (env: GitFixture['env'] = on.env): Promise<Repository> => {
  const found = await openRepository(on.clone, env);
  if (!found) throw new Error('no repository');
  return found;
};
const tag = () => ({
  name: 'v1.0.0',
  commit: repository.commit,
  message: 'Release 1.0.0\n\n',
  time: 1_768_471_200,
});

beforeEach(async () => {
  on = gitFixture();
  repository = await opened();
});
afterEach(() => on.dispose());

describe('localTagFor', () => {
  it('finds the tag of the clone on the commit, and none where there is none', async () => {
    expect(await localTagFor(repository, tag())).toBeUndefined();
    on.git(['tag', 'v1.0.0']);
    expect(await localTagFor(repository, tag())).toMatchObject({ commit: repository.commit, annotated: false });
  });

  it('refuses one on another commit', async () => {
    on.git(['tag', '--annotate', '--message', 'By hand', 'v1.0.0', on.commit('next')]);
    await expect(localTagFor(repository, tag())).rejects.toMatchObject({ code: 'tag-local-on-other-commit' });
  });
});

describe('makeTagObject', () => {
  it('writes the object under git’s identity, and no ref', async () => {
    const { object, tagger } = await makeTagObject(repository, tag());
    expect(tagger).toBe('Release Test <release@example.com>');
    expect(on.git(['cat-file', 'tag', object])).toBe(
      `object ${repository.commit}\ntype commit\ntag v1.0.0\ntagger ${tagger} 1768471200 +0000\n\nRelease 1.0.0`,
    );
    expect(on.git(['tag', '--list'])).toBe('');
  });

  it('takes a neutral identity where git has none', async () => {
    const { GIT_COMMITTER_NAME: _name, GIT_COMMITTER_EMAIL: _email, ...env } = on.env;
    expect(await makeTagObject(await opened(env), tag())).toMatchObject({
      tagger: 'ota-release <ota-release@localhost>',
    });
  });

  it.each(['v1..0', 'v1 0', 'v1.lock', ''])('refuses the name %j', async (name) => {
    await expect(makeTagObject(repository, { ...tag(), name })).rejects.toMatchObject({ code: 'tag-name-invalid' });
  });
});

describe('setLocalTag', () => {
  it('makes the tag, and lets it take the place of a lightweight one', async () => {
    const { object } = await makeTagObject(repository, tag());
    await setLocalTag(repository, tag(), object, undefined);
    expect(on.git(['rev-parse', 'v1.0.0'])).toBe(object);
    on.git(['tag', '--force', 'v1.0.0', repository.commit]);
    await setLocalTag(repository, tag(), object, await repository.tag('v1.0.0'));
    expect(on.git(['rev-parse', 'v1.0.0'])).toBe(object);
  });

  it('leaves a tag alone that another run has put on the commit meanwhile, and says so of any other', async () => {
    const { object } = await makeTagObject(repository, tag());
    on.git(['tag', 'v1.0.0']);
    await setLocalTag(repository, tag(), object, undefined);
    expect(on.git(['cat-file', '-t', 'v1.0.0'])).toBe('commit');
    on.git(['tag', '--force', 'v1.0.0', on.commit('next')]);
    await expect(setLocalTag(repository, tag(), object, undefined)).rejects.toMatchObject({
      code: 'repository-git-failed',
    });
  });
});
