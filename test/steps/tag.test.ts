import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { TagSpec } from '../../src/project/project.js';
import { tag } from '../../src/steps/tag.js';
import { memoryHost } from '../support/memory-host.js';
import { failureOf, plannedRelease, recordingReporter } from '../support/step-states.js';

const release = plannedRelease();
afterEach(() => {
  const { w } = release();
  const names = w.git('ls-remote', '--tags', '--refs', 'origin').match(/refs\/tags\/\S+/g) ?? [];
  if (names.length > 0) w.git('push', '--quiet', '--delete', 'origin', ...names);
});

const stateOf = (spec: Partial<TagSpec> = {}) => {
  const state = release().on(memoryHost());
  return { ...state, project: { ...state.project, tag: { ...state.project.tag, ...spec } } };
};
const run = async (spec?: Partial<TagSpec>) => {
  const reporter = recordingReporter();
  await tag({ ...release().services, reporter }).run(stateOf(spec));
  return reporter.lines;
};

describe('tag', () => {
  test('pushes an annotated tag on the released commit, its message filled in', async () => {
    const { w } = release();
    expect(await run({ message: '{product} {version}: {version}' })).toEqual(['detail pushed v1.0.0']);
    expect(w.remoteTags()).toEqual([`v1.0.0 ${w.git('rev-parse', 'HEAD')}`]);
    const format = '--format=%(contents:subject)|%(taggerdate:unix)';
    const remote = w.git('--git-dir', w.remote, 'for-each-ref', format, 'refs/tags/v1.0.0');
    expect(remote).toBe(`pump 1.0.0: 1.0.0|${w.git('log', '-1', '--format=%ct')}`);
  });

  test('pushes the un-prefixed tag too, after the prefixed one', async () => {
    const { w } = release();
    const head = w.git('rev-parse', 'HEAD');
    expect(await run({ unprefixed: true })).toEqual(['detail pushed v1.0.0', 'detail pushed 1.0.0']);
    expect([...w.remoteTags()].sort()).toEqual([`1.0.0 ${head}`, `v1.0.0 ${head}`]);
  });

  test('a second run finds the tags and changes nothing', async () => {
    const { w } = release();
    await run({ unprefixed: true });
    const before = w.git('ls-remote', '--tags', 'origin');
    expect(await run({ unprefixed: true })).toEqual([
      'detail already on the remote: v1.0.0',
      'detail already on the remote: 1.0.0',
    ]);
    expect(w.git('ls-remote', '--tags', 'origin')).toBe(before);
  });

  test('never moves a tag that stands on another commit', async () => {
    const { w } = release();
    const other = w.git('commit-tree', '-m', 'other', 'HEAD^{tree}');
    w.git('push', '--quiet', 'origin', `${other}:refs/tags/v1.0.0`);
    const failure = await failureOf(() => run({ unprefixed: true }));
    expect(failure).toMatchObject({ code: 'tag-on-other-commit', exitCode: 2 });
    expect(w.git('ls-remote', '--tags', 'origin')).toBe(`${other}\trefs/tags/v1.0.0`);
  });

  test('a tag that the remote refuses ends the run', async () => {
    const { w } = release();
    const hook = join(w.remote, 'hooks');
    mkdirSync(hook, { recursive: true });
    writeFileSync(join(hook, 'pre-receive'), '#!/bin/sh\necho "tags are frozen" >&2\nexit 1\n', { mode: 0o755 });
    const failure = await failureOf(() => run());
    writeFileSync(join(hook, 'pre-receive'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    expect(failure).toMatchObject({ code: 'tag-push-rejected', exitCode: 1 });
    expect(w.remoteTags()).toEqual([]);
  });

  test('is skipped where the release stands', () => {
    const state = stateOf();
    const step = tag({ ...release().services, reporter: recordingReporter() });
    expect(step.skip?.(state)).toBeUndefined();
    expect(step.skip?.({ ...state, plan: { ...state.plan, action: 'unchanged' } })).toBe('1.0.0 is released already');
  });
});
