import { describe, expect, test } from 'vitest';
import { parseHttpBase, requestUrl, shownUrl } from '../../src/site/http-base.js';

const baseOf = (url: string) => {
  const base = parseHttpBase(url);
  if (!base) throw new Error(url);
  return base;
};

describe('the base of a site', () => {
  test.each([
    // URL, what may be shown, query, header
    ['https://example.com', 'https://example.com', '', undefined],
    ['https://example.com/ota/', 'https://example.com/ota', '', undefined],
    ['http://example.com:8080/?sig=s3cret', 'http://example.com:8080', '?sig=s3cret', undefined],
    [
      'https://user:p%40ss@example.com/a',
      'https://example.com/a',
      '',
      `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
    ],
    ['https://%zz@example.com', 'https://example.com', '', `Basic ${Buffer.from('%zz:').toString('base64')}`],
  ])('%s', (url, location, search, authorization) => {
    expect(parseHttpBase(url)).toEqual({ location, search, authorization });
  });

  test.each(['ftp://example.com', 'file:///etc', 'example.com', ''])('%j is none', (url) => {
    expect(parseHttpBase(url)).toBeUndefined();
  });
});

describe('the URL of an object', () => {
  test('is below the base, escaped, and shows neither query nor credentials', () => {
    const base = baseOf('https://me:pw@example.com/ota?t=1');
    expect(shownUrl(base, 'bundles/a#b?.zip')).toBe('https://example.com/ota/bundles/a%23b%3F.zip');
  });

  test.each([
    // base, further query, what is asked for
    ['https://example.com/ota', '', 'https://example.com/ota/latest'],
    ['https://example.com?t=1', '', 'https://example.com/latest?t=1'],
    ['https://example.com', 'fresh=2', 'https://example.com/latest?fresh=2'],
    ['https://example.com?t=1', 'fresh=2', 'https://example.com/latest?t=1&fresh=2'],
  ])('%s with %j is asked for as %s', (url, further, expected) => {
    expect(requestUrl(baseOf(url), 'latest', further).href).toBe(expected);
  });
});
