import { describe, expect, test } from 'vitest';
import { channelLayout } from '../../src/site/layout.js';
import { pageAddress, pageInLine, sitePage } from '../../src/steps/site-page.js';
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
    const made = await sitePage(never, { place }, { host, layout, standing: { kind: 'foreign' } });
    expect(made).toEqual({ makePage: 'none', problems: [] });
  });

  test('makes none where somebody else’s stands, and says so', async () => {
    const { makePage, problems } = await sitePage(
      services,
      { page, place },
      { host, layout, standing: { kind: 'foreign' } },
    );
    expect(makePage).toBe('none');
    expect(problems).toMatchObject([{ code: 'page-foreign', severity: 'warning', place: { path: 'page' } }]);
  });
});

test('a page needs no second look only where it is the one that is named', () => {
  expect(pageInLine({ kind: 'named', sha256: 'a' })).toEqual({ pageInLine: 'a' });
  expect([{ kind: 'free' } as const, { kind: 'foreign' } as const, undefined].map(pageInLine)).toEqual([{}, {}, {}]);
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
