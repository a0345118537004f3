import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Forge, NewTag } from '../../src/forges/forge.js';

/** A forge whose repository has two commits, the second on a branch, and no tag. */
export interface ForgeUnderTest {
  readonly forge: Forge;
  /** On a branch of the remote. */
  readonly commit: string;
  /** Before it on the same branch. */
  readonly parent: string;
  /** In the clone, on no branch or tag of the remote. */
  readonly unpushed: string;
  /** A tag brings its commit along, as a push does; an API knows only commits that it has. */
  readonly tagsCarryCommits: boolean;
  /** The forge shows archives of the source and whatever was pushed; plain git sees what the clone has. */
  readonly showsSource: boolean;
  /** Another clone's view of the same remote: another machine. */
  readonly other: () => Promise<Forge>;
  /** Makes a lightweight tag on the remote, past the forge. */
  readonly tagLightly: (name: string, commit: string) => Promise<void>;
  /** Puts a file on the remote's default branch, past the forge. */
  readonly pushFile: (path: string) => Promise<void>;
  readonly dispose: () => Promise<void> | void;
}

const UNKNOWN_COMMIT = { code: 'tag-commit-unknown', message: expect.stringMatching(/[0-9a-f]{40}/) };

/** What every forge must do, by the interface alone. */
export const forgeContract = (name: string, open: () => Promise<ForgeUnderTest>): void => {
  describe(`${name} as a forge`, () => {
    let on: ForgeUnderTest;
    beforeEach(async () => {
      on = await open();
    });
    afterEach(() => on.dispose());

    const tag = (facts: Partial<NewTag> = {}): NewTag => ({
      name: 'v1.0.0',
      commit: on.commit,
      message: 'Release 1.0.0',
      time: 1_768_471_200,
      ...facts,
    });

    it('has nothing to say against a remote that takes tags', async () => {
      expect(await on.forge.preflight()).toEqual([]);
      expect(await on.forge.lookUpTag('v1.0.0')).toBeUndefined();
    });

    it('makes an annotated tag once', async () => {
      expect(await on.forge.createTag(tag())).toBe('created');
      expect(await on.forge.createTag(tag())).toBe('exists');
      expect(await on.forge.lookUpTag('v1.0.0')).toEqual({ name: 'v1.0.0', commit: on.commit, annotated: true });
    });

    it('shows the tag to another machine, for which it exists as well', async () => {
      await on.forge.createTag(tag());
      const other = await on.other();
      expect(await other.lookUpTag('v1.0.0')).toMatchObject({ commit: on.commit });
      expect(await other.createTag(tag({ message: 'Other words' }))).toBe('exists');
    });

    it('never moves a tag to another commit', async () => {
      await on.forge.createTag(tag());
      const other = await on.other();
      for (const forge of [on.forge, other]) {
        await expect(forge.createTag(tag({ commit: on.parent }))).rejects.toMatchObject({
          code: expect.stringMatching(/on-other-commit$/),
        });
      }
      expect(await on.forge.lookUpTag('v1.0.0')).toMatchObject({ commit: on.commit });
    });

    it('knows a lightweight tag for what it is, and takes it on the same commit', async () => {
      await on.tagLightly('v1.0.0', on.commit);
      expect(await on.forge.lookUpTag('v1.0.0')).toEqual({ name: 'v1.0.0', commit: on.commit, annotated: false });
      expect(await on.forge.createTag(tag())).toBe('exists');
      await expect(on.forge.createTag(tag({ commit: on.parent }))).rejects.toMatchObject({
        code: 'tag-on-other-commit',
        message: expect.stringMatching(new RegExp(`${on.commit}.*${on.parent}`)),
      });
    });

    it('tells tags apart whose names end alike', async () => {
      await on.forge.createTag(tag({ name: 'model-a/v1.0.0' }));
      await on.forge.createTag(tag({ name: 'v1.0.0-rc.1', commit: on.parent }));
      expect(await on.forge.lookUpTag('v1.0.0')).toBeUndefined();
      expect(await on.forge.lookUpTag('v1.0.0-rc.1')).toMatchObject({ commit: on.parent });
    });

    it('lets two machines make the same tag at once: one commit, no error', async () => {
      const other = await on.other();
      const outcomes = await Promise.all([on.forge, other].map((forge) => forge.createTag(tag())));
      expect([...outcomes].sort()).toContain('created');
      expect(await on.forge.lookUpTag('v1.0.0')).toMatchObject({ commit: on.commit });
    });

    it('lets only one of two machines have the tag for its commit', async () => {
      const other = await on.other();
      const commits = [on.commit, on.parent];
      const outcomes = await Promise.allSettled(
        [on.forge, other].map((forge, i) => forge.createTag(tag({ commit: commits[i] ?? '' }))),
      );
      const winners = commits.filter((_, i) => outcomes[i]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'tag-on-other-commit' },
      });
      expect(await on.forge.lookUpTag('v1.0.0')).toMatchObject({ commit: winners[0] });
    });

    it('knows which commits the remote has', async () => {
      expect(await on.forge.hasCommit(on.commit)).toBe(true);
      expect(await on.forge.hasCommit(on.parent)).toBe(true);
      expect(await on.forge.hasCommit(on.unpushed)).toBe(false);
    });

    it('tags a commit that the remote doesn’t know only where the tag brings it along', async () => {
      const tagged = on.forge.createTag(tag({ commit: on.unpushed })).catch((error) => error);
      expect(await tagged).toEqual(on.tagsCarryCommits ? 'created' : expect.objectContaining(UNKNOWN_COMMIT));
      expect(await on.forge.hasCommit(on.unpushed)).toBe(on.tagsCarryCommits);
      const found = on.tagsCarryCommits ? { commit: on.unpushed } : undefined;
      expect(await on.forge.lookUpTag('v1.0.0')).toEqual(found && expect.objectContaining(found));
    });

    it('answers what a device’s own connection test asks', async () => {
      expect(await on.forge.connect(undefined)).toEqual({
        repository: true,
        archive: undefined,
        readme: false,
      });
      await on.forge.createTag(tag());
      await on.pushFile('README.md');
      // Plain git has not fetched the commit with the README.
      const source = on.showsSource ? true : undefined;
      expect(await on.forge.connect('v1.0.0')).toEqual({ repository: true, archive: source, readme: source });
      const absent = on.showsSource ? false : undefined;
      expect(await on.forge.connect('v9.9.9')).toMatchObject({ repository: true, archive: absent });
    });

    it('names its kind and place without a credential', () => {
      expect(on.forge.kind).toMatch(/^[a-z0-9-]+$/);
      expect(on.forge.location).not.toMatch(/:\/\/[^/]*@/);
    });
  });
};
