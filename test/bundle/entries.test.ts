import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CollectOptions, collectEntries } from '../../src/bundle/entries.js';
import type { BundleSpec } from '../../src/project/project.js';
import { bundled } from '../support/bundled.js';
import { temporaryDirectories } from '../support/temporary.js';

const temporaryDirectory = temporaryDirectories();

const write = (root: string, paths: readonly string[]): string => {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
  return root;
};

const treeWith = (...paths: readonly string[]): string => write(temporaryDirectory(), paths);

const collect = (root: string, spec: Partial<BundleSpec> = {}, options: CollectOptions = {}) =>
  collectEntries(
    { root, include: ['**'], exclude: [], symlinks: 'refuse', ...spec },
    { shownRoot: 'bundle', ...options },
  );

const pathsOf = async (root: string, spec: Partial<BundleSpec> = {}): Promise<readonly string[]> =>
  (await collect(root, spec)).entries.map(({ path }) => path);

const codesOf = async (root: string, spec: Partial<BundleSpec> = {}): Promise<readonly string[]> =>
  (await collect(root, spec)).problems.map(({ code }) => code);

describe('the files of a bundle', () => {
  test('come with path, absolute file, size, mode and kind', async () => {
    const root = treeWith('app/data.bin');
    expect(await collect(root)).toEqual({
      entries: [{ path: 'app/data.bin', file: join(root, 'app/data.bin'), size: 12, mode: 0o644, kind: 'file' }],
      problems: [],
    });
  });

  test('are sorted by code unit, whatever the locale and the order on disk', async () => {
    const root = treeWith('ä', 'z', 'a/b', 'a-b', 'Z', 'a.b', 'a/B', '_', '10', '9');
    expect(await pathsOf(root)).toEqual(['10', '9', 'Z', '_', 'a-b', 'a.b', 'a/B', 'a/b', 'z', 'ä']);
  });

  test('hold names that begin with a dot', async () => {
    expect(await pathsOf(treeWith('.config/.hidden', 'update.sh'))).toEqual(['.config/.hidden', 'update.sh']);
  });

  test('are selected by include without exclude', async () => {
    const root = treeWith('update.sh', 'app/a.bin', 'app/a.log', 'docs/guide/page.html', 'docs.txt', 'tools/x');
    expect(await pathsOf(root, { include: ['update.sh', 'app/', 'docs*'], exclude: ['**/*.log'] })).toEqual([
      'app/a.bin',
      'docs.txt',
      'update.sh',
    ]);
  });

  test('are not taken for a directory of that name', async () => {
    expect(await pathsOf(treeWith('docs', 'x/docs/y'), { exclude: ['docs/'] })).toEqual(['docs', 'x/docs/y']);
    expect(await pathsOf(treeWith('docs/x', 'y'), { exclude: ['docs/'] })).toEqual(['y']);
  });

  test('are all found and only once, in any tree', async () => {
    const name = fc.stringMatching(/^[a-c]{1,2}$/);
    const paths = fc.uniqueArray(fc.array(name, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(paths, async (parts) => {
        // Directories end in "_", so that no path is a file and a directory at once.
        const wanted = [...new Set(parts.map((one) => one.join('_/')))].sort();
        const root = mkdtempSync(join(tmpdir(), 'ota-entries-'));
        try {
          expect(await pathsOf(write(root, wanted))).toEqual(wanted);
        } finally {
          rmSync(root, { recursive: true });
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the mode of a file', () => {
  test.each([
    // path | mode on disk | what git says | mode
    ['run', 0o755, undefined, 0o755],
    ['run', 0o744, undefined, 0o755],
    ['data', 0o644, undefined, 0o644],
    ['others-only', 0o611, undefined, 0o644],
    ['private', 0o600, undefined, 0o644],
    ['run', 0o644, true, 0o755],
    ['data', 0o755, false, 0o644],
    ['update.sh', 0o644, false, 0o755],
    ['rollback.sh', 0o600, undefined, 0o755],
    ['app/update.sh', 0o644, undefined, 0o644],
  ] as const)('%s, %o, %s: %o', async (path, onDisk, executable, mode) => {
    const root = treeWith(path);
    chmodSync(join(root, path), onDisk);
    const asked: string[] = [];
    const { entries } = await collect(
      root,
      {},
      {
        executable: (relative) => {
          asked.push(relative);
          return executable as boolean | undefined;
        },
      },
    );
    expect(entries.map((entry) => entry.mode)).toEqual([mode]);
    expect([[], [path]]).toContainEqual(asked);
  });
});

describe('what can’t be packed', () => {
  test('a root that is missing, with the root as the user writes it', async () => {
    const { entries, problems } = await collect(join(temporaryDirectory(), 'nowhere'));
    expect(entries).toEqual([]);
    expect(problems).toMatchObject([{ code: 'bundle-root-missing', place: { file: 'bundle' } }]);
  });

  test('a root that is a file', async () => {
    expect(await codesOf(join(treeWith('file'), 'file'))).toEqual(['bundle-root-missing']);
  });

  test('nothing at all', async () => {
    expect(await codesOf(treeWith())).toEqual(['bundle-empty']);
    expect(await codesOf(treeWith('update.sh'), { exclude: ['**'] })).toEqual(['bundle-empty']);
  });

  test('a named pipe and a socket, which are not opened', async () => {
    const root = treeWith('update.sh');
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(root, 'socket'), resolve));
    try {
      const { entries, problems } = await collect(root);
      expect(entries).toHaveLength(1);
      expect(problems.map(({ code, message, place }) => [code, message, place?.file])).toEqual([
        ['bundle-file-special', '"pipe" is a named pipe; a bundle holds regular files.', 'bundle/pipe'],
        ['bundle-file-special', '"socket" is a socket; a bundle holds regular files.', 'bundle/socket'],
      ]);
      expect(await codesOf(root, { exclude: ['pipe', 'socket'] })).toEqual([]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('files and directories with names that are not UTF-8', async () => {
    const root = treeWith('update.sh', 'app/data');
    for (const place of ['', 'app/']) {
      const name = Buffer.concat([Buffer.from(`${root}/${place}caf`), Buffer.from([0xe9])]);
      if (place === '') writeFileSync(name, '');
      else mkdirSync(name, { recursive: true });
    }
    expect((await collect(root)).problems.map(({ code, place }) => [code, place?.file])).toEqual([
      ['bundle-name-undecodable', 'bundle/app/caf\uFFFD'],
      ['bundle-name-undecodable', 'bundle/caf\uFFFD'],
    ]);
    expect(await codesOf(root, { exclude: ['caf*', 'app/caf*/'] })).toEqual([]);
  });

  test('a name that truly holds U+FFFD is UTF-8', async () => {
    expect(await pathsOf(treeWith('odd\uFFFD'))).toEqual(['odd\uFFFD']);
  });

  test('files and directories that the user may not read', () => {
    const program = bundled(new URL('../../src/bundle/entries.ts', import.meta.url));
    try {
      const root = treeWith('update.sh', 'secret', 'closed/file');
      for (const open of [root, dirname(program.file)]) chmodSync(open, 0o755);
      for (const closed of ['secret', 'closed']) chmodSync(join(root, closed), 0);
      const spec = { root, include: ['**'], exclude: [], symlinks: 'refuse' };
      const code = `import { collectEntries } from ${JSON.stringify(program.file)};
        const { entries, problems } = await collectEntries(${JSON.stringify(spec)}, { shownRoot: 'bundle' });
        console.log(JSON.stringify([entries.map((e) => e.path), problems.map((p) => [p.code, p.place.file])]));`;
      // Root may read everything, so that the test runs as somebody else then.
      const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
      const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: '/', ...identity });
      const [paths, problems] = JSON.parse(output.toString()) as [readonly string[], readonly string[]];
      expect(paths).toEqual(['update.sh']);
      expect(problems).toEqual([
        ['bundle-file-unreadable', 'bundle/closed'],
        ['bundle-file-unreadable', 'bundle/secret'],
      ]);
      chmodSync(join(root, 'closed'), 0o755);
    } finally {
      program.dispose();
    }
  });

  test('patterns that can never match, before anything is read', async () => {
    expect(await codesOf(treeWith('update.sh'), { include: ['/update.sh'], exclude: ['../x'] })).toEqual([
      'bundle-pattern-invalid',
      'bundle-pattern-invalid',
    ]);
  });
});

describe('warnings', () => {
  test('an empty directory that would have been selected', async () => {
    const root = treeWith('update.sh');
    mkdirSync(join(root, 'var/empty'), { recursive: true });
    const { problems } = await collect(root);
    expect(problems).toMatchObject([{ code: 'bundle-directory-empty', place: { file: 'bundle/var/empty' } }]);
    expect(await codesOf(root, { exclude: ['var/'] })).toEqual([]);
    expect(await codesOf(root, { include: ['*.sh'] })).toEqual([]);
  });

  test('an include pattern without a match, but not for an exclude pattern', async () => {
    const { problems } = await collect(treeWith('update.sh'), { include: ['*.sh', 'app/**'], exclude: ['*.log'] });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['bundle-pattern-unmatched', 'The include pattern "app/**" matches no file.'],
    ]);
  });

  test('a file that hardly belongs in a bundle is packed all the same', async () => {
    const { entries, problems } = await collect(treeWith('update.sh', 'app/.env'));
    expect(entries).toHaveLength(2);
    expect(problems).toMatchObject([{ code: 'bundle-file-stray', place: { file: 'bundle/app/.env' } }]);
  });
});

describe('symbolic links', () => {
  const linked = (target: string): string => {
    const root = treeWith('update.sh', 'app/data');
    symlinkSync(target, join(root, 'app/link'));
    return root;
  };

  test('are refused where the project does not allow them', async () => {
    const { entries, problems } = await collect(linked('data'));
    expect(entries.map(({ path }) => path)).toEqual(['app/data', 'update.sh']);
    expect(problems).toMatchObject([{ code: 'bundle-symlink-refused', place: { file: 'bundle/app/link' } }]);
  });

  test('are entries with their target where it does', async () => {
    const root = linked('../update.sh');
    const { entries, problems } = await collect(root, { symlinks: 'allow' });
    expect(problems).toEqual([]);
    expect(entries[1]).toEqual({
      path: 'app/link',
      file: join(root, 'app/link'),
      size: 12,
      mode: 0o755,
      kind: 'symlink',
      target: '../update.sh',
    });
  });

  test('to a directory are not followed', async () => {
    const root = linked('../app');
    expect(await pathsOf(root, { symlinks: 'allow' })).toEqual(['app/data', 'app/link', 'update.sh']);
  });

  test('to what is excluded lead nowhere', async () => {
    expect(await codesOf(linked('data'), { symlinks: 'allow', exclude: ['app/data'] })).toEqual([
      'bundle-symlink-dangling',
    ]);
  });

  test('never make the root itself unreadable', async () => {
    const root = treeWith('update.sh');
    const link = join(temporaryDirectory(), 'root');
    symlinkSync(root, link);
    expect(await pathsOf(link)).toEqual(['update.sh']);
    expect(readFileSync(join(link, 'update.sh'), 'utf8')).toBe('update.sh');
  });
});
