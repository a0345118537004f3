import { describe, expect, test } from 'vitest';
import type { HttpFacts } from '../../../src/site/audit/http-facts.js';
import { redirectFindings } from '../../../src/site/audit/redirect-findings.js';

const SITE = 'https://example.com/ota';
const object = (path: string, redirects: readonly string[], role: HttpFacts['role'] = 'pointer'): HttpFacts => {
  const seen = { status: 200, redirects, headers: {} };
  return { path, role, get: seen, head: seen };
};
const codesOf = (objects: readonly HttpFacts[], site = SITE) =>
  redirectFindings(objects, site).map(({ code, details, stops }) => [code, details.path, stops]);

describe('redirects', () => {
  test.each([
    // what, where each leads, role, findings
    ['none', [], 'pointer', []],
    ['of a pointer', ['https://example.com/b'], 'pointer', [['public-http-redirect-pointer', 'a', false]]],
    ['of a bundle, which Ioto’s own finding is about', ['https://example.com/b'], 'bundle', []],
    ['to another origin', ['https://cdn.example/b'], 'bundle', [['public-http-redirect-elsewhere', 'a', false]]],
    ['to http', ['http://example.com/b'], 'pointer', [['public-http-redirect-insecure', 'a', true]]],
    [
      'through http back to https',
      ['http://example.com/b', 'https://example.com/c'],
      'pointer',
      [['public-http-redirect-insecure', 'a', true]],
    ],
  ] as const)('%s', (_what, redirects, role, findings) => {
    expect(codesOf([object('a', redirects, role)])).toEqual(findings);
  });

  test('from http to https are to another origin, and to http as the site itself has it are nothing special', () => {
    const plain = 'http://example.com/ota';
    expect(codesOf([object('a', ['https://example.com/a'])], plain)).toMatchObject([
      ['public-http-redirect-elsewhere', 'a', false],
    ]);
    expect(codesOf([object('a', ['http://example.com/b'])], plain)).toMatchObject([
      ['public-http-redirect-pointer', 'a', false],
    ]);
  });

  test('are told once for the pointers and once for the bundle', () => {
    const away = ['https://cdn.example/x'];
    const objects = [object('a', away), object('b', away), object('c', away, 'bundle')];
    expect(codesOf(objects).map(([, path]) => path)).toEqual(['a', 'c']);
  });
});
