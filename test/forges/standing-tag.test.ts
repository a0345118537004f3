import { describe, expect, it } from 'vitest';
import { standsAlready } from '../../src/forges/standing-tag.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const tag = { name: 'v1.0.0', commit: A };

describe('standsAlready', () => {
  it('tells a free name from a tag that is there, of either kind', () => {
    expect(standsAlready(undefined, tag, 'the forge')).toBe(false);
    expect(standsAlready({ ...tag, annotated: true }, tag, 'the forge')).toBe(true);
    expect(standsAlready({ ...tag, annotated: false }, tag, 'the forge')).toBe(true);
  });

  it('refuses a tag on another commit, and names both', () => {
    const other = { name: 'v1.0.0', commit: B, annotated: true };
    expect(() => standsAlready(other, tag, 'the forge')).toThrow(
      expect.objectContaining({
        code: 'tag-on-other-commit',
        message: `Tag "v1.0.0" of the forge stands on commit ${B}, the release on ${A}.`,
      }),
    );
  });
});
