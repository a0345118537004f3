import { describe, expect, test } from 'vitest';
import { OtaError } from '../../../src/errors/ota-error.js';
import { publisherBase } from '../../../src/site/publisher/base.js';

describe('the base of a site', () => {
  test.each([
    // base | the URL of latest
    ['https://example.com', 'https://example.com/latest'],
    ['https://example.com/', 'https://example.com/latest'],
    ['http://example.com:8080/updates/gateway/', 'http://example.com:8080/updates/gateway/latest'],
    ['https://example.com//updates//', 'https://example.com/updates/latest'],
    ['https://example.com/updates?token=x&a=1', 'https://example.com/updates/latest?token=x&a=1'],
    ['https://example.com/updates/#top', 'https://example.com/updates/latest'],
    ['https://example.com/channels/beta', 'https://example.com/channels/beta/latest'],
  ])('%s', (base, latest) => {
    const { url, headers } = publisherBase(base);
    expect(url('latest')).toBe(latest);
    expect(headers).toEqual({});
  });

  test.each([
    // user info | what Basic auth carries
    ['ci:let%20me%20in', 'ci:let me in'],
    ['ci', 'ci:'],
    ['gr%C3%B6%C3%9Fe:x', 'größe:x'],
    ['100%:x', '100%:x'],
  ])('%s becomes Basic auth, and is no part of the URL', (userInfo, pair) => {
    const { url, shown, headers } = publisherBase(`https://${userInfo}@example.com/u?secret=1`);
    expect(headers).toEqual({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
    expect(url('1.0.0')).toBe('https://example.com/u/1.0.0?secret=1');
    expect(shown('1.0.0')).toBe('https://example.com/u/1.0.0');
  });

  test.each(['', 'example.com', '/updates', 'ftp://example.com', 'file:///srv/site', 'https://'])(
    '%j is none',
    (base) => {
      expect(() => publisherBase(base)).toThrow(OtaError);
    },
  );

  test('what is refused is shown without its secrets', () => {
    expect(() => publisherBase('ftp://ci:s3cret@example.com/?token=t0ken')).toThrow(
      expect.objectContaining({ code: 'publisher-url-invalid', message: expect.not.stringMatching(/s3cret|t0ken/) }),
    );
  });
});
