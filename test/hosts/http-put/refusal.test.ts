import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/hosts/http-put/refusal.js';

const answer = (status: number, location: string | null = null) => ({
  status,
  header: (name: string) => (name === 'location' ? location : null),
  words: `status ${status} As It Is`,
  url: 'https://a.example/site/latest',
});
const asked = { location: 'https://a.example/site', path: 'latest' };

describe('refusalOf', () => {
  it.each([
    // status, code for reading, for writing, for removing
    [401, 'host-denied', 'host-denied', 'host-denied'],
    [403, 'host-denied', 'host-denied', 'host-denied'],
    [400, 'host-refused', 'host-refused', 'host-refused'],
    [404, 'host-refused', 'host-refused', 'host-refused'],
    [405, 'host-refused', 'http-put-not-allowed', 'host-refused'],
    [501, 'host-refused', 'http-put-not-allowed', 'host-refused'],
    [409, 'host-refused', 'host-refused', 'host-refused'],
    [411, 'host-refused', 'http-put-length-required', 'host-refused'],
    [413, 'host-refused', 'http-put-too-large', 'host-refused'],
    [507, 'host-refused', 'host-disk-full', 'host-refused'],
    [302, 'host-refused', 'host-refused', 'host-refused'],
    [500, 'host-refused', 'host-refused', 'host-refused'],
  ])('status %i: %s, %s, %s', (status, read, write, remove) => {
    const codes = (['read', 'write', 'remove'] as const).map(
      (access) => refusalOf(answer(status), { ...asked, access }).code,
    );
    expect(codes).toEqual([read, write, remove]);
  });

  it('says what the server says, and what was asked of it', () => {
    expect(refusalOf(answer(403), { ...asked, access: 'remove' }).message).toBe(
      'https://a.example/site refuses to remove "latest": status 403 As It Is.',
    );
  });

  it.each([
    // the header Location, where it leads
    ['https://b.example/up?signature=secret', 'https://b.example/up'],
    ['/elsewhere', 'https://a.example/elsewhere'],
    ['https://', 'an address that is no URL'],
  ])('shows where %s leads, without what is secret', (target, shown) => {
    const error = refusalOf(answer(307, target), { ...asked, access: 'write' });
    expect(error.code).toBe('http-put-redirected');
    expect(error.message).toContain(`"${shown}"`);
  });
});
