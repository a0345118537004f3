import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IndexStatement } from '../../src/site/index-statement.js';
import type { CliRun } from '../support/cli.js';
import { expectClean } from '../support/outcomes.js';
import { filesOf, readTree } from '../support/tree.js';
import type { Workspace } from '../support/workspace.js';
import { releasedWorkspaces, workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const released = releasedWorkspaces();

const json = (w: Workspace, path: string): unknown => JSON.parse(readFileSync(join(w.site, path), 'utf8'));

const indexAt = (w: Workspace, path: string): IndexStatement['predicate'] => {
  const envelope = json(w, path) as { readonly payload: string };
  return (JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as IndexStatement).predicate;
};

const revisions = (w: Workspace): readonly string[] => filesOf(w.site).filter((path) => path.startsWith('revisions/'));

const failures = (runs: readonly CliRun[]): readonly unknown[] =>
  runs.filter((run) => run.exitCode !== 0).map((run) => run.json.problems ?? run.stderr);

describe('releases at the same moment into one directory', () => {
  test('of eight versions, by eight processes on eight clones, all land', async () => {
    const w = workspace();
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
    const machines = numbers.map((n) => {
      const machine = w.clone(`machine-${n}`);
      machine.bump(`1.${n}.0`, `release-${n}`);
      return machine;
    });
    const runs = await Promise.all(machines.map((machine) => machine.release()));
    expect(failures(runs)).toEqual([]);
    expect(runs.map((run) => run.json.outcome)).toEqual(numbers.map(() => 'published'));
    expect(json(w, 'versions')).toEqual(numbers.map((n) => `1.${n}.0`));
    expect(json(w, 'latest')).toBe('1.8.0');
    const log = revisions(w).map((path) => indexAt(w, path));
    expect(log.map(({ counter }) => counter)).toEqual(numbers);
    expect(log.map(({ releases }) => releases.length)).toEqual(numbers);
    expect(readFileSync(join(w.site, 'index.json'))).toEqual(readFileSync(join(w.site, 'revisions/00000008.json')));
    expect(w.remoteTags().map((line) => line.split(' ')[0])).toEqual(numbers.map((n) => `v1.${n}.0`));
    await expectClean(w);
  });

  test('of one and the same version from four clones give one release', async () => {
    const [w, undisturbed] = [workspace(), await released()];
    const machines = ['a', 'b', 'c', 'd'].map((name) => w.clone(name));
    const runs = await Promise.all(machines.map((machine) => machine.release()));
    expect(failures(runs)).toEqual([]);
    expect(runs.filter((run) => !['published', 'resumed', 'unchanged'].includes(run.json.outcome ?? ''))).toEqual([]);
    expect(revisions(w)).toEqual(['revisions/00000001.json']);
    expect(readTree(w.site)).toEqual(readTree(undisturbed.site));
    expect(w.remoteTags()).toEqual(undisturbed.remoteTags());
    await expectClean(w);
  });

  test('of other contents under one version: one wins, the others are told why, and the winner is what stands there', async () => {
    const w = workspace();
    const machines = ['a', 'b', 'c'].map((name) => {
      const machine = w.clone(name);
      machine.write('bundle/app/main.py', `print("${name}")\n`);
      machine.commit(`By ${name}`, name);
      return machine;
    });
    const runs = await Promise.all(machines.map((machine) => machine.release()));
    const winners = runs.filter((run) => run.exitCode === 0);
    expect(winners).toHaveLength(1);
    for (const loser of runs.filter((run) => run.exitCode !== 0)) {
      expect(loser.exitCode).toBe(2);
      expect(['tag-on-other-commit', 'site-version-claimed', 'site-version-differs']).toContain(loser.json.error?.code);
    }
    const { bundle } = indexAt(w, 'index.json').releases[0] ?? {};
    expect(bundle?.sha256).toBe(winners[0]?.json.bundle?.sha256);
    expect(w.remoteTags()).toEqual([`v1.0.0 ${winners[0]?.json.commit}`]);
    expect((await w.verify()).exitCode).toBe(0);
  });

  test('in two channels do not get in each other’s way', async () => {
    const w = workspace();
    const beta = w.clone('beta');
    beta.bump('1.1.0-rc.1', 'beta');
    const runs = await Promise.all([w.release(), beta.release(['--channel', 'beta'])]);
    expect(failures(runs)).toEqual([]);
    expect(json(w, 'versions')).toEqual(['1.0.0']);
    expect(json(w, 'channels/beta/versions')).toEqual(['1.1.0-rc.1']);
    await expectClean(w);
  });
});
