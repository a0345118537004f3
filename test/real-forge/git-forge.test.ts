import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Forge, NewTag } from '../../src/forges/forge.js';
import { gitForge } from '../../src/forges/git.js';
import { openRepository } from '../../src/repository/repository.js';
import { type ForgeUnderTest, forgeContract } from '../forges/forge-contract.js';
import { type GitFixture, gitFixture } from '../support/git-fixture.js';
import { type Forgejo, type ForgejoUser, forgejoAt } from './forgejo.js';

let forgejo: Forgejo;
let owner: ForgejoUser;
let robot: ForgejoUser;
beforeAll(async () => {
  forgejo = forgejoAt(inject('forgejo'));
  [owner, robot] = [await forgejo.makeUser(), await forgejo.makeUser()];
});

const forgeIn = async (git: GitFixture, remote = 'origin', directory = git.clone): Promise<Forge> => {
  const repository = await openRepository(directory, git.env);
  if (!repository) throw new Error(`${directory} is no repository`);
  return gitForge({ repository, remote });
};

/** A repository on the forge that the robot may write to, and a clone whose `main` is pushed to it. */
const pushedFixture = async (): Promise<{ readonly git: GitFixture; readonly path: string }> => {
  const [git, path] = [gitFixture(), await forgejo.makeRepository(owner)];
  await forgejo.invite(path, robot, 'write');
  git.commit('second');
  git.git(['remote', 'set-url', 'origin', forgejo.gitUrl(path, robot)]);
  git.git(['push', '--quiet', 'origin', 'main']);
  return { git, path };
};

const underTest = async (): Promise<ForgeUnderTest> => {
  const { git, path } = await pushedFixture();
  return {
    forge: await forgeIn(git),
    commit: git.git(['rev-parse', 'HEAD']),
    parent: git.git(['rev-parse', 'HEAD~1']),
    unpushed: git.commit('third'),
    tagsCarryCommits: true,
    showsSource: false,
    other: async () => {
      git.git(['clone', '--quiet', forgejo.gitUrl(path, robot), 'other'], git.directory);
      return forgeIn(git, 'origin', `${git.directory}/other`);
    },
    tagLightly: (name, commit) => forgejo.tagLightly(path, name, commit),
    pushFile: (file) => forgejo.pushFile(path, file),
    dispose: git.dispose,
  };
};

forgeContract('a repository on Forgejo, by token', underTest);

describe('Forgejo', () => {
  let git: GitFixture;
  let path: string;
  let commit: string;
  beforeEach(async () => {
    ({ git, path } = await pushedFixture());
    commit = git.git(['rev-parse', 'HEAD']);
  });
  afterEach(() => git.dispose());

  const tag = (facts: Partial<NewTag> = {}): NewTag => ({
    name: 'v1.0.0',
    commit,
    message: 'Release 1.0.0',
    time: 1_768_471_200,
    ...facts,
  });
  const tags = (): string => git.git(['tag', '--list']) + git.git(['ls-remote', '--tags', forgejo.gitUrl(path, robot)]);
  const secrets = (): readonly string[] => [owner, robot].flatMap(({ tokens }) => Object.values(tokens));

  /** What the forge says beforehand, and in the end; nothing of it holds a token, and no tag is left behind. */
  const refusals = async (remote: string) => {
    const forge = await forgeIn(git, remote);
    const problems = await forge.preflight();
    const refusal = await forge.createTag(tag()).catch((error) => error);
    const said = JSON.stringify([problems, refusal, refusal.message, refusal.stack, forge.location]);
    for (const secret of secrets()) expect(said).not.toContain(secret);
    expect(tags()).toBe('');
    return { beforehand: problems.map(({ code }) => code), code: refusal.code, message: refusal.message };
  };

  it('refuses a token that may only read, beforehand', async () => {
    const remote = forgejo.gitUrl(path, robot, 'read');
    expect(await refusals(remote)).toMatchObject({
      beforehand: ['tag-push-unauthorized'],
      code: 'tag-push-unauthorized',
      message: expect.stringContaining('403'),
    });
    const forge = await forgeIn(git, remote);
    expect(await forge.lookUpTag('v1.0.0')).toBeUndefined();
    expect(await forge.connect('v1.0.0')).toEqual({ repository: true, archive: undefined, readme: false });
  });

  it('refuses a user who may only read, which it judges on the push alone', async () => {
    const reader = await forgejo.makeUser();
    await forgejo.invite(path, reader, 'read');
    expect(await refusals(forgejo.gitUrl(path, reader))).toMatchObject({
      beforehand: [],
      code: 'tag-push-unauthorized',
      message: expect.stringContaining('User permission denied for writing'),
    });
  });

  it.each([
    // who asks; the URL
    ['a token for other things', () => forgejo.gitUrl(path, robot, 'none')],
    ['a token of nobody', () => forgejo.gitUrl(path, { ...robot, tokens: { ...robot.tokens, write: 'f'.repeat(40) } })],
    ['nobody', () => forgejo.gitUrl(path, robot).replace(/\/\/[^@]*@/, '//')],
    ['a stranger', async () => forgejo.gitUrl(path, await forgejo.makeUser())],
    ['a user who mistook the path', () => forgejo.gitUrl(`${path}-gone`, robot)],
  ])('lets %s see nothing', async (_who, url) => {
    const remote = await url();
    expect(await refusals(remote)).toMatchObject({
      beforehand: ['tag-push-unauthorized'],
      code: 'forge-unauthorized',
    });
    await expect((await forgeIn(git, remote)).connect(undefined)).rejects.toMatchObject({ code: 'forge-unauthorized' });
  });

  it('protects tags by their names, from everybody but whom it names', async () => {
    await forgejo.protectTags(path, 'v*', owner);
    expect(await refusals('origin')).toMatchObject({
      beforehand: [],
      code: 'tag-push-protected',
      message: expect.stringContaining('Tag v1.0.0 is protected'),
    });
    expect(await (await forgeIn(git)).createTag(tag({ name: 'nightly/v1.0.0' }))).toBe('created');
    expect(await (await forgeIn(git, forgejo.gitUrl(path, owner))).createTag(tag())).toBe('created');
    // There by now, on the same commit: whoever may not make it finds it made.
    expect(await (await forgeIn(git)).createTag(tag())).toBe('exists');
  });

  it('passes on the words of its hook, and takes the tag once the hook is gone', async () => {
    await forgejo.setHook(
      path,
      'echo "no releases on Fridays, see https://bot:pw-secret@docs.example.com/" >&2; exit 1',
    );
    expect(await refusals('origin')).toMatchObject({
      beforehand: [],
      code: 'tag-push-rejected',
      message: expect.stringMatching(/no releases on Fridays, see https:\/\/\*\*\*@docs\.example\.com/),
    });
    await forgejo.setHook(path, '');
    expect(await (await forgeIn(git)).createTag(tag())).toBe('created');
  });

  it('knows no more of a commit from which its branch was moved, until a tag brings it back', async () => {
    const forge = await forgeIn(git);
    expect(await forge.hasCommit(commit)).toBe(true);
    git.git(['push', '--quiet', '--force', 'origin', 'HEAD~1:main']);
    expect(await forge.hasCommit(commit)).toBe(false);
    await forgejo.pushFile(path, 'theirs');
    // Its new tip was never fetched, and might stand on the commit.
    expect(await forge.hasCommit(commit)).toBeUndefined();
    git.git(['fetch', '--quiet']);
    expect(await forge.hasCommit(commit)).toBe(false);
    expect(await forge.createTag(tag())).toBe('created');
    expect(await forge.hasCommit(commit)).toBe(true);
  });
});
