import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CliRun, runProcess } from '../support/cli.js';
import { createFleetHistory, NEXT } from '../support/fleet-history.js';
import { loopbackServers } from '../support/loopback.js';
import { startPython, type WebServer } from '../support/servers.js';
import { PUBLIC_KEY, type Workspace } from '../support/workspace.js';

/** What the second program says. */
interface Verdict {
  readonly ok: boolean;
  readonly problems: readonly Found[];
  readonly reports: readonly Found[];
  readonly channels: readonly {
    readonly channel: string;
    readonly latest: string | null;
    readonly releases: readonly { readonly version: string; readonly state: string }[];
  }[];
}
interface Found {
  readonly requirement: string;
  readonly path: string;
}

const program = fileURLToPath(new URL('../second/verify_site.py', import.meta.url));
const driver = fileURLToPath(new URL('../second/vectors.py', import.meta.url));
const vectors = fileURLToPath(new URL('../vectors', import.meta.url));
const NOW = '2026-01-15T12:00:00Z';
const BOTH = ['--key', PUBLIC_KEY, '--key', NEXT];

const python = (...args: readonly string[]): Promise<CliRun> =>
  // What Python has compiled is kept apart from the source, and not compiled again by every run.
  runProcess('python3', args, { cwd: vectors, env: { ...process.env, PYTHONPYCACHEPREFIX: compiled } });
const verdictOf = async (...args: readonly string[]): Promise<Verdict> => {
  const run = await python(program, ...args, '--now', NOW);
  expect([0, 3], run.stderr).toContain(run.exitCode);
  const verdict: Verdict = JSON.parse(run.stdout);
  expect(run.exitCode).toBe(verdict.ok ? 0 : 3);
  return verdict;
};
const decisionOf = async (site: string, ...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
  const run = await python(program, 'decide', site, ...args, '--now', NOW);
  const { take, nothing, refuse } = JSON.parse(run.stdout);
  return { take, nothing, refuse, exitCode: run.exitCode };
};

const compiled = mkdtempSync(join(tmpdir(), 'ota-second-'));
const serve = loopbackServers();
let w: Workspace;
let server: WebServer;

beforeAll(async () => {
  w = await createFleetHistory();
  server = await startPython(w.site);
});
afterAll(async () => {
  await server?.stop();
  w?.dispose();
  rmSync(compiled, { recursive: true, force: true });
});

const ourVerdict = async (site: string): Promise<boolean> => {
  const run = await w.runHere(['verify', site, ...BOTH, '--json']);
  expect([0, 3], run.stdout + run.stderr).toContain(run.exitCode);
  return run.exitCode === 0;
};

test('a second program, written from the format’s page alone, holds every vector', async () => {
  const run = await python(driver, vectors);
  const { cases, failures } = JSON.parse(run.stdout);
  expect(failures).toEqual([]);
  expect(run.exitCode).toBe(0);
  const files = readdirSync(vectors).filter((name) => name.endsWith('.json'));
  expect(Object.keys(cases).sort()).toEqual(files.sort());
  expect(Math.min(...Object.values(cases).map(Number))).toBeGreaterThan(5);
});

describe('a site that was really published', () => {
  test('is sound to it, in a directory', async () => {
    const verdict = await verdictOf(w.site, ...BOTH);
    expect(verdict.problems).toEqual([]);
    expect(verdict.channels).toMatchObject([
      { channel: 'stable', latest: '1.3.0' },
      { channel: 'beta', latest: '1.2.0-rc.1' },
    ]);
    expect(verdict.channels[0]?.releases.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '1.0.0 listed',
      '1.1.0 withdrawn',
      '1.2.0 listed',
      '1.3.0 listed',
      '1.4.0 listed',
    ]);
    expect(verdict.reports.filter(({ requirement }) => requirement === 'R-59')).toEqual([]);
    expect(await ourVerdict(w.site)).toBe(true);
  });

  test('is sound to it over HTTP, and to who trusts the new key alone', async () => {
    const [both, alone, old] = await Promise.all([
      verdictOf(server.url, ...BOTH, '--channel', 'stable', '--channel', 'beta'),
      verdictOf(server.url, '--key', NEXT),
      verdictOf(server.url, '--key', PUBLIC_KEY),
    ]);
    expect([both.problems, alone.problems]).toEqual([[], []]);
    expect(alone.reports.map(({ requirement, path }) => `${requirement} ${path}`)).toEqual(
      expect.arrayContaining(['R-50 revisions/00000001.json', 'R-50 1.0.0', 'R-50 1.3.0']),
    );
    expect(old).toMatchObject({ ok: false, problems: [{ requirement: 'R-16', path: 'index.json' }] });
  });

  test('exported to a tarball and unpacked, it is sound to it', async () => {
    const tarball = join(w.directory, 'site.tar');
    const run = await w.runHere(['export', w.site, '--out', tarball, ...BOTH, '--json']);
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    const unpacked = join(w.directory, 'unpacked');
    mkdirSync(unpacked);
    expect(await runProcess('tar', ['-xf', tarball, '-C', unpacked], { cwd: w.directory })).toMatchObject({
      exitCode: 0,
    });
    expect((await verdictOf(unpacked, ...BOTH)).problems).toEqual([]);
  });

  test('gives a device of it what is offered', async () => {
    const from = (...args: readonly string[]) => decisionOf(server.url, ...BOTH, '--product', 'pump', ...args);
    expect(
      await Promise.all([
        from('--installed', '1.0.0', '--model', 'pc-200'),
        from('--installed', '1.3.0', '--model', 'pc-200'),
        from('--installed', '1.0.0', '--model', 'pc-900'),
        from('--installed', '1.0.0', '--min-counter', '99'),
        decisionOf(server.url, '--key', PUBLIC_KEY, '--installed', '1.0.0'),
        from('--installed', '1.1.0-rc.1', '--channel', 'beta'),
      ]),
    ).toEqual([
      { take: '1.3.0', exitCode: 0 },
      { nothing: true, exitCode: 0 },
      { refuse: '1.3.0', exitCode: 3 },
      { refuse: 'index.json', exitCode: 3 },
      { refuse: 'index.json', exitCode: 3 },
      { take: '1.2.0-rc.1', exitCode: 0 },
    ]);
  });
});

