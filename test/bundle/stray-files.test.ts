import { describe, expect, test } from 'vitest';
import { describeStray } from '../../src/bundle/stray-files.js';

describe('describeStray', () => {
  test.each([
    // path | words
    ['.DS_Store', /Finder/],
    ['app/Thumbs.db', /Explorer/],
    ['keys/ota.key', /signing key/],
    ['id_ed25519', /SSH key/],
    ['app/.env', /secrets/],
    ['vendor/lib/.git/HEAD', /version control/],
    ['vendor/lib/.git', /version control/],
    ['update.sh~', /editor or a merge/],
    ['app/.config.swp', /editor or a merge/],
    ['app/main.c.orig', /editor or a merge/],
  ] as const)('%s is %s', (path, words) => {
    expect(describeStray(path)).toMatch(words);
  });

  test.each(['update.sh', '.gitignore', '.github/x', 'id_rsa.pub', 'env', 'environment', 'ota.pub', 'a~b', 'original'])(
    '%s may well belong in a bundle',
    (path) => expect(describeStray(path)).toBeUndefined(),
  );
});
