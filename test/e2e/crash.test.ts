import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CliRun } from '../support/cli.js';
import { readTree } from '../support/tree.js';
import { createReleasedWorkspace, createWorkspace, type Workspace } from '../support/workspace.js';

/** Set to 1, every place is tried instead of a sample spread over all of them. */
const EVERY_PLACE = process.env.OTA_CRASH_EVERY_PLACE === '1';
const MODES = ['before', 'after', 'torn'] as const;
/** Two cores: more at once would only wait for each other. */
const AT_ONCE = 3;
const NOISE_BYTES = 3 * 1024 * 1024;

const preload = fileURLToPath(new URL('../support/kill-at.mjs', import.meta.url));

/** One act of a run on the world, as the preload counts them. */
interface Act {
  readonly number: number;
  readonly name: string;
}

/** What an undisturbed release does and leaves. */
interface Undisturbed {
  readonly acts: readonly Act[];
  readonly site: ReadonlyMap<string, string>;
  readonly tags: readonly string[];
}

/** A release whose temporary files lie in the workspace: a killed run leaves them behind. */
const releaseInside = (w: Workspace, env: Readonly<Record<string, string>> = {}): Promise<CliRun> => {
  const temporary = join(w.directory, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return w.release([], { env: { TMPDIR: temporary, ...env } });
};

const underPreload = (w: Workspace, env: Readonly<Record<string, string>>): Promise<CliRun> =>
  releaseInside(w, { NODE_OPTIONS: `--import=${JSON.stringify(preload)}`, ...env });

const undisturbed = async (template: Workspace): Promise<Undisturbed> => {
  const w = template.copy();
  try {
    const log = join(w.directory, 'acts');
    const run = await underPreload(w, { KILL_AT_LOG: log });
    expect(run.json.outcome, run.stdout + run.stderr).toBe('published');
    // Sites that are found to be this one, byte for byte, need no audit of their own.
    expect((await w.verify()).exitCode).toBe(0);
    const names = readFileSync(log, 'utf8')
      .replaceAll(w.directory, '')
      .trim()
      .split('\n')
      .map((line) => line.slice(line.indexOf(' ') + 1));
    return { acts: names.map((name, i) => ({ number: i + 1, name })), site: readTree(w.site), tags: w.remoteTags() };
  } finally {
    w.dispose();
  }
};

/** The middle act of each group of equal acts in a row: an upload's many writes count as one place. */
const groupsOf = (acts: readonly Act[]): readonly Act[] => {
  const starts = acts.filter((act, i) => act.name !== acts[i - 1]?.name);
  return starts.flatMap(
    (start, i) => acts[Math.floor((start.number - 1 + ((starts[i + 1]?.number ?? acts.length + 1) - 1)) / 2)] ?? [],
  );
};

const sample = (acts: readonly Act[], size: number): readonly Act[] => {
  if (EVERY_PLACE) return acts;
  const groups = groupsOf(acts);
  if (groups.length <= size) return groups;
  return Array.from({ length: size }, (_, i) => groups[Math.round((i * (groups.length - 1)) / (size - 1))]).flatMap(
    (act) => act ?? [],
  );
};

/** Runs `check` on every item, a few at a time, and gives back what it threw, by item. */
const failuresOf = async (acts: readonly Act[], check: (act: Act) => Promise<void>): Promise<readonly string[]> => {
  const queue = [...acts];
  const failures: string[] = [];
  const worker = async (): Promise<void> => {
    for (let act = queue.shift(); act; act = queue.shift()) {
      const { number, name } = act;
      await check(act).catch((error: unknown) =>
        failures.push(`act ${number} (${name}): ${error instanceof Error ? error.message : error}`),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failures;
};

/** What a reader may meet at any moment: pointers only to what is there. */
const expectNothingDangling = (w: Workspace): void => {
  const read = (path: string): unknown =>
    existsSync(join(w.site, path)) ? JSON.parse(readFileSync(join(w.site, path), 'utf8')) : undefined;
  const versions = (read('versions') ?? []) as readonly string[];
  for (const version of versions) {
    const object = read(version) as { readonly flist: string };
    const bundle = object.flist.replace('https://updates.example.com/pump/', '');
    expect(existsSync(join(w.site, bundle)), bundle).toBe(true);
  }
  const latest = read('latest');
  if (latest !== undefined) expect(versions).toContain(latest);
};

const killAndRunAgain = async (template: Workspace, expected: Undisturbed, { number }: Act): Promise<void> => {
  const w = template.copy();
  try {
    const mode = MODES[number % MODES.length] ?? 'before';
    const killed = await underPreload(w, { KILL_AT: String(number), KILL_AT_MODE: mode });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    expectNothingDangling(w);
    const published = readTree(w.site, { without: ['.ota-release'] });
    const complete = [...published].toString() === [...expected.site].toString();
    const again = await w.releaseHere();
    expect(again.exitCode, `${mode}: ${again.stdout}${again.stderr}`).toBe(0);
    // Killed after the last write, there is nothing left to do.
    expect(complete ? ['unchanged', 'resumed'] : ['published', 'resumed']).toContain(again.json.outcome);
    expect(readTree(w.site)).toEqual(expected.site);
    expect(w.remoteTags()).toEqual(expected.tags);
    // The clone's own copy of the tag may be left to its next fetch; the remote's is what counts.
    const local = w.git('tag', '--list', '--format=%(refname:strip=2) %(*objectname)').split('\n').filter(Boolean);
    expect(expected.tags).toEqual(expect.arrayContaining(local));
  } finally {
    w.dispose();
  }
};

describe.each([
  [
    'a first release with a bundle of several MiB',
    34,
    () => Promise.resolve(createWorkspace({ noiseBytes: NOISE_BYTES })),
  ],
  ['a further release over an existing site', 16, () => withSite()],
] as const)('%s, killed anywhere and run again', (_, size, make) => {
  let template: Workspace;
  let expected: Undisturbed;

  beforeAll(async () => {
    template = await make();
    expected = await undisturbed(template);
  });

  afterAll(() => template.dispose());

  test('acts on the world in the same order each time', async () => {
    const names = (acts: readonly Act[]) => acts.map(({ name }) => name);
    const second = await undisturbed(template);
    expect(names(second.acts)).toEqual(names(expected.acts));
    expect(second.site).toEqual(expected.site);
  });

  test('leaves the very site of an undisturbed run, one tag, and nothing else', {
    timeout: EVERY_PLACE ? 3_600_000 : 180_000,
  }, async () => {
    const places = sample(expected.acts, size);
    expect(places.length).toBeGreaterThanOrEqual(Math.min(size, 16));
    expect(await failuresOf(places, (act) => killAndRunAgain(template, expected, act))).toEqual([]);
  });
});

const withSite = async (): Promise<Workspace> => {
  const w = await createReleasedWorkspace();
  w.bump('1.1.0');
  return w;
};

describe('killed by its own remote, in the middle of the push', () => {
  test.each(['pre-receive', 'post-receive'])('in %s, the next run finishes the release', async (hook) => {
    const [w, other] = [createWorkspace(), await createReleasedWorkspace()];
    try {
      const file = join(w.remote, 'hooks', hook);
      mkdirSync(join(w.remote, 'hooks'), { recursive: true });
      // Up the chain of parents to the program that started git.
      writeFileSync(
        file,
        '#!/bin/sh\np=$PPID\nuntil grep -qx node "/proc/$p/comm"; do p=$(sed "s/.*) . //; s/ .*//" "/proc/$p/stat"); done\nkill -9 "$p"\n',
      );
      chmodSync(file, 0o755);
      const killed = await releaseInside(w);
      expect(killed.signal, killed.stderr + killed.stdout).toBe('SIGKILL');
      expect(existsSync(join(w.site, 'versions'))).toBe(false);
      writeFileSync(file, '#!/bin/sh\nexit 0\n');
      const again = await w.release();
      expect(again.json.outcome, again.stdout).toBe('resumed');
      expect(readTree(w.site)).toEqual(readTree(other.site));
      expect(w.remoteTags()).toEqual(other.remoteTags());
    } finally {
      w.dispose();
      other.dispose();
    }
  });
});