test.each<readonly [string, string, (response: ServerResponse) => void]>([
  ['fails', 'R-60', (response) => void response.writeHead(500).end()],
  [
    'ends early',
    'R-60',
    (response) => void response.writeHead(200, { 'content-length': 9 }).write('{', () => response.destroy()),
  ],
  ['goes on and on', 'R-1', (response) => void response.writeHead(200).end(Buffer.alloc(17 << 20, ' '))],
  ['redirects for ever', 'R-60', (response) => void response.writeHead(302, { location: '/x' }).end()],
  ['leads away from HTTP', 'R-60', (response) => void response.writeHead(302, { location: 'file:///' }).end()],
])('a server that %s is not believed', async (_, requirement, answer) => {
  const url = await serve((_request, response) => answer(response));
  expect((await verdictOf(url, ...BOTH)).problems).toMatchObject([{ requirement, path: 'index.json' }]);
});

/** A site that is about to be tampered with: every change changes something. */
const victimAt = (directory: string) => {
  const at = (path: string): string => join(directory, path);
  const paths = (folder: string): readonly string[] => readdirSync(at(folder)).map((name) => `${folder}/${name}`);
  const write = (path: string, change: (bytes: Buffer) => Buffer | string): void => {
    const before = existsSync(at(path)) ? readFileSync(at(path)) : Buffer.alloc(0);
    const after = Buffer.from(change(before));
    expect(after.equals(before), path).toBe(false);
    writeFileSync(at(path), after);
  };
  return {
    directory,
    at,
    paths,
    write,
    /** The one path of a folder that ends so. */
    path: (folder: string, ending: string): string => {
      const found = paths(folder).filter((path) => path.endsWith(ending));
      expect(found, `${folder} …${ending}`).toHaveLength(1);
      return found[0] ?? '';
    },
    text: (path: string, change: (text: string) => string): void => write(path, (bytes) => change(bytes.toString())),
    flip: (path: string): void =>
      write(path, (bytes) => {
        const copy = Buffer.from(bytes);
        const middle = copy.length >> 1;
        copy.writeUInt8(copy.readUInt8(middle) ^ 1, middle);
        return copy;
      }),
    copy: (from: string, to: string): void => write(to, () => readFileSync(at(from))),
    remove: (path: string): void => rmSync(at(path)),
  };
};
type Victim = ReturnType<typeof victimAt>;

