import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertRoot, assertWritablePath } from '../../src/hosts/directory-guard.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporary = temporaryDirectories();

/** A directory `d`, a file `f`, and links to both, inside and outside of the root. */
const makeRoot = (): string => {
  const outside = temporary();
  const root = temporary();
  mkdirSync(join(root, 'd'));
  writeFileSync(join(root, 'f'), '');
  for (const [name, target] of Object.entries({ in: 'd', out: outside, file: 'f', loop: 'loop', broken: 'gone' }))
    symlinkSync(target, join(root, name));
  return root;
};

describe('assertRoot', () => {
  it('takes a directory, a link to one and nothing at all', async () => {
    const root = makeRoot();
    for (const name of ['d', 'in', 'gone', 'gone/below']) await assertRoot(join(root, name), 'the site');
  });

  it.each(['f', 'file', 'f/below'])('refuses %s', async (name) => {
    await expect(assertRoot(join(makeRoot(), name), 'the site')).rejects.toMatchObject({
      code: 'host-root-not-a-directory',
    });
  });
});

describe('assertWritablePath', () => {
  it.each([
    // path, code or undefined
    ['new', undefined],
    ['f', undefined],
    ['d/new', undefined],
    ['gone/new', undefined],
    ['f/new', 'host-parent-is-file'],
    ['f/a/b', 'host-parent-is-file'],
    ['in/new', 'host-symlink'],
    ['out/new', 'host-symlink'],
    ['out/a/b', 'host-symlink'],
    ['file', 'host-symlink'],
    ['loop', 'host-symlink'],
    ['loop/new', 'host-symlink'],
    ['broken', 'host-symlink'],
  ])('%s: %s', async (path, code) => {
    const root = makeRoot();
    const judged = assertWritablePath(root, { file: join(root, path), path, location: 'the site' });
    if (code === undefined) await judged;
    else await expect(judged).rejects.toMatchObject({ code });
  });
});
