import { describe, expect, test } from 'vitest';
import { headerFiles, isHeaderFile } from '../../src/site/header-files.js';
import { bundlePath, channelLayout, minisigPath, pagePath, schemaPath } from '../../src/site/layout.js';
import { objectHeaders } from '../../src/site/object-headers.js';
import type { ChannelRules } from '../../src/site/shared-rules.js';
import { type HeaderRule, parseHeadersFile, rulesFor } from '../support/headers-file.js';

const SHA = '0123456789abcdef'.repeat(4);
const bundle = bundlePath(SHA, 'gateway', '1.1.0');
const beta = channelLayout('beta');
const URL = 'https://updates.example.com';

/** A path of every kind that a site has, and of some that it hasn’t. */
const PATHS = [
  ...['index.json', 'versions', 'latest', '0.1.0', '1.0.0', '9.10.11-rc.1', 'revisions/00000001.json'],
  ...[`archive/${SHA}.json`, bundle, minisigPath(bundle), schemaPath(SHA, 'config')],
  ...[`attachments/${SHA}.manual.pdf`, beta.index, beta.versions, beta.latest, beta.upgradeObject('2.0.0-rc.1')],
  ...[beta.revision(12), beta.archive(SHA), 'metadata/timestamp.json', 'channels/beta/metadata/timestamp.json'],
  ...[`releases/${SHA}.gateway.stable.json`, 'index.html', beta.page, pagePath(SHA)],
];
const OTHERS = [
  'robots.txt',
  '_nginx.conf',
  'versions.html',
  'docs/latest',
  // The next root is asked for before it is there, and a rule would count then, too.
  'metadata/2.root.json',
  'channels/beta/metadata/12.targets.json',
];

const textOf = (
  kinds: Parameters<typeof headerFiles>[0],
  publicUrl?: string,
  rules?: ChannelRules,
  standing = '',
): string => new TextDecoder().decode(headerFiles(kinds, publicUrl, rules)[0]?.over(Buffer.from(standing)));

/** What a path is served with, where the host says how it joins rules only for headers that no two of them set. */
const resolved = (rules: readonly HeaderRule[], host: 'netlify' | 'cloudflare', path: string) => {
  const pairs = rulesFor(rules, host, path).flatMap(({ headers }) => headers);
  const names = pairs.map(({ name }) => name.toLowerCase());
  expect(new Set(names).size, `${path} is told of one header twice`).toBe(names.length);
  return Object.fromEntries(pairs.map(({ name, value }) => [name.toLowerCase(), value]));
};

describe.each(['netlify', 'cloudflare'] as const)('_headers on %s', (host) => {
  const rules = parseHeadersFile(textOf([host], URL), host);

  test.each(PATHS)('/%s is served as the format asks', (path) => {
    const { contentType, cacheControl, contentDisposition } = objectHeaders(path);
    const headers = resolved(rules, host, `/${path}`);
    // The next revision is asked for before it is there, and its rule counts then, too.
    const early = /(?:^|\/)revisions\//.test(path);
    expect(headers['cache-control']).toBe(early ? 'public, max-age=60' : cacheControl);
    // What has an extension, the host knows the type of.
    const known = /\.(?:json|zip|pdf|minisig|html)$/.test(path);
    expect(headers['content-type']).toBe(known ? undefined : contentType);
    // No name: Netlify has no way to repeat a part of the path, and both would show the digest.
    expect(headers['content-disposition']).toBe(contentDisposition === undefined ? undefined : 'attachment');
  });

  test.each(['', beta.prefix])('/%s is as fresh as the page that it shows', (path) => {
    expect(resolved(rules, host, `/${path}`)).toEqual({ 'cache-control': 'no-cache' });
  });

  test.each(OTHERS)('/%s is left as it is', (path) => {
    expect(resolved(rules, host, `/${path}`)).toEqual({});
  });

  test('stands under the path of the public URL', () => {
    const below = parseHeadersFile(textOf([host], `${URL}/fleet/gateway`), host);
    expect(resolved(below, host, '/fleet/gateway/latest')).toMatchObject({ 'cache-control': 'no-cache' });
    expect(resolved(below, host, '/latest')).toEqual({});
  });
});

const ALIAS: ChannelRules = {
  channel: 'stable',
  copies: [
    {
      path: 'connhex/gateway.zip',
      copyOf: {
        path: bundle,
        size: 3,
        sha256: SHA,
        headers: { 'Content-Disposition': 'attachment; filename="gateway-1.1.0.zip"', Version: '1.1.0' },
      },
    },
  ],
};

describe('the copy of a bundle', () => {
  test.each(['netlify', 'cloudflare'] as const)(
    'has its headers on %s, and its bundle’s folder keeps its own',
    (host) => {
      const rules = parseHeadersFile(textOf([host], URL, ALIAS), host);
      expect(resolved(rules, host, '/connhex/gateway.zip')).toEqual({
        'cache-control': 'no-cache',
        'content-disposition': 'attachment; filename="gateway-1.1.0.zip"',
        version: '1.1.0',
      });
      expect(resolved(rules, host, `/${bundle}`)).toEqual({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-disposition': 'attachment',
        version: '1.1.0',
      });
    },
  );

  test('changes nothing of the rest of either file', () => {
    const without = (text: string): string => text.replace(/# channel stable\n[\s\S]*?# end of channel stable\n/, '');
    expect(without(textOf(['netlify'], URL, ALIAS))).toBe(textOf(['netlify'], URL));
    const [head = '', ...rest] = without(textOf(['nginx'], URL, ALIAS)).split('\n');
    expect(rest).toEqual(textOf(['nginx'], URL).split('\n').slice(1));
    expect(head).toContain('nginx -s reload');
  });
});

describe('headerFiles', () => {
  test('are the files of the kinds that are asked for, each once', () => {
    const paths = (...kinds: Parameters<typeof headerFiles>[0]) => headerFiles(kinds, URL).map(({ path }) => path);
    expect(paths()).toEqual([]);
    expect(paths('netlify')).toEqual(['_headers']);
    expect(paths('cloudflare', 'netlify')).toEqual(['_headers']);
    expect(paths('nginx', 'netlify')).toEqual(['_headers', '_nginx.conf']);
  });

  test('are known by their names', () => {
    expect(headerFiles(['nginx', 'netlify'], URL).every(({ path }) => isHeaderFile(path))).toBe(true);
    expect(['latest', 'channels/beta/_headers', '_headers.json'].filter(isHeaderFile)).toEqual([]);
  });

  test('are the same for every release, and one text serves both hosts', () => {
    expect(textOf(['netlify'], URL)).toBe(textOf(['cloudflare'], `${URL}/`));
    expect(textOf(['netlify'])).toBe(textOf(['netlify'], URL));
  });

  test('put no text of the URL into a configuration of nginx that could be more than a path', () => {
    const text = textOf(['nginx'], 'https://example.com/a%22;}%0Ab.c(d)/$e');
    expect(text).toContain('location ~ "^/a....b.c.d./.e/');
    expect(text).not.toMatch(/%22|\$e|\(d\)/);
  });
});
