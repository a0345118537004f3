import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTree } from '../support/tree.js';
import { createWorkspaceLater, publicKeyOf, type Workspace } from '../support/workspace.js';

const preload = fileURLToPath(new URL('../support/kill-at.mjs', import.meta.url));

/** A command of an operator, on a channel with 1.0.0, 1.1.0 and 1.2.0 beside a beta with 1.3.0-rc.1. */
interface OperatorCommand {
  readonly args: readonly string[];
  /** It makes a revision each time. */
  readonly always?: true;
  /** What must be so before. */
  readonly prepare?: (w: Workspace) => Promise<void> | void;
}

/** A key that is to come: the project lists it beside the present one. */
const NEXT = publicKeyOf(createHash('sha256').update('the next key').digest());

const listNext = (w: Workspace): void =>
  w.edit('ota-release.yaml', (text) => text.replace(/^( +- )(\S+=)$/m, `$1$2\n$1${NEXT}`));

/** It is on the site, and the team has thought better of it. */
const takeNextBack = async (w: Workspace): Promise<void> => {
  listNext(w);
  const run = await w.runHere(['keys', 'rotate', NEXT, '--json']);
  expect(run.json.outcome, run.stdout + run.stderr).toBe('published');
  w.edit('ota-release.yaml', (text) =>
    text
      .split('\n')
      .filter((line) => !line.endsWith(` ${NEXT}`))
      .join('\n'),
  );
};

const COMMANDS: readonly OperatorCommand[] = [
  { args: ['refresh'], always: true },
  { args: ['rollout', 'set', '10'] },
  { args: ['rollout', 'start', '--over', '48h', '1.2.0', '--reason', 'carefully'] },
  { args: ['yank', '1.2.0', '--reason', 'bricks the pump'] },
  { args: ['prune'] },
  { args: ['channel', 'promote', '1.3.0-rc.1', '--channel', 'beta', '--to', 'stable', '--as', '1.3.0'] },
  { args: ['reissue', '1.1.0', '--as', '1.4.0'] },
  { args: ['keys', 'rotate', NEXT, '--reason', 'the old one is three years old'], prepare: listNext },
  { args: ['keys', 'retire', NEXT], prepare: takeNextBack },
];

const named = COMMANDS.map((command) => [command.args.join(' '), command] as const);

/** Places at which each is killed: spread over all that it does. */
const PLACES = 3;

let template: Workspace;

beforeAll(async () => {
  template = await createWorkspaceLater('three releases and a beta', releaseAll, { extra: 'prune: { keep: 1 }\n' });
}, 120_000);
afterAll(() => template.dispose());

const releaseAll = async (w: Workspace): Promise<void> => {
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) {
    if (version !== '1.0.0') w.bump(version);
    expect((await w.releaseHere()).json.outcome).toBe('published');
  }
  w.bump('1.3.0-rc.1');
  expect((await w.releaseHere(['--channel', 'beta'])).json.outcome).toBe('published');
};

const onCopy = async ({ prepare }: OperatorCommand, work: (w: Workspace) => Promise<void>): Promise<void> => {
  const w = template.copy();
  try {
    await prepare?.(w);
    await work(w);
  } finally {
    w.dispose();
  }
};

const counterOf = (w: Workspace): number => {
  const { payload } = JSON.parse(readFileSync(join(w.site, 'index.json'), 'utf8'));
  return JSON.parse(Buffer.from(payload, 'base64').toString()).predicate.counter;
};

const json = ({ args }: OperatorCommand): readonly string[] => [...args, '--json'];

const expectVerified = async (w: Workspace): Promise<void> => {
  const verified = await w.runHere(['verify', '../site', '--json', '--key', keyOf(w)]);
  expect(verified.exitCode, verified.stdout + verified.stderr).toBe(0);
};

const keyOf = (w: Workspace): string =>
  /trustedKeys:\n\s+- (\S+)/.exec(readFileSync(join(w.repo, 'ota-release.yaml'), 'utf8'))?.[1] ?? '';

