import { describe, expect, it } from 'vitest';
import { parseRefs, tagAmong } from '../../src/forges/ref-listing.js';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);

describe('parseRefs', () => {
  it('reads what git ls-remote prints', () => {
    const refs = parseRefs(`${A}\trefs/heads/main\n${B}\trefs/tags/v1.0.0\n`);
    expect([...refs]).toEqual([
      ['refs/heads/main', A],
      ['refs/tags/v1.0.0', B],
    ]);
    expect(parseRefs('').size).toBe(0);
  });
});

describe('tagAmong', () => {
  it('peels an annotated tag and leaves a lightweight one', () => {
    const refs = parseRefs(
      `${A}\trefs/tags/v1.0.0\n${B}\trefs/tags/v1.0.0^{}\n${A}\trefs/tags/v2.0.0\n${B}\trefs/x/refs/tags/v3.0.0\n`,
    );
    expect(tagAmong(refs, 'v1.0.0')).toEqual({ name: 'v1.0.0', commit: B, annotated: true });
    expect(tagAmong(refs, 'v2.0.0')).toEqual({ name: 'v2.0.0', commit: A, annotated: false });
    expect(tagAmong(refs, 'v3.0.0')).toBeUndefined();
  });
});
