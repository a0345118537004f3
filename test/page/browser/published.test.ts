import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, ready, startBrowser, type Visit, visit } from '../../support/browser.js';
import { createFleetHistory, NEXT } from '../../support/fleet-history.js';
import { type PageServer, servePages } from '../../support/page-server.js';
import { PUBLIC_KEY, type Workspace } from '../../support/workspace.js';

const NOW = new Date('2026-01-15T12:00:00Z');
const keyId = (key: string): string =>
  execFileSync('sha256sum', { input: Buffer.from(key, 'base64'), encoding: 'utf8' }).slice(0, 64);

let w: Workspace;
let browser: Browser;
let server: PageServer;
/** Objects that the server has in place of those of the site. */
const replaced = new Map<string, Uint8Array>();

const fileOf = (path: string): Uint8Array | undefined => {
  const file = join(w.site, path);
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
};

beforeAll(async () => {
  w = await createFleetHistory();
  server = await servePages((path) => replaced.get(path) ?? fileOf(path));
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  w?.dispose();
});

const verdict = async (page: Page) => [
  await page.getAttribute('.verdict', 'data-tone'),
  await page.textContent('.verdict h2'),
];

describe('a site that was really published', () => {
  let seen: Visit;
  beforeAll(async () => {
    seen = await visit(browser, `${server.origin}/`, { now: NOW });
  });
  afterAll(() => seen.context.close());

  test('is verified, all of it, by a button', async () => {
    const { page } = seen;
    expect(await verdict(page)).toEqual(['good', 'Verified']);
    expect(await page.textContent('.latest-version')).toBe('1.3.0');
    await page.getByRole('button', { name: 'Verify all' }).click();
    await page.getByRole('button', { name: 'All 5 verified' }).waitFor();
    expect(await page.textContent('.verdict-body')).toContain('5 of 5 checked');
    expect(seen.errors).toEqual([]);
  });

  test('shows what the commands made of it: a withdrawal, a roll-out, a promotion, and a key in place of another', async () => {
    const { page } = seen;
    expect(await page.textContent('[data-version="1.1.0"] .row-more')).toBe(
      'Withdrawn on 15 Jan 2026: bricks the pump',
    );
    expect(await page.getAttribute('[data-version="1.4.0"] [role=meter]', 'aria-valuenow')).toBe('25');
    expect(await page.locator('.key-list code').allTextContents()).toEqual([keyId(NEXT), NEXT]);
    const first = page.locator('[data-version="1.0.0"]');
    await first.locator('summary').click();
    const facts = (await first.locator('.facts').textContent()) ?? '';
    expect(facts).toContain(keyId(PUBLIC_KEY));
    expect(facts).toContain('A key that was retired since');
    await page.locator('[data-version="1.2.0"] summary').click();
    expect(await page.textContent('[data-version="1.2.0"] .facts')).toContain(
      'Issued anew from1.2.0-rc.1 of beta: the same bytes',
    );
  });

  test('links to the files of a release, its record and provenance too, and all of them are there', async () => {
    const row = seen.page.locator('[data-version="1.4.0"]');
    await row.locator('summary').click();
    await row.getByRole('link', { name: 'Provenance (SLSA)' }).waitFor();
    const links = row.locator('.links a');
    expect(await links.allTextContents()).toEqual([
      'Bundle',
      'minisign signature',
      'Upgrade object',
      'manual.txt (9 B)',
      expect.stringMatching(/^Record \(by .+\)$/),
      'Provenance (SLSA)',
    ]);
    const hrefs: readonly string[] = await seen.page.evaluate(
      `[...document.querySelectorAll('[data-version="1.4.0"] .links a')].map((link) => link.getAttribute('href'))`,
    );
    expect(hrefs.filter((href) => !fileOf(href))).toEqual([]);
    expect(fileOf(hrefs[3] ?? '')?.toString()).toBe('Read me.\n');
  });

  test('has nothing that axe finds wrong', async () => {
    expect(await accessibilityFaults(seen.page)).toEqual([]);
  });

  test('refuses a record that was changed', async () => {
    const row = seen.page.locator('[data-version="1.3.0"]');
    const { payload } = JSON.parse(Buffer.from(fileOf('index.json') ?? []).toString());
    const { releases } = JSON.parse(Buffer.from(payload, 'base64').toString()).predicate;
    const { record } = releases.find(({ version }: { readonly version: string }) => version === '1.3.0');
    const path = `records/${record.sha256}.json`;
    replaced.set(path, Buffer.from(`${Buffer.from(fileOf(path) ?? []).toString()} `));
    await row.locator('summary').click();
    await row.getByText('Record not verified: its digest is not the one in the signed index').waitFor();
    expect(await row.getByRole('link', { name: /^(Record|Provenance)/ }).count()).toBe(0);
  });

  test('leads to another channel and back, each with keys of its own', async () => {
    const { page } = seen;
    await page.getByRole('link', { name: 'beta' }).click();
    await page.waitForURL('**/channels/beta/index.html');
    await ready(page);
    expect(await verdict(page)).toEqual(['good', 'Verified']);
    expect(await page.textContent('.latest-version')).toBe('1.2.0-rc.1');
    expect(await page.locator('.key-list code').first().textContent()).toBe(keyId(PUBLIC_KEY));
    await page.getByRole('link', { name: 'stable' }).click();
    await page.waitForURL(`${server.origin}/index.html`);
    await ready(page);
    expect(await page.textContent('.latest-version')).toBe('1.3.0');
  });
});

test('an export that was unpacked from a tarball is verified from what its pages carry, and fetches nothing', async () => {
  const [tarball, folder] = [join(w.directory, 'site.tar.gz'), join(w.directory, 'stick')];
  const run = await w.runHere(['export', w.site, '--out', tarball, '--key', PUBLIC_KEY, '--key', NEXT, '--json']);
  expect(run.exitCode, run.stdout + run.stderr).toBe(0);
  mkdirSync(folder);
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  const { page, context, requests, errors } = await visit(
    browser,
    pathToFileURL(join(folder, 'channels/beta/index.html')).href,
    { now: NOW },
  );
  expect(await verdict(page)).toEqual(['good', 'Verified']);
  expect(await page.textContent('.latest-version')).toBe('1.2.0-rc.1');
  await page.getByRole('link', { name: 'stable' }).click();
  await page.waitForURL('**/stick/index.html');
  await ready(page);
  expect(await verdict(page)).toEqual(['good', 'Verified']);
  expect(await page.textContent('.verdict-body')).toContain('offline copy, as the site was on 15 Jan 2026');
  expect(await page.textContent('.verdict-body')).toContain('5 of 5 checked');
  const href = await page.locator('.latest a').getAttribute('href');
  expect(existsSync(join(folder, href ?? ''))).toBe(true);
  expect([requests.map((url) => url.slice(url.indexOf('/stick/'))), errors]).toEqual([
    ['/stick/channels/beta/index.html', '/stick/index.html'],
    [],
  ]);
  await context.close();
});