describe.each(named)('%s', (_name, command) => {
  test('shows what it would do without a secret, and writes nothing', () =>
    onCopy(command, async (w) => {
      const before = readTree(w.site);
      const run = await w.runHere([...json(command), '--dry-run'], { env: { OTA_SIGNING_KEY: '' } });
      expect(run.exitCode, run.stdout + run.stderr).toBe(0);
      expect(run.json.outcome).toBe('planned');
      expect(readTree(w.site)).toEqual(before);
    }));

  test('changes the site by one revision that verifies, and then by none', () =>
    onCopy(command, async (w) => {
      const before = counterOf(w);
      const run = await w.runHere(json(command));
      expect(run.exitCode, run.stdout + run.stderr).toBe(0);
      expect(run.json.outcome).toBe('published');
      expect(counterOf(w)).toBe(before + 1);
      await expectVerified(w);
      const site = readTree(w.site);
      const again = await w.runHere(json(command));
      expect(again.exitCode, again.stdout + again.stderr).toBe(0);
      expect(again.json.outcome).toBe(command.always ? 'published' : 'unchanged');
      if (!command.always) expect(readTree(w.site)).toEqual(site);
    }));

  test('is safe under two at once, and beside a refresh', () =>
    onCopy(command, async (w) => {
      const before = counterOf(w);
      const runs = await Promise.all([w.run(json(command)), w.run(json(command)), w.run(['refresh', '--json'])]);
      for (const run of runs) expect(run.exitCode, run.stdout + run.stderr).toBe(0);
      // Two revisions that are made in the same second for the same reason are one.
      expect(counterOf(w)).toBeGreaterThan(before);
      // The second of the two finds the state reached, save that a refresh is a change each time.
      expect(counterOf(w)).toBeLessThanOrEqual(before + (command.always ? 3 : 2));
      await expectVerified(w);
      const settled = await w.runHere(json(command));
      if (!command.always) expect(settled.json.outcome).toBe('unchanged');
    }));

  test('is finished by running it again, wherever it was killed', { timeout: 60_000 }, () =>
    onCopy(command, async (undisturbed) => {
      const log = join(undisturbed.directory, 'acts');
      const preloaded = { NODE_OPTIONS: `--import=${JSON.stringify(preload)}` };
      const run = await undisturbed.run(json(command), { env: { ...preloaded, KILL_AT_LOG: log } });
      expect(run.exitCode, run.stdout + run.stderr).toBe(0);
      const acts = readFileSync(log, 'utf8').trim().split('\n').length;
      const expected = readTree(undisturbed.site, { without: ['.ota-release'] });
      const places = Array.from({ length: PLACES }, (_, i) => 1 + Math.round(((i + 1) * (acts - 2)) / (PLACES + 1)));
      await Promise.all(
        places.map((place) =>
          onCopy(command, async (w) => {
            const killed = await w.run(json(command), { env: { ...preloaded, KILL_AT: String(place) } });
            expect(killed.signal ?? 'ended', killed.stderr).toBe('SIGKILL');
            const again = await w.run(json(command));
            expect(again.exitCode, `killed at ${place} of ${acts}: ${again.stdout}${again.stderr}`).toBe(0);
            await expectVerified(w);
            if (!command.always) expect(readTree(w.site, { without: ['.ota-release'] })).toEqual(expected);
          }),
        ),
      );
    }),
  );
});

test('a change that is only proposed changes no site, unless that is asked for in so many words', () =>
  onCopy({ args: [] }, async (w) => {
    const before = readTree(w.site);
    const proposed = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request' };
    const yank = ['yank', '1.2.0', '--reason', 'bricks the pump', '--json'];
    expect((await w.runHere(yank, { env: proposed })).json.outcome).toBe('planned');
    expect(readTree(w.site)).toEqual(before);
    const asked = await w.runHere(yank, { env: { ...proposed, OTA_DRY_RUN: 'false' } });
    expect(asked.json.outcome, asked.stdout + asked.stderr).toBe('published');
  }));
