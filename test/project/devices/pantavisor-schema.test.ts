import { describe, expect, test } from 'vitest';
import { pantavisorSchema } from '../../../src/project/devices/pantavisor-schema.js';
import type { KeyPath } from '../../../src/project/document.js';
import { judge } from '../../../src/project/judge.js';
import { resolveFamilies } from '../../../src/project/resolve-families.js';

const codes = (value: unknown): readonly string[] => {
  const place = (path: KeyPath) => ({ path: path.join('.') });
  const nameOf = (path: KeyPath) => ['devices', 'pantavisor', ...path].join('.');
  const { problems } = judge(pantavisorSchema, { value, place, keyPlace: place, source: () => undefined, nameOf });
  return problems.map(({ code, place: at }) => `${code} ${at?.path}`);
};

const OPTIONS = { parts: 'build/parts', certificates: 'keys/chain.pem', ca: 'keys/ca.pem' };

describe('pantavisorSchema', () => {
  test.each([{}, OPTIONS])('takes %j', (value) => {
    expect(codes(value)).toEqual([]);
  });

  test.each([
    // options | codes with their path
    [{ parts: '' }, ['project-text-empty parts']],
    [{ ca: '~/ca.pem' }, ['project-path-invalid ca']],
    [{ certificates: 5 }, ['project-wrong-type certificates']],
    [{ key: 'k.pem' }, ['project-secret-key key']],
  ])('refuses %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });

  test('names files, which become absolute', () => {
    const resolved = resolveFamilies({ pantavisor: OPTIONS }, (path) => `/project/${path}`);
    expect(resolved.pantavisor).toEqual({
      parts: '/project/build/parts',
      certificates: '/project/keys/chain.pem',
      ca: '/project/keys/ca.pem',
    });
  });
});
