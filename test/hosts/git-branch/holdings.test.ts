import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blob } from '../../../src/hosts/git-branch/blob.js';
import { parseTree, type Tip } from '../../../src/hosts/git-branch/branch-tree.js';
import { openHoldings } from '../../../src/hosts/git-branch/holdings.js';

const blob = (id: string): Blob => ({ id, size: id.length, bytes: Buffer.from(id) });
/** A branch whose files have these objects; a mode other than a file's stands before the object. */
const tip = (files: Readonly<Record<string, string>>): Tip =>
  parseTree(
    'c',
    Object.entries(files)
      .map(([path, id]) => (id.includes(' ') ? `${id}\t${path}` : `100644 blob ${id}\t${path}`))
      .join('\0'),
  );
const shown = (changes: ReturnType<ReturnType<typeof openHoldings>['changes']>): readonly string[] =>
  changes.map(({ path, kind, blob: made }) => `${kind} ${path} ${made?.id ?? ''}`.trim());

describe('what is on hold', () => {
  it('answers as if it were there: creations, replacements, removals', () => {
    const held = openHoldings();
    const at = tip({ latest: '1', old: 'o' });
    expect(held.create(at, 'new', blob('n'))).toBe('created');
    expect(held.create(at, 'new', blob('n'))).toBe('same');
    expect(held.create(at, 'new', blob('m'))).toBe('other');
    expect(held.create(at, 'latest', blob('1'))).toBe('same');
    expect(held.create(at, 'latest', blob('2'))).toBe('other');
    expect(held.replace(at, 'latest', blob('2'), '0')).toBe('lost');
    expect(held.replace(at, 'latest', blob('2'), undefined)).toBe('lost');
    expect(held.replace(at, 'latest', blob('2'), '1')).toBe('replaced');
    expect(held.replace(at, 'latest', blob('2'), '1')).toBe('same');
    expect(held.replace(at, 'latest', blob('3'), '2')).toBe('replaced');
    expect(held.replace(at, 'pointer', blob('p'), undefined)).toBe('replaced');
    held.remove(at, 'old');
    held.remove(at, 'nothing');
    expect(held.paths(at)).toEqual(['latest', 'new', 'pointer']);
    expect(['latest', 'new', 'old'].map((path) => held.at(at, path)?.id)).toEqual(['3', 'n', undefined]);
    expect(shown(held.changes(at))).toEqual(['added new n', 'changed latest 3', 'added pointer p', 'removed old']);
    expect(held.waitingBytes()).toBe(4);
    held.clear();
    expect([held.changes(at), held.waitingBytes()]).toEqual([[], 0]);
  });

  it('is nothing where it comes to what the branch has', () => {
    const held = openHoldings();
    const at = tip({ latest: '1' });
    held.replace(at, 'latest', blob('2'), '1');
    held.replace(at, 'latest', blob('1'), '2');
    held.create(at, 'new', blob('n'));
    held.remove(at, 'new');
    held.remove(at, 'latest');
    expect(held.create(at, 'latest', blob('1'))).toBe('created');
    expect(held.changes(at)).toEqual([]);
  });

  it.each<[string, string, string | undefined]>([
    // path, what the branch has, the obstacle
    ['bundles', 'bundles/a.zip', 'directory'],
    ['latest/x', 'latest', 'file-above'],
    ['latest/x/y', 'latest', 'file-above'],
    ['bundles/b.zip', 'bundles/a.zip', undefined],
    ['latest', 'latest', undefined],
  ])('finds that %s, with %s on the branch or on hold, is in the way of: %s', (path, there, obstacle) => {
    expect(openHoldings().obstacle(tip({ [there]: '1' }), path)).toBe(obstacle);
    const held = openHoldings();
    held.create(tip({}), there, blob('1'));
    expect(held.obstacle(tip({}), path)).toBe(obstacle);
  });

  it('finds links and submodules in the way', () => {
    const at = tip({ link: '120000 blob l', module: '160000 commit m' });
    const held = openHoldings();
    expect(['link', 'module', 'link/x', 'module/x'].map((path) => held.obstacle(at, path))).toEqual([
      'link',
      'submodule',
      'file-above',
      'file-above',
    ]);
  });
});

describe('on another tip', () => {
  const before = tip({ latest: '1', old: 'o' });
  const filled = () => {
    const held = openHoldings();
    held.create(before, 'bundles/a', blob('a'));
    held.replace(before, 'latest', blob('2'), '1');
    held.remove(before, 'old');
    return held;
  };

  it.each<[Readonly<Record<string, string>>, boolean, readonly string[]]>([
    // the new tip, whether it fits, what stays on hold after it is lost
    [{ latest: '1', old: 'o', other: 'x' }, true, ['bundles/a']],
    [{ latest: '2', 'bundles/a': 'a' }, true, ['bundles/a']],
    [{ latest: '3', old: 'o' }, false, ['bundles/a']],
    [{ old: 'o' }, false, ['bundles/a']],
    [{ latest: '1', old: 'p' }, false, ['bundles/a']],
    [{ latest: '1', old: 'o', 'bundles/a': 'b' }, false, []],
    [{ latest: '1', old: 'o', bundles: 'b' }, false, []],
    [{ latest: '1', old: 'o', 'bundles/a/b': 'b' }, false, []],
    [{ latest: '1', old: 'o', 'latest/x': 'b' }, false, ['bundles/a']],
  ])('with %j: %s, and keeps %j', (files, fits, kept) => {
    const held = filled();
    expect(held.fits(tip(files))).toBe(fits);
    held.forgetLost(tip(files));
    expect(held.fits(tip(files))).toBe(true);
    expect(kept.map((path) => held.at(tip(files), path)?.id)).toEqual(kept.map(() => 'a'));
    const expected = kept.filter((path) => files[path] === undefined).map((path) => `added ${path} a`);
    expect(shown(held.changes(tip(files)))).toEqual(expected);
  });

  it('keeps a creation that was replaced afterwards as it was created', () => {
    const held = openHoldings();
    held.create(before, 'new', blob('n'));
    held.replace(before, 'new', blob('m'), 'n');
    held.forgetLost(before);
    expect(shown(held.changes(before))).toEqual(['added new n']);
  });

  it('writes nothing over what somebody else wrote, and loses nothing that it said was created', () => {
    const path = fc.constantFrom('a', 'b', 'c');
    const id = fc.constantFrom('1', '2', '3');
    const act = fc.record({
      kind: fc.constantFrom('create' as const, 'replace' as const, 'remove' as const),
      path,
      id,
    });
    const files = fc.dictionary(path, id);
    fc.assert(
      fc.property(files, fc.array(act), files, (first, acts, second) => {
        const [then, now] = [tip(first), tip(second)];
        const held = openHoldings();
        const created = new Map<string, string>();
        const run = {
          create: (at: string, made: string) =>
            held.create(then, at, blob(made)) === 'created' && created.set(at, made),
          replace: (at: string, made: string) => held.replace(then, at, blob(made), held.at(then, at)?.id),
          remove: (at: string) => held.remove(then, at),
        };
        for (const each of acts) run[each.kind](each.path, each.id);
        if (held.fits(now))
          for (const change of held.changes(now)) expect(second[change.path]).toBe(first[change.path]);
        held.forgetLost(now);
        for (const change of held.changes(now)) {
          expect(second[change.path]).toBeUndefined();
          expect(change.blob?.id).toBe(created.get(change.path));
        }
      }),
    );
  });
});
