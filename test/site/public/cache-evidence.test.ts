import { describe, expect, test } from 'vitest';
import { cacheEvidence, freshSecondsLeft, isServedByCache } from '../../../src/site/public/cache-evidence.js';

describe('what caches say of an answer', () => {
  test.each([
    // headers, in one line, whether it came out of one
    [{}, '', false],
    [{ age: '0', 'x-cache': 'Miss from cloudfront' }, 'Age: 0, X-Cache: Miss from cloudfront', false],
    [
      { 'cache-control': 'max-age=600', age: '300', 'x-cache': 'HIT' },
      'Age: 300, Cache-Control: max-age=600, X-Cache: HIT',
      true,
    ],
    [{ age: '12' }, 'Age: 12', true],
    [{ 'cf-cache-status': 'DYNAMIC' }, 'CF-Cache-Status: DYNAMIC', false],
    [{ 'cf-cache-status': 'HIT' }, 'CF-Cache-Status: HIT', true],
    [{ 'cache-status': 'ExampleCDN; hit; ttl=300' }, 'Cache-Status: ExampleCDN; hit; ttl=300', true],
    [{ 'x-cache-status': 'HIT\u001b[2J' }, 'X-Cache-Status: HIT?[2J', true],
    [{ 'cache-control': 'public, max-age=1, must-hit' }, 'Cache-Control: public, max-age=1, must-hit', false],
  ])('%j', (headers, text, served) => {
    expect(cacheEvidence(headers)).toBe(text);
    expect(isServedByCache(headers)).toBe(served);
  });

  test('is shown up to a limit', () => {
    expect(cacheEvidence({ 'x-cache': 'x'.repeat(1000) })).toHaveLength('X-Cache: '.length + 100);
  });

  test.each([
    // headers, seconds until it asks again
    [{ 'cache-control': 'max-age=600', age: '500' }, 100],
    [{ 'cache-control': 'max-age=600', age: '700' }, 0],
    [{ 'cache-control': 'max-age=600' }, 600],
    [{ 'cache-control': 'no-cache', age: '5' }, 0],
    [{}, 0],
    [{ 'cache-control': 'max-age=600', age: 'old' }, 600],
  ])('%j leaves %i s', (headers, seconds) => expect(freshSecondsLeft(headers)).toBe(seconds));
});
