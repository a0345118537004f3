import { describe, expect, test } from 'vitest';
import { channelLayout } from '../../src/site/layout.js';
import { pageAddress, pageInLine, sitePage, sitePageWrites } from '../../src/steps/site-page.js';
import { memoryHost } from '../support/memory-host.js';
import { pageTemplate } from '../support/site-page.js';

const layout = channelLayout('stable');
const host = memoryHost();
const place = (path: string) => ({ path });
const page = { channels: [] };
const services = { pageTemplate: async () => pageTemplate() };

describe('sitePage', () => {
  test('makes the page of this version where nothing speaks against it', async () => {
    const { makePage, problems } = await sitePage(
      services,
      { page, place },
      { host, layout, standing: { kind: 'free' } },
    );
    expect(problems).toEqual([]);
    expect(makePage === 'none' || makePage({ product: 'logger', trustedKeys: [], threshold: 1 }).size).toBeGreaterThan(
      100,
    );
  });

  test('makes none where the project wants none, and asks for no template', async () => {
    const never = { pageTemplate: () => Promise.reject(new Error('asked')) };
    const made = await sitePage(never, { place }, { host, layout, standing: { kind: 'foreign', named: true } });
    expect(made).toEqual({ makePage: 'none', problems: [] });
  });

  test('makes none where somebody else’s stands, and says so', async () => {
    const { makePage, problems } = await sitePage(
      services,
      { page, place },
      { host, layout, standing: { kind: 'foreign', named: false } },
    );
    expect(makePage).toBe('none');
    expect(problems).toMatchObject([{ code: 'page-foreign', severity: 'warning', place: { path: 'page' } }]);
  });

  test('goes on making one where somebody else’s took the place of a page that was signed', async () => {
    const { makePage, problems } = await sitePage(
      services,
      { page, place },
      { host, layout, standing: { kind: 'foreign', named: true } },
    );
    expect(makePage).toBeTypeOf('function');
    expect(problems).toMatchObject([{ code: 'page-foreign', message: expect.stringContaining('verify reports it') }]);
  });
});

test('a page needs no second look only where it is the one that is named', () => {
  expect(pageInLine({ kind: 'named', sha256: 'a' })).toEqual({ pageInLine: 'a' });
  expect([{ kind: 'free' } as const, { kind: 'foreign', named: true } as const, undefined].map(pageInLine)).toEqual([
    {},
    {},
    {},
  ]);
});

const ref = (sha256: string) => ({ path: `pages/${sha256}.html`, sha256, size: 1 });
test.each([
  // the page to come | what stands there | the page that the newest revision names | written: object, copy
  [undefined, { kind: 'free' }, ref('a'), [false, false]],
  [ref('a'), { kind: 'free' }, undefined, [true, true]],
  [ref('a'), { kind: 'free' }, ref('a'), [false, true]],
  [ref('a'), { kind: 'named', sha256: 'a' }, ref('a'), [false, false]],
  [ref('b'), { kind: 'named', sha256: 'a' }, ref('a'), [true, true]],
  [ref('a'), { kind: 'foreign', named: true }, ref('a'), [false, false]],
  [ref('b'), { kind: 'foreign', named: true }, ref('a'), [true, false]],
] as const)('of %j over %j where %j is named, object and copy are written: %j', (coming, standing, named, expected) => {
  const { object, copy } = sitePageWrites(coming, standing, named ? { page: named } : undefined);
  expect([object, copy]).toEqual(expected);
});

test.each([
  // kind of host | channel | address
  ['directory', 'stable', 'https://u.example/'],
  ['git-branch', 'beta', 'https://u.example/channels/beta/'],
  ['s3', 'stable', 'https://u.example/index.html'],
  ['http-put', 'beta', 'https://u.example/channels/beta/index.html'],
])('on %s the page of %s is at %s', (kind, channel, address) => {
  expect(pageAddress('https://u.example', channelLayout(channel), kind)).toBe(address);
});
