import { describe, expect, test } from 'vitest';
import { checkInAnswer } from '../../src/devices/ioto/answer.js';
import { bucketOf } from '../../src/devices/ioto/rollout.js';
import { checkIn, checkInBody, readAnswer } from '../../src/rehearsal/ioto-check-in.js';
import { contextOf, rehearsedSite } from '../support/rehearsal.js';
import { signedSite } from '../support/site.js';

const URL = 'https://updates.example.com/x';
const OFFER = { version: '1.1.0', path: 'ioto/files/a.ota', checksum: 'ab'.repeat(32), update: 'u' };

describe('readAnswer', () => {
  test('reads what the site and serve answer', () => {
    expect(readAnswer(checkInAnswer(URL, OFFER), 'x', URL)).toEqual({ ok: true, value: OFFER });
    expect(readAnswer(checkInAnswer(URL, undefined), 'x', URL)).toEqual({ ok: true, value: undefined });
    expect(readAnswer('{"message":"nothing"}', 'x', URL)).toEqual({ ok: true, value: undefined });
  });

  test.each([
    // what the strictest client stumbles over
    ['', 'nothing at all'],
    ['{"url":null}', 'no update, said otherwise'],
    [checkInAnswer(URL, OFFER).replaceAll(':', ': '), 'blanks'],
    [checkInAnswer(URL, OFFER).replaceAll('/', '\\/'), 'escaped slashes'],
    [checkInAnswer(URL, { ...OFFER, checksum: 'AB'.repeat(32) }), 'an uppercase checksum'],
    [checkInAnswer(URL, { ...OFFER, update: '' }), 'an empty update'],
    [checkInAnswer('', OFFER), 'a relative URL'],
    [checkInAnswer('https://elsewhere.example', OFFER), 'another site'],
  ])('refuses %s', (text) => {
    expect(readAnswer(text, 'x', URL)).toMatchObject({ ok: false, failure: { unverified: false } });
  });
});

test('a site that was not released for Ioto has no answer', async () => {
  const site = await rehearsedSite(await signedSite([{ version: '1.0.0' }]));
  const context = contextOf('ioto', site, '/nowhere');
  expect(await checkIn(context, '0.9.0')).toMatchObject({ ok: false });
});

test('a device names the product as the settings have it', async () => {
  const site = await rehearsedSite(await signedSite([{ version: '1.0.0', families: { ioto: { product: 'gw' } } }]));
  const context = contextOf('ioto', site, '/nowhere');
  expect(checkInBody(context, '0.9.0')).toEqual({ id: 'rehearsal', product: 'gw', version: '0.9.0' });
  expect(await checkIn(context, '0.9.0')).toEqual({ ok: true, value: undefined });
});

test.each([[0], [7], [99]])('a device of part %i has an id of it, and asks the document of it', async (bucket) => {
  const site = await rehearsedSite(await signedSite([{ version: '1.0.0', families: { ioto: { cohorts: true } } }]));
  const read: string[] = [];
  const source = { ...site.source, read: async (path: string) => void read.push(path) };
  const context = contextOf('ioto', { ...site, source }, '/nowhere', { traits: { bucket } });
  expect(bucketOf(checkInBody(context, '0.9.0').id ?? '')).toBe(bucket);
  await checkIn(context, '0.9.0');
  const part = String(bucket).padStart(2, '0');
  expect(read).toEqual([`ioto/logger/stable/from/0.9.0/${part}/tok/provision/update`]);
});

test('a device with properties tells them as texts, and asks no document', async () => {
  const site = await rehearsedSite(await signedSite([{ version: '1.0.0', families: { ioto: {} } }]));
  const source = { ...site.source, read: () => Promise.reject(new Error('a document was read')) };
  const traits = { properties: { memory: 512, id: 'other' } };
  const context = contextOf('ioto', { ...site, source }, '/nowhere', { traits });
  expect(checkInBody(context, '0.9.0')).toMatchObject({ memory: '512', id: 'rehearsal', version: '0.9.0' });
  expect(await checkIn(context, '0.9.0')).toEqual({ ok: true, value: undefined });
});
