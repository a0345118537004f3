import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carryingPage } from '../../../src/page/page-document.js';
import { sha256Hex } from '../../../src/site/json-bytes.js';
import {
  accessibilityFaults,
  ready,
  startBrowser,
  type Visit,
  type VisitOptions,
  visit,
} from '../../support/browser.js';
import { baseEnvironment, cliFile, runProcess } from '../../support/cli.js';
import { type PageServer, servePages } from '../../support/page-server.js';
import { GATEWAY_RELEASES, PAGE_NOW, type PageRelease, pageSite } from '../../support/page-site.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite, writeSite } from '../../support/site.js';

const FEW = GATEWAY_RELEASES.filter(({ version }) => ['2.1.0', '2.1.1', '2.3.0'].includes(version));

let browser: Browser;
let origin = '';
/** Sites by the first segment of their address. */
const sites = new Map<string, SiteObjects>();
const directory = mkdtempSync(join(tmpdir(), 'ota-page-'));
const keyText = (name: string): string => Buffer.from(testTrust([name]).keys[0]?.raw ?? []).toString('base64');

let server: PageServer;
let gateway: SiteObjects;
/** Three of its releases, for what a test sees at the first look. */
let small: SiteObjects;

beforeAll(async () => {
  server = await servePages((path) => {
    const [name = ''] = path.split('/');
    return sites.get(name)?.get(path.slice(name.length + 1));
  });
  ({ origin } = server);
  gateway = await pageSite(GATEWAY_RELEASES);
  small = await pageSite(FEW);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Visits a site under a name of its own. */
const open = async (
  name: string,
  site: SiteObjects,
  options: VisitOptions & { readonly path?: string } = {},
): Promise<Visit> => {
  sites.set(name, site);
  return visit(browser, `${origin}/${name}/${options.path ?? ''}`, options);
};

/** Goes on to another site, or to the same one as it is now: a visitor costs more than a visit. */
const goOn = async ({ page }: Visit, name: string, site: SiteObjects, path = ''): Promise<void> => {
  sites.set(name, site);
  await page.goto(`${origin}/${name}/${path}`);
  await ready(page);
};

const close = ({ context }: Visit): Promise<void> => context.close();

/** A copy of a site with some of its objects changed. */
const changed = (site: SiteObjects, change: (objects: SiteObjects) => void): SiteObjects => {
  const copy = new Map(site);
  change(copy);
  return copy;
};

const verdict = async ({ page }: Visit) => ({
  tone: await page.getAttribute('.verdict', 'data-tone'),
  title: await page.textContent('.verdict h2'),
  text: (await page.textContent('.verdict-body')) ?? '',
});

const flipped = (bytes: Uint8Array | undefined, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes ?? []);
  copy[at] = (copy[at] ?? 0) === 65 ? 66 : 65;
  return copy;
};

describe('a site as it was signed', () => {
  let seen: Visit;
  beforeAll(async () => {
    seen = await open('gateway', gateway);
  });
  afterAll(() => close(seen));

  test('is said to be verified, in words as in colour', async () => {
    const { tone, title, text } = await verdict(seen);
    expect([tone, title]).toEqual(['good', 'Verified']);
    expect(text).toContain('12 of 12 checked');
    expect(await seen.page.getAttribute('.verdict-words', 'aria-live')).toBe('polite');
    expect(await seen.page.title()).toBe('gateway stable: releases');
  });

  test('asks its own server alone, and runs without a complaint', () => {
    expect(seen.requests.filter((url) => !url.startsWith(`${origin}/gateway/`))).toEqual([]);
    expect(seen.requests.length).toBeGreaterThan(12);
    expect(seen.errors).toEqual([]);
  });

  test('offers the latest release for everybody, not one that is rolled out', async () => {
    expect(await seen.page.textContent('.latest-version')).toBe('2.3.0');
    const href = await seen.page.getAttribute('.latest a', 'href');
    expect(sites.get('gateway')?.has(href ?? '')).toBe(true);
    const meter = seen.page.locator('[data-version="2.4.0"] [role=meter]');
    expect(await meter.getAttribute('aria-valuenow')).toBe('25');
  });

  test('strikes the withdrawn release, with its reason and without its bundle', async () => {
    const row = seen.page.locator('[data-version="2.2.0"]');
    expect(await row.locator('summary s').textContent()).toBe('2.2.0');
    expect(await row.locator('.row-more').textContent()).toBe(
      'Withdrawn on 22 Jan 2026: loses the network settings of devices with two interfaces',
    );
    await row.locator('summary').click();
    expect(await row.locator('.links a').allTextContents()).toEqual(['Upgrade object']);
    await row.locator('summary').click();
  });

  test('opens a release by the keyboard, and shows what is signed of it', async () => {
    const row = seen.page.locator('[data-version="2.2.1"]');
    await row.locator('summary').focus();
    await seen.page.keyboard.press('Enter');
    await row.locator('.facts').waitFor();
    expect(await row.locator('.notes li').allTextContents()).toEqual([
      'Network settings survive the upgrade',
      'The server starts with opcua.enabled: true',
    ]);
    const facts = (await row.locator('.facts').textContent()) ?? '';
    for (const text of [
      '26 Jan 2026, 10:00 UTC',
      'gateway-100, gateway-200',
      'v2.2.1',
      testTrust().keys[0]?.keyId ?? '-',
    ])
      expect(facts).toContain(text);
  });

  test('finds releases by version and by notes, and hides withdrawn ones', async () => {
    const versions = () =>
      seen.page.evaluate("[...document.querySelectorAll('.release')].map((row) => row.dataset.version)");
    await seen.page.fill('#search', 'opc ua');
    expect(await versions()).toEqual(['2.2.1', '2.2.0']);
    await seen.page.check('#hide-withdrawn');
    expect(await versions()).toEqual(['2.2.1']);
    await seen.page.fill('#search', '');
    expect(await versions()).toHaveLength(11);
    await seen.page.uncheck('#hide-withdrawn');
  });

  test('draws the ways to the latest release, and says them in a table', async () => {
    expect(await seen.page.locator('.arcs .arc').count()).toBe(10);
    expect(await seen.page.locator('.arcs li').last().textContent()).toBe('1.0.0through 1.2.1, 2.0.0');
    const row = seen.page.locator('.matrix tr', { has: seen.page.locator('th', { hasText: /^1\.3\.0$/ }) });
    expect(await row.locator('td .spoken').allTextContents()).toContain('straight to 2.0.0');
  });

  test('copies a digest where the browser lets it, and by selection elsewhere', async () => {
    await seen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await seen.page.locator('.latest .copy').click();
    const bundle = await seen.page.locator('.latest-digest code').textContent();
    expect(await seen.page.evaluate('navigator.clipboard.readText()')).toBe(bundle);
    await seen.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await seen.page.locator('.key-list .copy').first().click();
    await expect.poll(() => seen.page.locator('.key-list .said').first().textContent()).toBe('Copied');
  });

  test('remembers the colours that a visitor chose', async () => {
    const paper = () => seen.page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await paper();
    await seen.page.click('.theme');
    const dark = await paper();
    expect(dark).not.toBe(light);
    await seen.page.reload();
    await ready(seen.page);
    expect(await paper()).toBe(dark);
    await seen.page.click('.theme');
    expect(await paper()).toBe(light);
  });

  test('checks a file that was downloaded, without sending it', async () => {
    const href = (await seen.page.getAttribute('.latest a', 'href')) ?? '';
    const buffer = Buffer.from(gateway.get(href) ?? []);
    const asked = seen.requests.length;
    await seen.page.setInputFiles('#file-check', { name: 'gateway.zip', mimeType: 'application/zip', buffer });
    await seen.page.waitForSelector('.file-said[data-tone=good]');
    await seen.page.setInputFiles('#file-check', {
      name: 'gateway.zip',
      mimeType: 'application/zip',
      buffer: buffer.subarray(1),
    });
    await seen.page.waitForSelector('.file-said[data-tone=bad]');
    expect(seen.requests.length).toBe(asked);
  });

  test('the tabs are worked by arrows', async () => {
    await seen.page.click('#tab-ota-release');
    await seen.page.keyboard.press('ArrowRight');
    expect(await seen.page.getAttribute('#tab-openssl', 'aria-selected')).toBe('true');
    await seen.page.keyboard.press('End');
    expect(await seen.page.textContent('[role=tabpanel] pre')).toContain('minisign -V');
  });

  test('takes a pinned key alone: the right one, and no other', async () => {
    await seen.page.click('.pin summary');
    await seen.page.fill('#pin', 'not a key');
    await seen.page.click('.pin .button');
    expect(await seen.page.textContent('#pin-fault')).toContain('can’t be pinned');
    await seen.page.fill('#pin', keyText('release'));
    await seen.page.click('.pin .button');
    await seen.page.getByText('You pinned a key.').waitFor();
    await ready(seen.page);
    expect((await verdict(seen)).title).toBe('Verified');
    await seen.page.goto(`${origin}/gateway/#key=${encodeURIComponent(keyText('another'))}`);
    await seen.page.waitForSelector('.verdict[data-tone=bad]');
    expect(await seen.page.locator('.release').count()).toBe(0);
    const { text } = await verdict(seen);
    expect(text).toContain('0 of 1 trusted keys signed it; 1 signature by other keys');
    expect(text).toContain('Only the key that you pinned counts');
    await seen.page.getByRole('button', { name: 'Use the page’s keys again' }).click();
    await seen.page.waitForSelector('.verdict[data-tone=good]');
  });

  test('the policy of the page runs no script that came in another way', async () => {
    const run =
      "document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.com/x.png' })); window.ran = false; const s = document.createElement('script'); try { s.setAttribute('src', '/x.js'); window.ran = true; } catch {} document.body.append(s); window.ran";
    expect(await seen.page.evaluate(run)).toBe(false);
    expect(seen.errors.join('\n')).toContain('Content Security Policy');
  });
});

test('axe finds nothing in light and dark colours, wide and narrow, and nothing is wider than the screen', async () => {
  const seen = await open('gateway', gateway);
  await seen.page.locator('[data-version="2.0.0"] summary').click();
  await seen.page.click('.pin summary');
  for (const width of [1280, 360])
    for (const colorScheme of ['light', 'dark'] as const) {
      await seen.page.setViewportSize({ width, height: 900 });
      await seen.page.emulateMedia({ colorScheme });
      expect(await accessibilityFaults(seen.page), `${colorScheme}, ${width}`).toEqual([]);
      expect(await seen.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  await close(seen);
});

test('the commands that it shows verify the served site in a shell, and fail on a bundle that was changed', async () => {
  const objects = (await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }])).objects;
  const page = (await pageSite([], { product: 'logger' })).get('index.html');
  const site: SiteObjects = new Map([...objects, ['index.html', page ?? new Uint8Array()]]);
  const seen = await open('logger', site, { now: new Date('2026-02-10T00:00:00Z') });
  expect((await verdict(seen)).title).toBe('Verified');
  const bin = mkdtempSync(join(directory, 'bin'));
  writeFileSync(join(bin, 'ota-release'), `#!/bin/sh\nexec '${process.execPath}' '${cliFile}' "$@"\n`);
  // The site was signed for a day that is not today.
  writeFileSync(join(bin, 'date'), '#!/bin/sh\necho 2026-02-10T00:00:00Z\n');
  for (const name of ['ota-release', 'date']) chmodSync(join(bin, name), 0o755);
  const env = { ...baseEnvironment, PATH: `${bin}:${process.env.PATH}`, OTA_RELEASE_CLOCK: '2026-02-10T00:00:00Z' };
  const run = async (way: string) => {
    await seen.page.click(`#tab-${way}`);
    const text = (await seen.page.textContent('[role=tabpanel] pre')) ?? '';
    return runProcess('sh', ['-c', text], { cwd: mkdtempSync(join(directory, way)), env });
  };
  for (const way of ['openssl', 'minisign']) expect(await run(way), way).toMatchObject({ exitCode: 0 });
  const tool = await run('ota-release');
  // Loopback has no TLS, which Ioto devices would want: a warning.
  expect(tool.exitCode, tool.stdout + tool.stderr).toBe(0);
  const bundle = (await seen.page.getAttribute('.latest a', 'href')) ?? '';
  site.set(bundle, Buffer.from('something else'));
  for (const way of ['openssl', 'minisign']) expect((await run(way)).exitCode, way).not.toBe(0);
  await close(seen);
});

