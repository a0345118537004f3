import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ready, startBrowser, type Visit, visit } from '../../support/browser.js';
import { type PageServer, servePages } from '../../support/page-server.js';
import { GATEWAY_RELEASES, pageSite } from '../../support/page-site.js';
import type { SiteObjects } from '../../support/site.js';

// Pixels differ from machine to machine: a run of the tests looks at what it made, and keeps the pictures of docs/ as they are.
const temporary = mkdtempSync(join(tmpdir(), 'ota-pictures-'));
const folder = process.env.OTA_PICTURES ?? temporary;
const MAX_BYTES = 150 * 1024;

let browser: Browser;
let site: SiteObjects;
let server: PageServer;
let seen: Visit;

beforeAll(async () => {
  site = await pageSite(GATEWAY_RELEASES);
  server = await servePages((path) => site.get(path));
  browser = await startBrowser();
  seen = await visit(browser, `${server.origin}/`);
});

afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(temporary, { recursive: true, force: true });
});

test.each([
  // name, width, height, colours, the part that is in sight
  ['release-page-desktop', 1280, 1000, 'light', undefined],
  ['release-page-dark', 1280, 760, 'dark', '[data-version="2.0.0"]'],
  ['release-page-phone', 390, 844, 'light', undefined],
  ['release-page-upgrades', 1280, 640, 'light', '.upgrades'],
  ['release-page-tampered', 1280, 640, 'light', 'tampered'],
] as const)('%s', async (name, width, height, colorScheme, part) => {
  const { page } = seen;
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  if (part === 'tampered') {
    site.set('2.1.1', Buffer.from('{}'));
    await page.reload();
    await ready(page);
  }
  const row = page.locator(`${part} summary`);
  if (part?.startsWith('[')) await row.click();
  await page.mouse.move(0, 0);
  const top = part && part !== 'tampered' ? part : 'body';
  await page.evaluate(`document.querySelector(${JSON.stringify(top)}).scrollIntoView({ block: 'start' })`);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  if (part?.startsWith('[')) await row.click();
  const picture = readFileSync(path);
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
  // An empty page has some 5 kB.
  expect(statSync(path).size).toBeGreaterThan(20_000);
  expect(statSync(path).size).toBeLessThan(MAX_BYTES);
});
