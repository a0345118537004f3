import { describe, expect, test } from 'vitest';
import { entryGuard } from '../../src/transfer/tar-entries.js';
import { failureOf } from '../support/step-states.js';

const file = (name: string) => ({ name, type: 'file' });

describe('the entries of a tarball', () => {
  test('are let in under their names, without what tar puts before them', () => {
    const guard = entryGuard('site.tar');
    expect(guard.admit(file('index.json'))).toBe('index.json');
    expect(guard.admit(file('./revisions/00000001.json'))).toBe('revisions/00000001.json');
    expect(guard.admit({ name: './', type: 'directory' })).toBeUndefined();
    expect(guard.admit({ name: 'bundles/', type: 'directory' })).toBeUndefined();
    expect(guard.admit(file('System Volume Information/x'))).toBe('System Volume Information/x');
    expect(guard.entries()).toBe(3);
  });

  test.each([
    // entries | what is wrong with the last
    [[file('../latest')], '".." as a name'],
    [[file('/latest')], 'absolute'],
    [[file('C:/latest')], 'absolute'],
    [[file('a\\b')], 'backslash'],
    [[file('a//b')], 'empty name'],
    [[file('')], 'printable'],
    [[file('.ota-release/lock')], 'where the host works'],
    [[file('naïve')], 'printable ASCII'],
    [[file('a\nb')], 'printable ASCII'],
    [[{ name: 'latest', type: 'symlink' }], 'a symlink'],
    [[{ name: 'latest', type: 'link' }], 'a link'],
    [[{ name: 'latest', type: 'character-device' }], 'a character-device'],
    [[{ name: 'latest', type: 'fifo' }], 'a fifo'],
    [[{ name: 'latest', type: null }], 'unknown kind'],
    [[file('latest'), file('latest')], 'twice'],
    [[file('latest'), file('./latest')], 'twice'],
    [[file('1.0.0-RC.1'), file('1.0.0-rc.1')], 'twice, but for upper and lower case'],
    [[file('a'), file('a/b')], 'a file and a directory'],
    [[file('A/b/c'), file('a/B')], 'a file and a directory'],
  ])('%j are refused: %s', async (entries, reason) => {
    const guard = entryGuard('site.tar');
    for (const entry of entries.slice(0, -1)) guard.admit(entry);
    const failure = await failureOf(() => guard.admit(entries.at(-1) ?? file('')));
    expect(failure).toMatchObject({ code: 'transfer-archive-refused', exitCode: 3 });
    expect(failure.message).toContain(reason);
  });

  test('are bounded in number', async () => {
    const guard = entryGuard('site.tar', 2);
    guard.admit(file('a'));
    guard.admit(file('b'));
    expect((await failureOf(() => guard.admit(file('c')))).message).toContain('more than the 2');
  });
});
