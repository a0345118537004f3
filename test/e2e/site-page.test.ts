import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isOwnPage, withoutObjects } from '../../src/page/page-document.js';
import { PUBLIC_KEY, type Workspace } from '../support/workspace.js';
import { workspaces } from '../support/workspaces.js';

const workspace = workspaces();
const MINE = '<!doctype html><title>Our own page</title>\n';

const pageOf = (w: Workspace): Buffer => readFileSync(join(w.site, 'index.html'));
const predicateOf = (w: Workspace) => {
  const { payload } = JSON.parse(readFileSync(join(w.site, 'index.json'), 'utf8'));
  return JSON.parse(Buffer.from(payload, 'base64').toString()).predicate;
};
const codesOf = async (w: Workspace, site = w.site): Promise<readonly [number | null, readonly string[]]> => {
  const run = await w.runHere(['verify', site, '--key', PUBLIC_KEY, '--json']);
  const { problems } = run.json as { readonly problems: readonly { readonly code: string }[] };
  return [run.exitCode, problems.map(({ code }) => code)];
};

describe('the page for people', () => {
  test('is published with the first release, named by the index, repaired, and audited', async () => {
    const w = workspace();
    const run = await w.run(['release']);
    expect(run.stdout).toContain('  page     https://updates.example.com/pump/\n');
    const { page } = predicateOf(w);
    expect(pageOf(w).equals(readFileSync(join(w.site, page.path)))).toBe(true);
    expect([isOwnPage(pageOf(w)), readdirSync(join(w.site, 'pages'))]).toEqual([true, [`${page.sha256}.html`]]);
    expect(Object.keys(predicateOf(w)).slice(-2)).toEqual(['page', 'change']);
    expect(await codesOf(w)).toEqual([0, []]);

    writeFileSync(join(w.site, 'index.html'), `${pageOf(w)}<script>1</script>`);
    expect(await codesOf(w)).toEqual([3, ['page-tampered']]);
    expect((await w.release()).json).toMatchObject({ outcome: 'resumed' });
    rmSync(join(w.site, 'index.html'));
    expect((await w.runHere(['refresh', '--json'])).json).toMatchObject({ writes: ['index.html', 'index.json'] });
    expect((await w.runHere(['refresh', '--json'])).json).toMatchObject({ writes: ['index.json'] });
    expect(await codesOf(w)).toEqual([0, []]);
    rmSync(join(w.site, page.path));
    expect(await codesOf(w)).toEqual([3, ['verify-object-missing']]);
    expect((await w.runHere(['refresh', '--json'])).json).toMatchObject({ writes: ['index.json'] });
    expect(await codesOf(w)).toEqual([0, []]);
  });

  test('of somebody else stays, with a warning, and is left alone where none is wanted', async () => {
    const w = workspace();
    w.write('../site/index.html', MINE);
    const run = await w.release();
    expect(run.json).toMatchObject({ outcome: 'published', findings: [{ code: 'page-foreign', severity: 'warning' }] });
    expect([pageOf(w).toString(), 'page' in predicateOf(w), existsSync(join(w.site, 'pages'))]).toEqual([
      MINE,
      false,
      false,
    ]);
    expect(await codesOf(w)).toEqual([0, []]);
    w.edit('ota-release.yaml', (text) => `${text}page: false\n`);
    expect((await w.runHere(['refresh', '--json'])).json).toMatchObject({ findings: [] });
    expect(pageOf(w).toString()).toBe(MINE);
  });

  test('that somebody put in the place of ours stays, too, and the audit says so until the project wants none', async () => {
    const w = workspace();
    await w.release();
    writeFileSync(join(w.site, 'index.html'), MINE);
    expect(await codesOf(w)).toEqual([3, ['page-tampered']]);
    for (const [flags, outcome] of [
      [['--dry-run'], 'planned'],
      [[], 'published'],
    ] as const)
      expect((await w.runHere(['refresh', ...flags, '--json'])).json).toMatchObject({
        outcome,
        findings: [{ code: 'page-foreign' }],
        writes: expect.not.arrayContaining(['index.html']),
      });
    // Else a revision would make right what an intruder has put there.
    expect([pageOf(w).toString(), 'page' in predicateOf(w)]).toEqual([MINE, true]);
    expect(await codesOf(w)).toEqual([3, ['page-tampered']]);
    w.edit('ota-release.yaml', (text) => `${text}page: false\n`);
    expect((await w.runHere(['refresh', '--json'])).json).toMatchObject({ findings: [] });
    expect([pageOf(w).toString(), 'page' in predicateOf(w)]).toEqual([MINE, false]);
    expect(await codesOf(w)).toEqual([0, []]);
  });

  test('works from an export, whole or in part, which verifies with what it carries', async () => {
    const w = workspace();
    await w.release();
    w.bump('1.1.0');
    await w.release();
    const carried = (place: string) =>
      /id="ota-objects">(.*?)<\/script>/s.exec(readFileSync(join(place, 'index.html'), 'utf8'));
    for (const [name, only, versions] of [
      ['whole', [], ['1.0.0', '1.1.0']],
      ['part', ['--only', '1.1.0'], ['1.1.0']],
    ] as const) {
      const out = join(w.directory, name);
      const key = ['--key', PUBLIC_KEY];
      expect((await w.runHere(['export', w.site, '--out', out, ...only, ...key])).exitCode).toBe(0);
      const paths = Object.keys(JSON.parse(carried(out)?.[1] ?? '{}'));
      expect(paths.filter((path) => !path.startsWith('records/'))).toEqual([...versions, 'index.json']);
      expect(Buffer.from(withoutObjects(readFileSync(join(out, 'index.html')))).equals(pageOf(w))).toBe(true);
      expect((await w.runHere(['verify', out, ...only, ...key])).exitCode).toBe(0);
      writeFileSync(
        join(out, 'index.html'),
        readFileSync(join(out, 'index.html'), 'utf8').replace('payloadType', 'payload_'),
      );
      expect((await w.runHere(['verify', out, ...only, ...key])).exitCode).toBe(3);
    }
  });
});
