import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directoryHost } from '../../src/hosts/directory.js';
import { type Bundled, bundled } from '../support/bundled.js';
import { publish } from '../support/small-release.js';
import { temporaryDirectories } from '../support/temporary.js';
import { readTree } from '../support/tree.js';

const KILL_AT = fileURLToPath(new URL('../support/kill-at.mjs', import.meta.url));
const NO_LINKS = fileURLToPath(new URL('../support/no-hard-links.mjs', import.meta.url));

interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One act of an undisturbed run, as the preload logs it. */
interface Act {
  readonly place: number;
  readonly isWrite: boolean;
}

const ended = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => (stdout += chunk));
    child.stderr?.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }));
  });

describe('a directory that several processes write to', () => {
  const temporary = temporaryDirectories();
  let worker: Bundled;
  beforeAll(() => {
    worker = bundled(new URL('../support/host-worker.ts', import.meta.url));
  });
  afterAll(() => worker.dispose());

  const work = (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    preload?: string,
  ): Promise<Ended> =>
    ended(
      spawn(process.execPath, [...(preload ? ['--import', preload] : []), worker.file, ...args], {
        env: { ...process.env, ...env },
      }),
    );

  it.each([
    // the file system, the preload that makes it so
    ['with hard links', undefined],
    ['without hard links', NO_LINKS],
  ])('%s, loses no update of eight processes under compare-and-swap', async (_what, preload) => {
    const root = temporary();
    const gate = join(temporary(), 'go');
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const times = 12;
    const running = names.map((name) => work(['append', root, name, String(times), gate], {}, preload));
    writeFileSync(gate, '');
    for (const { exitCode, stderr } of await Promise.all(running)) expect([exitCode, stderr]).toEqual([0, '']);
    const lines = readFileSync(join(root, 'pointer'), 'utf8').trimEnd().split('\n');
    const wanted = names.flatMap((name) => Array.from({ length: times }, (_, i) => `${name}.${i}`));
    expect([...lines].sort()).toEqual([...wanted].sort());
    expect(readdirSync(root)).toEqual(['pointer']);
  });

  it.each([
    // the file system, the preload that makes it so
    ['with hard links', undefined],
    ['without hard links', NO_LINKS],
  ])('%s, lets exactly one of sixteen processes create an object', async (_what, preload) => {
    const root = temporary();
    const gate = join(temporary(), 'go');
    const running = Array.from({ length: 16 }, (_, i) => work(['create', root, `content ${i}`, gate], {}, preload));
    writeFileSync(gate, '');
    const outcomes = (await Promise.all(running)).map(({ stdout }) => stdout.trim());
    expect(outcomes.filter((outcome) => outcome === '"created"')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === '"other"')).toHaveLength(15);
    const winner = outcomes.indexOf('"created"');
    expect(readFileSync(join(root, 'revisions/00000001.json'), 'utf8')).toBe(`content ${winner}`);
    expect(readdirSync(root)).toEqual(['revisions']);
  });

  it('warns of a file system without hard links', async () => {
    const { stdout } = await work(['preflight', temporary()], {}, NO_LINKS);
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'host-no-hard-links', severity: 'warning' }]);
  });

  describe('killed in the middle of a release', () => {
    const released = async (): Promise<{ readonly root: string; readonly bundle: string }> => {
      const directory = temporary();
      const root = join(directory, 'www', 'site');
      const bundle = join(directory, 'bundle.zip');
      writeFileSync(bundle, Buffer.alloc(2_500_000, 'bundle'));
      const host = directoryHost(root);
      for (const path of ['revisions/00000001.json', 'index.json', 'latest', 'channels/old'])
        await host.create(path, { kind: 'bytes', bytes: Buffer.from(`first ${path}`) });
      return { root, bundle };
    };

    /** `latest` as every moment may show it: whole, of one release or the other. */
    const WHOLE = ['first latest', '"latest of the second release"\n'];

    const undisturbed = async () => {
      const { root, bundle } = await released();
      const log = join(temporary(), 'log');
      const run = await work(['publish', root, bundle], { KILL_AT_LOG: log }, KILL_AT);
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      const acts = readFileSync(log, 'utf8').trimEnd().split('\n');
      return { acts: acts.map((line, i) => ({ place: i + 1, isWrite: /write/i.test(line) })), tree: readTree(root) };
    };

    it.each([
      // how it dies, and at which of its acts: the first two together see the site after every second act
      ['before an act', 'before', ({ place }: Act) => place % 4 === 1],
      ['after an act', 'after', ({ place }: Act) => place % 4 === 2],
      ['in mid-write', 'torn', ({ isWrite }: Act) => isWrite],
    ])('%s, shows no half object, and the next run gives the very same site', async (_how, mode, isChosen) => {
      const { acts, tree } = await undisturbed();
      expect(acts.length).toBeGreaterThan(60);
      const places = acts.filter(isChosen).map(({ place }) => place);
      expect(places.length).toBeGreaterThan(8);
      const killAt = async (place: number): Promise<void> => {
        const { root, bundle } = await released();
        const killed = await work(['publish', root, bundle], { KILL_AT: String(place), KILL_AT_MODE: mode }, KILL_AT);
        expect(killed.signal, `act ${place}`).toBe('SIGKILL');
        expect(WHOLE).toContain(readFileSync(join(root, 'latest'), 'utf8'));
        await publish(directoryHost(root), bundle);
        expect(readTree(root), `after act ${place}`).toEqual(tree);
      };
      // Two at a time, as there are two cores.
      for (let i = 0; i < places.length; i += 2) await Promise.all(places.slice(i, i + 2).map(killAt));
    });
  });

  it('leaves alone what it does not know in its work area', async () => {
    const root = temporary();
    mkdirSync(join(root, '.ota-release'));
    writeFileSync(join(root, '.ota-release/notes.txt'), 'mine');
    await directoryHost(root).create('latest', { kind: 'bytes', bytes: Buffer.from('x') });
    expect(readFileSync(join(root, '.ota-release/notes.txt'), 'utf8')).toBe('mine');
  });
});
