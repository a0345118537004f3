import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  carryingPage,
  FACTS_SLOT,
  isOwnPage,
  OBJECTS_SLOT,
  type PageFacts,
  pageDocument,
  withoutObjects,
} from '../../src/page/page-document.js';
import { pageTemplate } from '../support/site-page.js';

const FACTS: PageFacts = {
  product: 'logger',
  channel: 'stable',
  root: '',
  trustedKeys: [{ keyid: 'a'.repeat(64), publicKey: 'AAAA' }],
  threshold: 1,
  channels: ['beta'],
};
const page = pageDocument(pageTemplate(), FACTS);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const scriptOf = (bytes: Uint8Array, id: string): string =>
  new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(textOf(bytes))?.[1] ?? '';

describe('pageDocument', () => {
  test('has the facts in their place, and nothing else is changed', () => {
    expect(JSON.parse(scriptOf(page, 'ota-facts'))).toEqual(FACTS);
    expect(textOf(page).replace(scriptOf(page, 'ota-facts'), '')).toBe(pageTemplate());
  });

  test('gives the same bytes for the same facts', () => {
    expect(Buffer.from(pageDocument(pageTemplate(), FACTS)).equals(page)).toBe(true);
  });

  test.each([
    // a template that lacks a slot, or has one twice
    ['no slot', '<!doctype html>'],
    ['two slots', `${FACTS_SLOT}${FACTS_SLOT}${OBJECTS_SLOT}`],
  ])('refuses a template with %s', (_what, template) => {
    expect(() => pageDocument(template, FACTS)).toThrow(RangeError);
  });

  test('lets no text end the script that it stands in', () => {
    fc.assert(
      fc.property(fc.string(), (product) => {
        const made = pageDocument(pageTemplate(), { ...FACTS, product: `${product}</script><!--<script>` });
        expect(scriptOf(made, 'ota-facts')).not.toContain('<');
        expect(JSON.parse(scriptOf(made, 'ota-facts')).product).toBe(`${product}</script><!--<script>`);
      }),
    );
  });
});

describe('a page that carries objects', () => {
  test('is the published one without them, whatever they hold', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (objects) => {
        const carrying = carryingPage(page, objects);
        expect(JSON.parse(scriptOf(carrying, 'ota-objects'))).toEqual({ ...objects });
        expect(Buffer.from(withoutObjects(carrying)).equals(page)).toBe(true);
      }),
    );
  });

  test('has them in the order of their paths, once, however often they are put in', () => {
    const carrying = carryingPage(carryingPage(page, { c: '3' }), { b: '2', a: '1' });
    expect(scriptOf(carrying, 'ota-objects')).toBe('{"a":"1","b":"2"}');
  });
});

describe('isOwnPage', () => {
  test('knows a page of any version, and no other', () => {
    expect([page, carryingPage(page, { a: '1' })].map(isOwnPage)).toEqual([true, true]);
    expect(isOwnPage(Buffer.from('<!doctype html><title>Ours</title>'))).toBe(false);
    expect(isOwnPage(Buffer.of(0xff, 0xfe, 0))).toBe(false);
  });
});
