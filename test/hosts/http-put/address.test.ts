import { describe, expect, it } from 'vitest';
import { foldersOf, folderUrl, isLoopback, objectUrl, shownUrl } from '../../../src/hosts/http-put/address.js';

const BASE = 'https://dav.example.com/updates';

describe('objectUrl and folderUrl', () => {
  it.each([
    // path, its URL behind the base
    ['latest', '/latest'],
    ['bundles/a.zip', '/bundles/a.zip'],
    ['1.0.0+build', '/1.0.0%2Bbuild'],
    ['a b/50%/ü?#', '/a%20b/50%25/%C3%BC%3F%23'],
  ])('%s: %s', (path, expected) => {
    expect(objectUrl(BASE, path)).toBe(`${BASE}${expected}`);
    expect(folderUrl(BASE, path)).toBe(`${BASE}${expected}/`);
  });

  it('gives the base for no folder', () => {
    expect(folderUrl(BASE, '')).toBe(`${BASE}/`);
  });
});

describe('foldersOf', () => {
  it.each([
    // path, its folders
    ['latest', []],
    ['bundles/a.zip', ['bundles']],
    ['channels/beta/latest', ['channels', 'channels/beta']],
  ])('%s: %j', (path, folders) => {
    expect(foldersOf(path)).toEqual(folders);
  });
});

describe('isLoopback', () => {
  it.each([
    // address, whether it is this machine
    ['http://127.0.0.1:8080', true],
    ['http://localhost', true],
    ['http://dav.localhost', true],
    ['http://[::1]:80', true],
    ['http://127.example.com', false],
    ['http://localhost.example.com', false],
    ['http://10.0.0.1', false],
  ])('%s: %s', (address, expected) => {
    expect(isLoopback(new URL(address))).toBe(expected);
  });
});

describe('shownUrl', () => {
  it('leaves out what may be a secret', () => {
    expect(shownUrl(new URL('https://me:secret@a.example/b?signature=x#y'))).toBe('https://a.example/b');
  });
});