describe('a site that was tampered with', () => {
  const older = () => pageSite(FEW, { counter: 11 });
  let seen: Visit;
  let forged: SiteObjects | undefined;
  let other: SiteObjects | undefined;
  beforeAll(async () => {
    forged = await pageSite(FEW, { signers: ['another'] });
    other = await pageSite(FEW, { product: 'logger' });
    seen = await open('tampered', small);
  });
  afterAll(() => close(seen));
  const of = (name: string, make: () => Promise<SiteObjects> | SiteObjects, told: string) => ({ name, make, told });

  test.each([
    of(
      'a byte of the index',
      () => changed(small, (site) => site.set('index.json', flipped(site.get('index.json'), 300))),
      'doesn’t fit what it is on',
    ),
    of(
      'its signature',
      () =>
        changed(small, (site) =>
          site.set('index.json', flipped(site.get('index.json'), (site.get('index.json')?.length ?? 0) - 20)),
        ),
      'index.json is refused',
    ),
    of(
      'signed by another key',
      async () => changed(small, (site) => site.set('index.json', forged?.get('index.json') ?? new Uint8Array())),
      '0 of 1 trusted keys signed it',
    ),
    of(
      'an index of another product',
      async () => changed(small, (site) => site.set('index.json', other?.get('index.json') ?? new Uint8Array())),
      'not about “gateway”',
    ),
    of('no JSON', () => changed(small, (site) => site.set('index.json', Buffer.from('<!doctype html>'))), 'no JSON'),
  ])('$name: red, with nothing of it shown', async ({ make, told }) => {
    await goOn(seen, 'tampered', await make());
    const { tone, title, text } = await verdict(seen);
    expect([tone, title]).toEqual(['bad', 'Not verified']);
    expect(text).toContain(told);
    expect(await seen.page.locator('.release, .latest, .how').count()).toBe(0);
  });

  test('put back to an older revision, for one who was here before; who may forget it', async () => {
    await goOn(seen, 'tampered', await older());
    const { tone, text } = await verdict(seen);
    expect(tone).toBe('bad');
    expect(text).toContain('it is revision 11, and this browser has seen revision 12 before');
    await seen.page.getByRole('button', { name: 'Forget what this browser has seen' }).click();
    await seen.page.waitForSelector('.verdict[data-tone=good]');
  });

  test('upgrade objects that are replaced, gone or unsigned make their releases red, and the whole', async () => {
    await goOn(
      seen,
      'objects',
      changed(small, (site) => {
        site.set('2.1.0', small.get('2.1.1') ?? new Uint8Array());
        site.delete('2.1.1');
        site.set('2.3.0', Buffer.from('{"flist":"https://evil.example"}\n'));
      }),
    );
    const { tone, title, text } = await verdict(seen);
    expect([tone, title]).toEqual(['bad', 'Not verified']);
    expect(text).toContain('2.1.0: its digest is not the one in the signed index');
    expect(text).toContain('2.1.1: its upgrade object can’t be read');
    expect(text).toContain('2.3.0: its digest is not the one in the signed index');
    for (const version of ['2.1.0', '2.1.1', '2.3.0']) {
      const row = seen.page.locator(`[data-version="${version}"]`);
      expect(await row.getAttribute('data-state')).toBe('bad');
      await row.locator('summary').click();
      expect(await row.locator('a').count()).toBe(0);
    }
    expect(await seen.page.locator('.latest a').count()).toBe(0);
  });

  test('one bad object spoils the whole, and the others are offered', async () => {
    await goOn(
      seen,
      'object',
      changed(small, (site) => site.delete('2.1.0')),
    );
    expect((await verdict(seen)).text).toContain('an object of the site is not what was signed');
    expect(await seen.page.locator('.latest a').count()).toBe(1);
    expect(await seen.page.locator('.release[data-state=good]').count()).toBe(2);
  });

  test('expired: red; soon to expire: amber', async () => {
    await seen.page.clock.setFixedTime(new Date(PAGE_NOW.getTime() + 160 * 86_400_000));
    await goOn(seen, 'aged', small);
    expect(await verdict(seen)).toMatchObject({ tone: 'warning', title: 'Verified, expires soon' });
    await seen.page.clock.setFixedTime(new Date(PAGE_NOW.getTime() + 181 * 86_400_000));
    await goOn(seen, 'aged', small);
    const { tone, title, text } = await verdict(seen);
    expect([tone, title]).toEqual(['bad', 'Expired']);
    expect(text).not.toContain('keeps nothing');
  });
});

