import { describe, expect, test } from 'vitest';
import { pageMaker } from '../../src/page/made-page.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { pageTemplate } from '../support/site-page.js';

const KEY = { keyid: 'a'.repeat(64), publicKey: 'AAAA' };
const made = (channel: string, channels: readonly string[] = []) =>
  pageMaker(pageTemplate(), { layout: channelLayout(channel), channels });
const factsOf = (bytes: Uint8Array) =>
  JSON.parse(/id="ota-facts">(.*?)</.exec(Buffer.from(bytes).toString())?.[1] ?? '');

describe('pageMaker', () => {
  test('names a page by its digest', () => {
    const page = made('stable')({ product: 'logger', trustedKeys: [KEY], threshold: 1 });
    const sha256 = sha256Hex(page.bytes);
    expect(page).toMatchObject({ path: `pages/${sha256}.html`, sha256, size: page.bytes.length });
  });

  test('makes it for whom a revision trusts, and says nothing of when or since when', () => {
    const make = made('stable');
    const page = make({
      product: 'logger',
      trustedKeys: [{ ...KEY, since: 3, replaces: 'b'.repeat(64) }],
      threshold: 2,
    });
    expect(factsOf(page.bytes)).toEqual({
      product: 'logger',
      channel: 'stable',
      root: '',
      trustedKeys: [KEY],
      threshold: 2,
      channels: [],
    });
    expect(page.sha256).toBe(make({ product: 'logger', trustedKeys: [KEY], threshold: 2 }).sha256);
  });

  test.each([
    // channel | others that are asked for | where the root is | linked to
    ['stable', ['beta'], '', ['beta']],
    ['stable', ['stable', 'beta'], '', ['beta']],
    ['beta', [], '../../', ['stable']],
    ['beta', ['beta', 'nightly'], '../../', ['stable', 'nightly']],
  ])('of channel %s with %j', (channel, channels, root, linked) => {
    const { bytes } = made(channel, channels)({ product: 'logger', trustedKeys: [KEY], threshold: 1 });
    expect(factsOf(bytes)).toMatchObject({ channel, root, channels: linked });
  });
});
