import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseBaseUrl,
  parseHostAddress,
  parsePublicUrl,
  reasonAgainstFileUrl,
  withoutSecrets,
} from '../../src/project/addresses.js';

describe('parsePublicUrl', () => {
  test.each([
    // text | value
    ['https://updates.example.com', 'https://updates.example.com'],
    ['https://updates.example.com/', 'https://updates.example.com'],
    ['https://updates.example.com/a/b//', 'https://updates.example.com/a/b'],
    ['HTTPS://Updates.Example.com:443/A', 'https://updates.example.com/A'],
    ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://example.com/a/../b', 'https://example.com/b'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example'],
  ])('%s gives %s', (text, value) => {
    expect(parsePublicUrl(text)).toEqual({ value });
  });

  test.each([
    // text | in the reason
    ['updates.example.com', 'absolute'],
    ['/updates', 'absolute'],
    ['ftp://example.com', 'absolute'],
    ['http:example.com', 'absolute'],
    ['https:///x', 'absolute'],
    ['https://exa mple.com', 'blank'],
    ['https://example.com\\x', 'backslash'],
    ['https://example.com:99999', 'not a URL'],
    ['https://u@example.com', 'user name'],
    ['https://u:p@example.com', 'user name'],
    ['https://example.com?', 'query'],
    ['https://example.com/#', 'query or fragment'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parsePublicUrl(text)).toMatchObject({ reason: expect.stringContaining(reason) });
  });

  test('gives a URL to which a path can be appended', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (text) => {
        const judged = parsePublicUrl(text);
        if (!('value' in judged)) return;
        expect(new URL(`${judged.value}/latest`).pathname.endsWith('/latest')).toBe(true);
        expect(parsePublicUrl(judged.value)).toEqual(judged);
      }),
    );
  });
});

test('parseBaseUrl says of credentials what it is told to say', () => {
  expect(parseBaseUrl('https://u@example.com', 'no credentials here')).toEqual({ reason: 'no credentials here' });
  expect(parseBaseUrl('https://Example.com/a/', 'no credentials here')).toEqual({ value: 'https://example.com/a' });
});

describe('parseHostAddress', () => {
  test.each([
    // text | kind
    ['../site', 'path'],
    ['/srv/site', 'path'],
    ['C:\\site', 'path'],
    ['a@b/c', 'path'],
    ['file:///srv/site', 'file-url'],
    ['FILE:///srv', 'file-url'],
    ['s3://bucket', 'other'],
    ['https://example.com', 'other'],
    ['branch:gh-pages', 'other'],
    ['git+ssh://git@example.com/r.git#b', 'other'],
    ['git@example.com:site.git', 'other'],
  ])('%s is a %s', (text, kind) => {
    expect(parseHostAddress(text).kind).toBe(kind);
  });
});

describe('reasonAgainstFileUrl', () => {
  test.each([
    // text | in the reason
    ['file:///srv/site', undefined],
    ['file://localhost/srv', undefined],
    ['file:///srv/a%20b', undefined],
    ['file:site', 'begin with file:///'],
    ['file://elsewhere/x', 'another machine (elsewhere)'],
    ['file:///x?a', 'query'],
    ['file:///a%2fb', 'encoded separator'],
    ['file:///a%00b', 'encoded separator or NUL'],
    ['file:///100%', 'percent sign'],
  ])('%s: %s', (text, reason) => {
    const found = reasonAgainstFileUrl(text);
    if (reason === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(reason);
  });
});

describe('withoutSecrets', () => {
  test.each([
    // address | shown
    ['https://u:p@example.com/a', 'https://***@example.com/a'],
    ['https://example.com/a?token=x#y', 'https://example.com/a?***'],
    ['git@example.com:r.git', '***@example.com:r.git'],
    ['s3://key:secret@bucket', 's3://***@bucket'],
    ['https://a:b@c@example.com', 'https://***@example.com'],
    [' https://u:p@example.com', ' https://***@example.com'],
    ['git+https://u:p@example.com/r.git#b', 'git+https://***@example.com/r.git?***'],
    ['s3://bucket?endpoint=https://u:p@example.com', 's3://bucket?***'],
    ['../site', '../site'],
    ['https://example.com/@scope/x', 'https://example.com/@scope/x'],
  ])('%s is shown as %s', (address, shown) => {
    expect(withoutSecrets(address)).toBe(shown);
  });
});