test('what looks like HTML in notes stays text, and runs nothing', async () => {
  const notes =
    '<script>window.pwned = 1</script> <img src=x onerror="window.pwned = 2">\n\n- <b>bold</b> [link](javascript:alert(1))';
  const seen = await open('notes', await pageSite([{ version: '1.0.0', notes }]));
  await seen.page.locator('[data-version="1.0.0"] summary').click();
  const shown = (await seen.page.locator('.notes').textContent()) ?? '';
  expect(shown).toContain('<script>window.pwned = 1</script> <img src=x onerror="window.pwned = 2">');
  expect(await seen.page.locator('.notes script, .notes img, .notes a, .notes b').count()).toBe(0);
  expect(await seen.page.evaluate('window.pwned')).toBeUndefined();
  await close(seen);
});

test('works in a channel, below any path, and under its immutable name', async () => {
  const beta = await pageSite([{ version: '3.0.0-rc.1', notes: 'Try it.' }], { channel: 'beta' });
  const page = beta.get('channels/beta/index.html') ?? new Uint8Array();
  const site: SiteObjects = new Map([...gateway, ...beta, [`pages/${sha256Hex(page)}.html`, page]]);
  const seen = await open('below', site, { path: 'channels/beta/' });
  for (const path of ['channels/beta/', `pages/${sha256Hex(page)}.html`]) {
    await goOn(seen, 'below', site, path);
    expect(await verdict(seen), path).toMatchObject({ tone: 'good' });
    expect(await seen.page.textContent('strong >> text=3.0.0-rc.1')).toBe('3.0.0-rc.1');
    await seen.page.getByRole('link', { name: 'stable' }).click();
    await ready(seen.page);
    expect(await seen.page.textContent('.latest-version')).toBe('2.3.0');
  }
  await close(seen);
});

