import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEUTRAL_TAGGER, taggerOf, tagObjectText } from '../../src/forges/tag-object.js';
import { type GitFixture, gitFixture } from '../support/git-fixture.js';

describe('taggerOf', () => {
  it.each([
    // what git prints, who that is
    ['Ada Lovelace <ada@example.com> 1768471200 +0100\n', 'Ada Lovelace <ada@example.com>'],
    ['Zoë (CI) <> 1 -0930', 'Zoë (CI) <>'],
    ['no address 1768471200 +0000', undefined],
    ['', undefined],
  ])('of %j is %j', (ident, tagger) => expect(taggerOf(ident)).toBe(tagger));
});

describe('tagObjectText', () => {
  let on: GitFixture;
  beforeAll(() => {
    on = gitFixture();
  });
  afterAll(() => on.dispose());

  it.each([
    // message, the message as git shows it
    ['Release 1.0.0', 'Release 1.0.0'],
    ['Release 1.0.0\n\n- a\n- b\n\n', 'Release 1.0.0\n\n- a\n- b'],
    ['Räder, 車輪', 'Räder, 車輪'],
    ['', ''],
  ])('of the message %j is taken by git and read back', (message, shown) => {
    const commit = on.git(['rev-parse', 'HEAD']);
    const text = tagObjectText({ name: 'v1.0.0', commit, message, time: 1_768_471_200 }, NEUTRAL_TAGGER);
    const object = execFileSync('git', ['-C', on.clone, 'mktag'], { input: text, encoding: 'utf8' }).trim();
    on.git(['update-ref', 'refs/tags/v1.0.0', object]);
    const format = '%(objecttype) %(*objectname) %(taggername) %(taggerdate:raw) %(contents)';
    expect(on.git(['for-each-ref', `--format=${format}`, 'refs/tags/v1.0.0']).trimEnd()).toBe(
      `tag ${commit} ota-release 1768471200 +0000 ${shown}`.trimEnd(),
    );
  });
});
