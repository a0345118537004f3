import { describe, expect, it } from 'vitest';
import { encodeTrustedComment, trustedCommentFields } from '../../src/signing/trusted-comment.js';

describe('trusted comment', () => {
  it('states the file, that it is hashed, and the fields in their order', () => {
    const comment = encodeTrustedComment({ file: 'a b.zip', fields: { version: '1.0.0', product: 'pump' } });
    expect(comment).toBe('file:a b.zip\thashed\tversion:1.0.0\tproduct:pump');
    expect([...trustedCommentFields(comment)].sort()).toEqual([
      ['file', 'a b.zip'],
      ['product', 'pump'],
      ['version', '1.0.0'],
    ]);
  });

  it('reads the first of a name, and values with colons', () => {
    const fields = trustedCommentFields('timestamp:1\tfile:c:d\thashed\tfile:other');
    expect(fields.get('file')).toBe('c:d');
    expect(fields.has('hashed')).toBe(false);
  });

  it.each([
    // comment
    [{ file: '' }],
    [{ file: 'a\tversion:2' }],
    [{ file: 'a\n' }],
    [{ file: 'ä' }],
    [{ file: 'a', fields: { 'no name': 'x' } }],
    [{ file: 'a', fields: { product: '' } }],
    [{ file: 'a', fields: { file: 'b' } }],
  ])('refuses what would not read back: %j', (comment) => {
    expect(() => encodeTrustedComment(comment)).toThrow(RangeError);
  });
});
