import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Change, operate, reissue } from '../../src/library/operate.js';
import { baseEnvironment } from '../support/cli.js';
import { PUBLIC_KEY, SECRET } from '../support/workspace.js';
import { releasedWorkspaces } from '../support/workspaces.js';

const releasedWorkspace = releasedWorkspaces();

describe('operate', () => {
  test('changes the channel as the operators’ commands do', async () => {
    const w = await releasedWorkspace();
    const options = { directory: w.repo, environment: baseEnvironment, signingKeys: [SECRET] };
    const outcome = async (change: Change, dryRun = false) => {
      const { operation, outcome, what, revision } = await operate(change, { ...options, dryRun });
      return [operation, outcome, what, revision.after];
    };
    expect(await outcome({ kind: 'rollout', percent: 25 }, true)).toEqual([
      'rollout',
      'planned',
      'everybody → 25 %',
      2,
    ]);
    expect(await outcome({ kind: 'rollout', percent: 25 })).toEqual(['rollout', 'published', 'everybody → 25 %', 2]);
    expect(await outcome({ kind: 'pause-rollout', version: '1.0.0' })).toMatchObject(['rollout', 'published', {}, 3]);
    expect(await outcome({ kind: 'complete-rollout' })).toMatchObject(['rollout', 'published', {}, 4]);
    expect(await outcome({ kind: 'refresh' })).toEqual(['refresh', 'published', undefined, 5]);
    const yank = { kind: 'yank', version: '1.0.0', reason: 'pumps stop' } as const;
    expect(await outcome(yank)).toEqual(['yank', 'published', undefined, 6]);
    expect(await outcome(yank)).toEqual(['yank', 'unchanged', undefined, 6]);
  });

  test('refuses what is no change before it reads anything', async () => {
    const options = { directory: join('no', 'such', 'place') };
    const refused = (change: object) => operate(change as Change, options);
    await expect(refused({ kind: 'rollout', percent: 101 })).rejects.toMatchObject({ code: 'library-option-invalid' });
    await expect(refused({ kind: 'rollout', percent: 5, hours: 0 })).rejects.toThrow('operate rollout');
    await expect(refused({ kind: 'refresh', version: '1.0.0' })).rejects.toMatchObject({
      code: 'library-option-unknown',
    });
    await expect(refused({ kind: 'yank', version: '1.0.0' })).rejects.toThrow(
      'Option reason of operate yank is missing',
    );
    await expect(refused({ kind: 'retract' })).rejects.toThrow('Option kind of operate');
    await expect(refused({ kind: 'rotate-key', key: 'keys/new.pub' })).rejects.toMatchObject({
      code: 'key-file-unreadable',
    });
  });
});

describe('reissue', () => {
  test('promotes a release, and signs one of another site', async () => {
    const w = await releasedWorkspace();
    const options = { directory: w.repo, environment: baseEnvironment, signingKeys: [SECRET] };
    const promoted = await reissue({ kind: 'promote', version: '1.0.0', to: 'beta' }, options);
    expect(promoted).toMatchObject({ outcome: 'published', channel: 'beta', version: '1.0.0' });
    expect(promoted.reissuedFrom).toMatchObject({ channel: 'stable', version: '1.0.0' });
    const request = { kind: 'resign', version: '1.0.0', as: '1.0.1', site: w.site, keys: [PUBLIC_KEY] } as const;
    expect(await reissue(request, { ...options, dryRun: true })).toMatchObject({
      outcome: 'planned',
      version: '1.0.1',
    });
    await expect(reissue({ ...request, site: `${w.site}-none` }, options)).rejects.toMatchObject({
      code: 'verify-location-invalid',
    });
  });
});
