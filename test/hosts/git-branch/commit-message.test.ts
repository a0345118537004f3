import { describe, expect, it } from 'vitest';
import { commitMessage, NUDGE_MESSAGE } from '../../../src/hosts/git-branch/commit-message.js';
import type { Change } from '../../../src/hosts/git-branch/holdings.js';

const blob = { id: 'a'.repeat(40), size: 1 };
const added = (path: string): Change => ({ path, kind: 'added', blob });
const changed = (path: string): Change => ({ path, kind: 'changed', blob });
const removed = (path: string): Change => ({ path, kind: 'removed', blob: undefined });

describe('the message of a commit', () => {
  it.each<[readonly Change[], string, string]>([
    // changes, the site's folder, headline
    [[added('1.0.0'), changed('latest')], '', 'Publish 1.0.0'],
    [[added('channels/beta/2.0.0-rc.1'), added('1.0.0')], '', 'Publish 2.0.0-rc.1 (beta), 1.0.0'],
    [[added('docs/1.0.0')], 'docs/', 'Publish 1.0.0'],
    [[added('docs/1.0.0'), added('x')], '', 'Publish 2 objects'],
    [['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map(added), '', 'Publish 4 versions'],
    [[changed('1.0.0'), changed('latest')], '', 'Publish 2 objects'],
    [[changed('index.json')], '', 'Publish index.json'],
    [[removed('old.zip')], '', 'Remove old.zip'],
    [[], '', 'Publish 0 objects'],
  ])('of %j in %j: %s', (changes, folder, headline) => {
    expect(commitMessage(changes, folder).split('\n').slice(0, 2)).toEqual([headline, '']);
  });

  it('lists what has changed, and no more than a page of it', () => {
    const message = commitMessage([added('a\nb'), changed('c'), removed('d')], '');
    expect(message.split('\n').slice(2)).toEqual(['A a?b', 'M c', 'D d', '']);
    const long = commitMessage(
      Array.from({ length: 25 }, (_, i) => added(`file-${i}`)),
      '',
    );
    expect(long.split('\n').slice(-3)).toEqual(['A file-19', '… and 5 more', '']);
  });

  it('says of a commit that changes nothing why it is there', () => {
    expect(NUDGE_MESSAGE).toMatch(/^Publish again\n\nNothing has changed\./);
  });
});
