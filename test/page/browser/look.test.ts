import { createServer } from 'node:http';
import { test } from 'vitest';
import { startBrowser, visit, accessibilityFaults } from '../../support/browser.js';
import { siteListener } from '../../support/loopback.js';
import { GATEWAY_RELEASES, pageSite } from '../../support/page-site.js';

test('look', async () => {
  const site = await pageSite(GATEWAY_RELEASES);
  site.set('', site.get('index.html')!);
  const server = createServer(siteListener(site));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as any).port}/`;
  const browser = await startBrowser();
  try {
    for (const [name, size, scheme] of [['desktop', { width: 1280, height: 900 }, 'light'], ['phone', { width: 390, height: 844 }, 'light'], ['dark', { width: 1280, height: 900 }, 'dark'], ['darkphone', { width: 390, height: 844 }, 'dark']] as const) {
      const { page, errors } = await visit(browser, url, { size, colorScheme: scheme });
      await page.locator('[data-version="2.2.1"] summary').click();
      await page.waitForTimeout(200);
      await page.screenshot({ path: `/tmp/a1-${name}.png`, fullPage: true });
      console.log(name, errors, await accessibilityFaults(page), await page.evaluate('document.documentElement.scrollWidth'));
      await page.close();
    }
  } finally { await browser.close(); server.close(); }
});