test('verifies where the browser has no WebCrypto, as over plain http', async () => {
  const seen = await open('insecure', small, {
    before: "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })",
  });
  expect(await seen.page.evaluate('crypto.subtle')).toBeUndefined();
  expect(await verdict(seen)).toMatchObject({ tone: 'good', title: 'Verified' });
  await close(seen);
});

test('says that nothing is released where there is no index, and where its list is empty', async () => {
  const seen = await open('empty', new Map([['index.html', gateway.get('index.html') ?? new Uint8Array()]]));
  expect(await verdict(seen)).toMatchObject({ tone: 'neutral', title: 'Nothing released yet' });
  await goOn(seen, 'empty', await pageSite([]));
  expect(await verdict(seen)).toMatchObject({ tone: 'good', title: 'Verified, and empty' });
  expect(await seen.page.locator('.list, .upgrades, .how').count()).toBe(0);
  expect(await seen.page.locator('.keys').count()).toBe(1);
  await close(seen);
});

describe('opened as a file', () => {
  const written = (name: string, site: SiteObjects): string => {
    const folder = join(directory, name);
    writeSite(folder, site);
    return pathToFileURL(join(folder, 'index.html')).href;
  };

  test('verifies the objects that it carries, and says of which day they are', async () => {
    const paths = [...gateway.keys()].filter((path) => /^(index\.json|\d+\.\d+\.\d+)$/.test(path));
    const carried = Object.fromEntries(paths.map((path) => [path, Buffer.from(gateway.get(path) ?? []).toString()]));
    const page = carryingPage(gateway.get('index.html') ?? new Uint8Array(), carried);
    const seen = await visit(
      browser,
      written(
        'carried',
        changed(gateway, (site) => site.set('index.html', page)),
      ),
    );
    const { tone, text } = await verdict(seen);
    expect(tone).toBe('good');
    expect(text).toContain('offline copy, as the site was on 20 Mar 2026');
    expect(seen.requests).toHaveLength(1);
    await close(seen);
  });

  test('without any, says why nothing loads, and takes a folder or tells how to serve it', async () => {
    const url = written('bare', gateway);
    const seen = await visit(browser, url);
    expect(await verdict(seen)).toMatchObject({ tone: 'warning', title: 'Nothing is loaded' });
    expect(await accessibilityFaults(seen.page)).toEqual([]);
    expect(await seen.page.textContent('.note pre')).toContain(`--directory ${join(directory, 'bare')} 8000`);
    const none = mkdtempSync(join(directory, 'none'));
    writeFileSync(join(none, 'something'), '');
    await seen.page.setInputFiles('#folder', none);
    expect(await seen.page.locator('.note [role=alert]').textContent()).toContain('holds no index');
    await seen.page.setInputFiles('#folder', join(directory, 'bare'));
    await seen.page.waitForSelector('.verdict[data-tone=good]');
    expect(await seen.page.locator('.release').count()).toBe(12);
    await close(seen);
  });
});

