import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Debian’s Chromium, without a window and without anything that asks the network by itself. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A visit of the page. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses that the page has asked for, those inside it (`data:`) apart. */
  readonly requests: readonly string[];
  /** What went wrong in the page itself. */
  readonly errors: readonly string[];
}

/** How a page is visited. */
export interface VisitOptions {
  readonly now?: Date;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Script that runs before the page’s own. */
  readonly before?: string;
  /** The visitor of before, with all that their browser has kept. */
  readonly context?: BrowserContext;
}

/** Opens a page and waits until it has verified what it verifies at once. */
export const visit = async (browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> => {
  const {
    now = new Date('2026-03-24T09:00:00Z'),
    size = { width: 1280, height: 900 },
    colorScheme = 'light',
  } = options;
  const context =
    options.context ?? (await browser.newContext({ viewport: size, colorScheme, reducedMotion: 'reduce' }));
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => request.url().startsWith('data:') || requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // A 404 that the page understands is no fault of the page.
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
  });
  await page.clock.setFixedTime(now);
  if (options.before) await page.addInitScript(options.before);
  await page.goto(url);
  await ready(page);
  return { page, context, requests, errors };
};

/** Waits until the page has verified what it verifies at once. */
export const ready = (page: Page): Promise<unknown> =>
  page.waitForSelector('html[data-ready=yes]', { timeout: 20_000 });

/** What axe finds wrong with a page, a line each; of WCAG 2.2 at level AA, and its best practices. */
export const accessibilityFaults = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(AXE);
  const found: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[] =
    await page.evaluate(
      'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))',
    );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
};
