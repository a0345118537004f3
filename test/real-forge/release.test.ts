import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Workspace } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';
import { type Forgejo, type ForgejoUser, forgejoAt } from './forgejo.js';

const newWorkspace = workspaces();

describe('a release whose tag goes to Forgejo', () => {
  let forgejo: Forgejo;
  let owner: ForgejoUser;
  beforeAll(async () => {
    forgejo = forgejoAt(inject('forgejo'));
    owner = await forgejo.makeUser();
  });

  let w: Workspace;
  let path: string;
  beforeEach(async () => {
    w = newWorkspace();
    path = await forgejo.makeRepository(owner);
    w.git('remote', 'set-url', 'origin', forgejo.gitUrl(path, owner));
    w.git('push', '--quiet', 'origin', 'main');
  });

  const tagged = (): string => w.git('ls-remote', '--tags', 'origin', 'refs/tags/v1.0.0^{}');
  /** What readers take for the site's state. */
  const visible = (): readonly string[] =>
    ['latest', 'versions', 'index.json', 'revisions', '1.0.0'].filter((name) => existsSync(join(w.site, name)));

  it('is published, and unchanged when run again', async () => {
    expect((await w.release()).json.outcome).toBe('published');
    expect(tagged()).toContain(w.git('rev-parse', 'HEAD'));
    expect((await w.release()).json.outcome).toBe('unchanged');
    expect(readdirSync(join(w.site, 'revisions'))).toHaveLength(1);
  });

  it('stays invisible where a rule protects the tag, and is finished once the rule allows it', async () => {
    const robot = await forgejo.makeUser();
    await forgejo.invite(path, robot, 'write');
    await forgejo.protectTags(path, 'v*', owner);
    w.git('remote', 'set-url', 'origin', forgejo.gitUrl(path, robot));
    const refused = await w.release();
    expect([refused.exitCode, refused.json.error?.code]).toEqual([1, 'tag-push-protected']);
    expect([visible(), tagged()]).toEqual([[], '']);
    expect(refused.stdout + refused.stderr).not.toContain(robot.tokens.write);
    w.git('remote', 'set-url', 'origin', forgejo.gitUrl(path, owner));
    expect((await w.release()).json.outcome).toMatch(/^(published|resumed)$/);
    expect(visible()).toHaveLength(5);
  });

  it('does no work for a token that may only read, and plans with it all the same', async () => {
    w.git('remote', 'set-url', 'origin', forgejo.gitUrl(path, owner, 'read'));
    const refused = await w.release();
    expect([refused.exitCode, refused.json.error?.code]).toEqual([1, 'tag-push-unauthorized']);
    expect(existsSync(w.site)).toBe(false);
    expect((await w.release(['--dry-run'])).exitCode).toBe(0);
    expect(tagged()).toBe('');
  });
});
