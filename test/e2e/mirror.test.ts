import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { loopbackServers, pathOfRequest, serveBytes } from '../support/loopback.js';
import { filesOf, readTree } from '../support/tree.js';
import { createWorkspace, PUBLIC_KEY, type Workspace } from '../support/workspace.js';

const serve = loopbackServers();
const key = ['--key', PUBLIC_KEY];
let w: Workspace;
/** The site before its last release. */
let earlier: string;

beforeAll(async () => {
  w = createWorkspace();
  await w.release();
  earlier = join(w.directory, 'earlier');
  cpSync(w.site, earlier, { recursive: true });
  w.bump('1.1.0');
  await w.release();
}, 120_000);
afterAll(() => w.dispose());

const cli = (...args: readonly string[]) => runCli(args, { cwd: w.directory });
const fresh = (name: string): string => join(w.directory, 'copies', name);

/** The directory behind a web server, and what it was asked for. */
const served = async (directory: string) => {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    const path = pathOfRequest(request);
    asked.push(path);
    const file = join(directory, path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    serveBytes(request, response, readFileSync(file));
  });
  return { url, asked };
};

describe('a mirror', () => {
  test('of a site behind a web server asks for each object once, and later for what is new', async () => {
    const to = fresh('web');
    const first = await served(earlier);
    const run = await cli('mirror', first.url, to, ...key);
    expect(run.exitCode, run.stderr).toBe(0);
    expect(readTree(to)).toEqual(readTree(earlier));
    const repeated = first.asked.filter((path, position) => first.asked.indexOf(path) !== position);
    expect(repeated).toEqual([]);
    const second = await served(w.site);
    const update = await cli('mirror', second.url, to, '--json', ...key);
    expect(update.exitCode, update.stderr).toBe(0);
    expect(readTree(to)).toEqual(readTree(w.site));
    expect(second.asked.filter((path) => path.includes('1.0.0'))).toEqual([]);
    const third = await cli('mirror', second.url, to, '--json', ...key);
    expect(third.json).toMatchObject({ ok: true, outcome: 'unchanged' });
  });

  test('on a branch is one commit, and nothing at all where it is up to date', async () => {
    const remote = `git+file://${w.remote}#mirror`;
    const log = (): readonly string[] => w.git('ls-remote', '../remote.git', 'refs/heads/mirror').split('\n');
    const run = await cli('mirror', w.site, remote, ...key);
    expect(run.exitCode, run.stdout + run.stderr).toBe(0);
    const after = log();
    const verified = await cli('verify', remote, ...key);
    expect(verified.exitCode, verified.stdout + verified.stderr).toBe(0);
    expect((await cli('mirror', w.site, remote, ...key)).stdout).toContain('✓ unchanged');
    expect(log()).toEqual(after);
  });

  test.each([
    // what becomes of a copy of the site, the exit code and code
    ['a release that was changed', 3, 'verify-object-differs', (d: string) => writeFileSync(join(d, '1.1.0'), '{}\n')],
    ['a bundle that was changed', 3, 'verify-object-differs', (d: string) => spoil(d, '-1.1.0.zip')],
    ['a schema that was changed', 3, 'verify-object-differs', (d: string) => spoil(d, '.config.json')],
    ['a revision that was changed', 3, 'verify-revision-forked', (d: string) => spoil(d, '00000001.json')],
    [
      'an index that was rolled back',
      3,
      'verify-index-stale',
      (d: string) => cpSync(join(d, 'revisions/00000001.json'), join(d, 'index.json')),
    ],
  ])('of a site with %s ends with exit code %i', async (what, exitCode, code, tamper) => {
    const from = fresh(`${what}-from`);
    cpSync(w.site, from, { recursive: true });
    tamper(from);
    const to = fresh(`${what}-to`);
    const run = await cli('mirror', from, to, '--json', ...key);
    expect(run.exitCode).toBe(exitCode);
    expect(run.stdout).toContain(code);
    expect(filesOf(to).filter((path) => /^(revisions|index|versions|latest|\d)/.test(path))).toEqual([]);
    const spoilt = filesOf(to).filter((path) => !readFileSync(join(to, path)).equals(readFileSync(join(w.site, path))));
    expect(spoilt).toEqual([]);
  });

  test('is never rolled back, and never mixed', async () => {
    const to = fresh('ahead');
    await cli('mirror', w.site, to, ...key);
    const before = readTree(to, { mtimes: true });
    const back = await cli('mirror', earlier, to, '--json', ...key);
    expect([back.exitCode, back.json.error?.code]).toEqual([3, 'transfer-target-ahead']);
    const other = createWorkspace({ version: '3.0.0' });
    try {
      await other.release();
      const mixed = await cli('mirror', other.site, to, '--json', ...key);
      expect([mixed.exitCode, mixed.json.error?.code]).toEqual([3, 'transfer-target-ahead']);
      const beside = await cli('mirror', other.site, fresh('beside'), '--json', ...key);
      expect(beside.exitCode).toBe(0);
      const diverged = await cli('mirror', earlier, fresh('beside'), '--json', ...key);
      expect([diverged.exitCode, diverged.json.error?.code]).toEqual([3, 'transfer-diverged']);
    } finally {
      other.dispose();
    }
    expect(readTree(to, { mtimes: true })).toEqual(before);
  });

  test('says what is wrong with a place that is none', async () => {
    mkdirSync(fresh(''), { recursive: true });
    writeFileSync(fresh('file'), '');
    const run = await cli('mirror', w.site, fresh('file'), '--json', ...key);
    expect([run.exitCode, run.json.error?.code]).toEqual([2, 'host-root-not-a-directory']);
    const nowhere = await cli('mirror', fresh('nowhere'), fresh('x'), '--json', ...key);
    expect([nowhere.exitCode, nowhere.json.error?.code]).toEqual([2, 'verify-location-invalid']);
  });
});

const spoil = (directory: string, end: string): void => {
  const path = filesOf(directory).find((each) => each.endsWith(end)) ?? '';
  const bytes = readFileSync(join(directory, path));
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  writeFileSync(join(directory, path), bytes);
};
