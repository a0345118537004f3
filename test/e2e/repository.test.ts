import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectClean, expectOutcome, expectRefusal } from '../support/outcomes.js';
import { filesOf, readTree } from '../support/tree.js';
import type { Workspace } from '../support/workspace.js';
import { releasedWorkspaces, workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const released = releasedWorkspaces();

/** Makes the remote refuse tags, saying why; what it gives back takes that away again. */
const refuseTags = (w: Workspace, why: string): (() => void) => {
  const hooks = join(w.remote, 'hooks');
  mkdirSync(hooks);
  const text = `#!/bin/sh\ngrep -q refs/tags/ && { echo "${why}"; exit 1; }\nexit 0\n`;
  writeFileSync(join(hooks, 'pre-receive'), text, { mode: 0o755 });
  return () => rmSync(hooks, { recursive: true });
};

describe('the repository', () => {
  test('is released from a detached HEAD', async () => {
    const w = workspace();
    w.git('checkout', '--quiet', '--detach');
    expectOutcome(await w.release(), 'published');
  });

  test('is released from a shallow clone without tags, as CI checks it out', async () => {
    const w = await released();
    w.bump('1.1.0');
    const ci = w.clone('ci', '--depth=1', '--no-tags');
    expect(ci.git('rev-parse', '--is-shallow-repository')).toBe('true');
    expectOutcome(await ci.release(), 'published');
    expect(w.remoteTags().map((line) => line.split(' ')[0])).toEqual(['v1.0.0', 'v1.1.0']);
    await expectClean(w);
  });

  test('gets the bare version as a second tag where the project asks for it', async () => {
    const w = workspace({ extra: 'tag:\n  unprefixed: true\n' });
    expectOutcome(await w.release(), 'published');
    const commit = w.git('rev-parse', 'HEAD');
    expect(w.remoteTags()).toEqual([`1.0.0 ${commit}`, `v1.0.0 ${commit}`]);
    expectOutcome(await w.release(), 'unchanged');
  });

  test('with the tag on this commit already is released under it', async () => {
    const w = workspace();
    w.git('tag', '-a', 'v1.0.0', '-m', 'made by hand');
    w.git('push', '--quiet', 'origin', 'v1.0.0');
    const before = w.git('rev-parse', 'v1.0.0');
    expectOutcome(await w.release(), 'published');
    expect(w.git('ls-remote', 'origin', 'refs/tags/v1.0.0')).toContain(before);
  });

  test('with the tag on another commit is refused', async () => {
    const w = workspace();
    w.git('tag', '-a', 'v1.0.0', '-m', 'too early');
    w.git('push', '--quiet', 'origin', 'v1.0.0');
    w.commit('One more change');
    expectRefusal(await w.release(), 2, 'tag-on-other-commit');
    expect(existsSync(w.site)).toBe(false);
  });

  test('whose remote refuses the tag makes nothing visible, and once it is allowed the release resumes', async () => {
    const w = workspace();
    const allow = refuseTags(w, 'tags are frozen until Monday');
    const refused = await w.release();
    expectRefusal(refused, 1, 'tag-push-rejected');
    expect(refused.json.error?.message).toContain('frozen until Monday');
    expect(filesOf(w.site).filter((path) => !/^(bundles|schemas)\//.test(path))).toEqual([]);
    expect(w.remoteTags()).toEqual([]);
    expect(w.git('tag')).toBe('');
    allow();
    expectOutcome(await w.release(), 'resumed');
    await expectClean(w);
  });

  test('refused by its remote on one machine is finished from another with the bytes of an undisturbed run', async () => {
    const [w, undisturbed] = [workspace(), await released()];
    const allow = refuseTags(w, 'not today');
    expectRefusal(await w.release(), 1, 'tag-push-rejected');
    allow();
    expectOutcome(await w.clone('second').release(), 'resumed');
    expect(readTree(w.site)).toEqual(readTree(undisturbed.site));
  });
});
