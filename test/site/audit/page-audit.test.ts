import { beforeAll, describe, expect, test } from 'vitest';
import { carryingPage } from '../../../src/page/page-document.js';
import { auditSite } from '../../../src/site/audit/audit-site.js';
import { auditPage } from '../../../src/site/audit/page-audit.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { readChannel } from '../../../src/site/channel-state.js';
import { hostSource } from '../../../src/site/host-source.js';
import { channelLayout } from '../../../src/site/layout.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite } from '../../support/site.js';
import { testPage } from '../../support/site-page.js';

const layout = channelLayout('stable');
const PAGE = 'index.html';
const NOW = new Date('2026-03-01T00:00:00Z');
let site: SiteObjects;
beforeAll(async () => {
  const releases = [
    { version: '1.0.0', page: testPage('1') },
    { version: '1.1.0', page: testPage('2') },
  ];
  site = (await signedSite(releases)).objects;
});

const bytesAt = (objects: SiteObjects, path: string): Uint8Array => {
  const bytes = objects.get(path);
  if (!bytes) throw new Error(`no ${path}`);
  return bytes;
};
const textAt = (objects: SiteObjects, path: string): string => Buffer.from(bytesAt(objects, path)).toString();

/** The page with these objects of the site in it. */
const carry = (objects: SiteObjects, ...paths: readonly string[]): void => {
  const carried = Object.fromEntries(paths.map((path) => [path, textAt(objects, path)]));
  objects.set(PAGE, carryingPage(bytesAt(objects, PAGE), carried));
};

const changed = (change: (objects: SiteObjects) => void = () => {}) => {
  const host = memoryHost({ objects: new Map(site) });
  change(host.objects);
  return host;
};

const audit = async (change?: (objects: SiteObjects) => void) => {
  const host = changed(change);
  const { newest } = await readChannel(host, layout, testTrust());
  if (!newest) throw new Error('no revision');
  return auditPage({ reader: siteReader(hostSource(host)), layout }, newest);
};
const whole = async (change?: (objects: SiteObjects) => void) =>
  (await auditSite(hostSource(changed(change)), { trust: testTrust(), now: NOW, patienceMs: 0 })).problems;

describe('auditPage', () => {
  test('finds nothing of a page that is as the revision names it, also where it carries objects of the site', async () => {
    expect(await audit()).toEqual([]);
    expect(await audit((objects) => carry(objects, 'index.json', '1.0.0', '1.1.0'))).toEqual([]);
  });

  test.each([
    // what became of it | the change | the problem | where
    ['gone', (objects: SiteObjects) => void objects.delete(PAGE), 'verify-object-missing', PAGE],
    [
      'another one',
      (objects: SiteObjects) => void objects.set(PAGE, Buffer.from('<!doctype html>')),
      'page-tampered',
      PAGE,
    ],
    [
      'changed at its length',
      (objects: SiteObjects) => void objects.set(PAGE, Buffer.alloc(bytesAt(objects, PAGE).length)),
      'page-tampered',
      PAGE,
    ],
    [
      'added to behind what it carries',
      (objects: SiteObjects) => {
        carry(objects, 'index.json');
        objects.set(PAGE, Buffer.concat([bytesAt(objects, PAGE), Buffer.from('<script>1</script>')]));
      },
      'page-tampered',
      PAGE,
    ],
    [
      'carrying what the site hasn’t',
      (objects: SiteObjects) => {
        carry(objects, 'index.json', '1.0.0');
        objects.delete('1.0.0');
      },
      'page-tampered',
      PAGE,
    ],
    [
      'carrying an older index',
      (objects: SiteObjects) =>
        void objects.set(
          PAGE,
          carryingPage(bytesAt(objects, PAGE), { 'index.json': textAt(objects, 'revisions/00000001.json') }),
        ),
      'page-tampered',
      PAGE,
    ],
  ])('finds a page that is %s', async (_what, change, code, file) => {
    expect((await audit(change)).map((found) => [found.code, found.place?.file])).toEqual([[code, file]]);
  });

  test('asks for no more names than it must of a page that somebody else has filled', async () => {
    const asked: string[] = [];
    const host = changed((objects) => {
      const strangers = Array.from({ length: 1000 }, (_, at) => [`records/${at}.json`, '{}'] as const);
      objects.set(PAGE, carryingPage(bytesAt(objects, PAGE), Object.fromEntries(strangers)));
    });
    host.before = (_operation, path) => void asked.push(path);
    const { newest } = await readChannel(host, layout, testTrust());
    if (!newest) throw new Error('no revision');
    const found = await auditPage({ reader: siteReader(hostSource(host)), layout }, newest);
    expect(found.map(({ code }) => code)).toEqual(['page-tampered']);
    expect(asked.filter((path) => path.startsWith('records/')).length).toBeLessThan(50);
    const named = await audit((objects) =>
      objects.set(PAGE, carryingPage(bytesAt(objects, PAGE), { 'a\u001b[2J': '1' })),
    );
    expect(named[0]?.message).toMatch(/^[ -~’]*$/);
  });

  test('finds the object that the page is a copy of missing, or another one', async () => {
    const [path = ''] = [...site.keys()].filter((at) => at.startsWith('pages/') && textAt(site, at).includes('page 2'));
    expect((await audit((objects) => void objects.delete(path))).map(({ code }) => code)).toEqual([
      'verify-object-missing',
    ]);
    expect((await audit((objects) => void objects.set(path, Buffer.of(1)))).map(({ code }) => code)).toEqual([
      'verify-object-differs',
    ]);
  });
});

describe('a site with a page', () => {
  test('is sound, with the pages of earlier revisions or without them', async () => {
    expect(await whole()).toEqual([]);
    const earlier = [...site.keys()].filter(
      (path) => path.startsWith('pages/') && textAt(site, path).includes('page 1'),
    );
    expect(earlier).toHaveLength(1);
    expect(await whole((objects) => void earlier.map((path) => objects.delete(path)))).toEqual([]);
  });

  test('is told of a page that no revision names', async () => {
    const path = `pages/${'0'.repeat(64)}.html`;
    expect(
      (await whole((objects) => void objects.set(path, Buffer.of(1)))).map((found) => [found.code, found.place?.file]),
    ).toEqual([['verify-object-orphaned', path]]);
  });

  test('that shows an older page is not sound', async () => {
    const older = testPage('1')({ product: 'logger', trustedKeys: [], threshold: 1 });
    expect((await whole((objects) => void objects.set(PAGE, older.bytes))).map(({ code }) => code)).toEqual([
      'page-tampered',
    ]);
  });
});
