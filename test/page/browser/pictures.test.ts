import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser, visit } from '../../support/browser.js';
import { pathOfRequest } from '../../support/loopback.js';
import { GATEWAY_RELEASES, pageSite } from '../../support/page-site.js';
import type { SiteObjects } from '../../support/site.js';

// Pixels differ from machine to machine: a run of the tests looks at what it made, and keeps the pictures of docs/ as they are.
const temporary = mkdtempSync(join(tmpdir(), 'ota-pictures-'));
const folder = process.env.OTA_PICTURES ?? temporary;
const MAX_BYTES = 150 * 1024;

let browser: Browser;
let site: SiteObjects;
const server = createServer((request, response) => {
  const bytes = site.get(pathOfRequest(request) || 'index.html');
  if (!bytes) return void response.writeHead(404).end();
  response.writeHead(200, pathOfRequest(request) === '' ? { 'content-type': 'text/html' } : {}).end(bytes);
});

beforeAll(async () => {
  site = await pageSite(GATEWAY_RELEASES);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
  rmSync(temporary, { recursive: true, force: true });
});

test.each([
  // name, width, height, colours, the part that is in sight
  ['release-page-desktop', 1280, 1000, 'light', undefined],
  ['release-page-dark', 1280, 1000, 'dark', '[data-version="2.0.0"]'],
  ['release-page-phone', 390, 844, 'light', undefined],
  ['release-page-upgrades', 1280, 640, 'light', '.upgrades'],
  ['release-page-tampered', 1280, 640, 'light', 'tampered'],
] as const)('%s', async (name, width, height, colorScheme, part) => {
  const intact = site.get('2.1.1');
  if (part === 'tampered') site.set('2.1.1', Buffer.from('{}'));
  const { port } = server.address() as AddressInfo;
  const { page, context } = await visit(browser, `http://127.0.0.1:${port}/`, { size: { width, height }, colorScheme });
  if (part?.startsWith('[')) await page.locator(`${part} summary`).click();
  if (part && part !== 'tampered')
    await page.evaluate(`document.querySelector(${JSON.stringify(part)}).scrollIntoView({ block: 'start' })`);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  await context.close();
  if (intact) site.set('2.1.1', intact);
  const picture = readFileSync(path);
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
  // An empty page has some 5 kB.
  expect(statSync(path).size).toBeGreaterThan(20_000);
  expect(statSync(path).size).toBeLessThan(MAX_BYTES);
});