describe('a thousand releases', () => {
  const version = (n: number): string => `1.${Math.floor(n / 100)}.${n % 100}`;
  const many = Array.from(
    { length: 1000 },
    (_, n): PageRelease => ({
      version: version(n),
      notes: `Change ${n}`,
      // What the index lists is whole; of the archive, the list alone.
      listedOnly: n < 900,
      bundle: Buffer.from(`${n}`),
    }),
  );
  let long: SiteObjects;
  beforeAll(async () => {
    long = await pageSite(many, { counter: 1000 });
  });

  test('are shown at once, and asked for little by little', async () => {
    const start = performance.now();
    const seen = await open('long', long);
    // A second on a quiet machine; a machine that does other things besides takes longer.
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(await verdict(seen)).toMatchObject({ tone: 'good' });
    expect(seen.requests.length).toBeLessThan(40);
    const older = seen.page.getByRole('button', { name: /^Show older releases/ });
    await older.scrollIntoViewIfNeeded();
    const listed = await seen.page.locator('.release').count();
    const before = (await older.textContent()) ?? '';
    await older.click();
    await expect.poll(() => older.textContent()).not.toBe(before);
    expect(await seen.page.locator('.release').count()).toBe(listed + 50);
    await close(seen);
  });

  test('a page of the archive that was swapped is refused', async () => {
    const pages = [...long].filter(
      ([path, bytes]) => path.startsWith('archive/') && Buffer.from(bytes).includes('"releases":[{'),
    );
    const swapped = changed(long, (site) => {
      for (const [path] of pages) site.set(path, pages[0]?.[1] ?? new Uint8Array());
    });
    const seen = await open('swapped', swapped);
    expect((await verdict(seen)).title).toBe('Verified');
    await seen.page.getByRole('button', { name: /^Show older releases/ }).scrollIntoViewIfNeeded();
    await seen.page.getByRole('button', { name: /^Show older releases/ }).click();
    await expect.poll(async () => (await verdict(seen)).text).toContain('its digest is not the one that was signed');
    expect(await verdict(seen)).toMatchObject({ tone: 'bad' });
    await close(seen);
  });
});

test('the built page is one small file that names no other', () => {
  const page = readFileSync(new URL('../../../dist/page.html', import.meta.url), 'utf8');
  expect(Buffer.byteLength(page)).toBeLessThanOrEqual(120 * 1024);
  expect(page).not.toMatch(/(?:src|href)="https?:|url\(|@import/);
  expect(page.match(/<script type="application\/json" id="ota-(facts|objects)"><\/script>/g)).toHaveLength(2);
});