/** What is done to the site, and the requirement by which the second program refuses it; null where both leave it sound. */
const TAMPERINGS: readonly (readonly [string, string | null, (site: Victim) => void])[] = [
  ['nothing', null, () => {}],
  ['a byte of a bundle', 'R-41', (site) => site.flip(site.path('bundles', 'pump-1.3.0.zip'))],
  ['a longer bundle', 'R-40', (site) => site.write(site.path('bundles', 'pump-1.3.0.zip'), (b) => `${b}x`)],
  ['no bundle', 'R-60', (site) => site.remove(site.path('bundles', 'pump-1.3.0.zip'))],
  [
    'a minisign signature',
    'R-42',
    (site) => site.text(site.path('bundles', '1.3.0.zip.minisig'), (t) => t.replace('version:1.3.0', 'version:1.3.1')),
  ],
  [
    'a comment that nobody signs',
    null,
    (site) => site.text(site.path('bundles', '1.3.0.zip.minisig'), (t) => t.replace(/^.*\n/, 'untrusted comment: x\n')),
  ],
  [
    'an upgrade object',
    'R-33',
    (site) => site.text('1.3.0', (t) => t.replace('updates.example.com', 'updates.example.org')),
  ],
  ['no upgrade object', 'R-60', (site) => site.remove('1.2.0')],
  ['an older index', 'R-48', (site) => site.copy('revisions/00000003.json', 'index.json')],
  ['an index with a blank more', 'R-48', (site) => site.text('index.json', (t) => ` ${t}`)],
  ['an index of the other channel', 'R-20', (site) => site.copy('channels/beta/index.json', 'index.json')],
  ['a revision', 'R-45', (site) => site.copy('revisions/00000001.json', 'revisions/00000002.json')],
  ['no first revision', 'R-44', (site) => site.remove('revisions/00000001.json')],
  ['no newest revision', 'R-48', (site) => site.remove([...site.paths('revisions')].sort().at(-1) ?? '')],
  ['versions', 'R-54', (site) => site.text('versions', (t) => t.replace('"1.0.0",', ''))],
  ['versions with blanks', null, (site) => site.text('versions', (t) => t.replaceAll(',', ', '))],
  ['latest', 'R-55', (site) => site.write('latest', () => '"1.4.0"\n')],
  ['no latest of beta', 'R-55', (site) => site.remove('channels/beta/latest')],
  ['a schema', 'R-57', (site) => site.flip(site.paths('schemas')[0] ?? '')],
  ['an attachment', 'R-57', (site) => site.flip(site.path('attachments', 'manual.txt'))],
  ['a record', 'R-56', (site) => site.flip(site.paths('records')[0] ?? '')],
  ['provenance', 'R-56', (site) => site.flip(site.path('provenance', '1.3.0.intoto.jsonl'))],
  ['the page', 'R-68', (site) => site.text('index.html', (t) => `${t}<script>1</script>`)],
  ['no page', 'R-68', (site) => site.remove('index.html')],
  ['the page that the index names', 'R-68', (site) => site.flip(pageObject(site))],
  ['a page that carries an object', null, (site) => carry(site, { latest: '"1.3.0"\n' })],
  ['a page that carries what the site hasn’t', 'R-68', (site) => carry(site, { latest: '"1.4.0"\n' })],
  [
    'all of a withdrawn release gone',
    null,
    (site) => {
      site.remove('1.1.0');
      site.remove(site.path('bundles', 'pump-1.1.0.zip'));
      site.remove(site.path('bundles', 'pump-1.1.0.zip.minisig'));
    },
  ],
  ['a part of a withdrawn release gone', 'R-60', (site) => site.remove(site.path('bundles', 'pump-1.1.0.zip'))],
  ['a withdrawn release with another bundle', 'R-41', (site) => site.flip(site.path('bundles', 'pump-1.1.0.zip'))],
  ['a file that nobody signed', null, (site) => site.write('1.9.0', () => '{}\n')],
];

const SLOT = '<script type="application/json" id="ota-objects">';
const carry = (site: Victim, objects: Readonly<Record<string, string>>): void =>
  site.text('index.html', (text) => text.replace(SLOT, () => `${SLOT}${JSON.stringify(objects)}`));

/** The object that the index names as its page. */
const pageObject = (site: Victim): string => {
  const { payload } = JSON.parse(readFileSync(site.at('index.json'), 'utf8'));
  return JSON.parse(Buffer.from(payload, 'base64').toString()).predicate.page.path;
};

describe('of a site that was tampered with, both programs say the same', () => {
  const verdicts: { readonly theirs: Verdict; readonly ours: boolean }[] = [];

  beforeAll(async () => {
    const sites = TAMPERINGS.map(([, , tamper]) => {
      const site = victimAt(mkdtempSync(join(w.directory, 'tampered-')));
      cpSync(w.site, site.directory, { recursive: true });
      tamper(site);
      return site.directory;
    });
    // All at once: the command looks again for some seconds where an index may be about to change.
    const [theirs, ours] = await Promise.all([
      python(program, ...sites, ...BOTH, '--now', NOW),
      Promise.all(sites.map(ourVerdict)),
    ]);
    expect(theirs.exitCode, theirs.stderr).toBe(3);
    const lines = theirs.stdout.trim().split('\n');
    for (const [at, sound] of ours.entries()) verdicts.push({ theirs: JSON.parse(lines[at] ?? ''), ours: sound });
  });

  test.each(TAMPERINGS.map(([title, requirement], at) => [title, requirement, at] as const))(
    '%s',
    (_, requirement, at) => {
      const { theirs, ours } = verdicts[at] ?? {};
      const found = theirs?.problems.map((problem) => problem.requirement);
      if (requirement === null) expect(theirs?.problems).toEqual([]);
      else expect(found).toContain(requirement);
      expect({ ours, theirs: theirs?.ok }).toEqual({ ours: requirement === null, theirs: requirement === null });
    },
  );
});
