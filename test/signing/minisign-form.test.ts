import { describe, expect, it } from 'vitest';
import { minisignLine } from '../../src/signing/minisign-form.js';
import { errorOf } from './tools.js';

describe('minisignLine', () => {
  it('gives the second line, and nothing for another text', () => {
    expect(minisignLine('untrusted comment: a key\n RWQx', 'public', undefined)).toBe('RWQx');
    expect(minisignLine('RWQx', 'public', undefined)).toBeUndefined();
  });

  it.each([
    // text, reason
    ['untrusted comment: a key RWQx', 'it has one line, and a key file has two'],
    ['untrusted comment: a key\n\nRWQx', 'it has 3 lines, and a key file has two'],
    ['untrusted comment: a key\nRWQx\nRWQy', 'it has 3 lines, and a key file has two'],
  ])('refuses %j', async (text, reason) => {
    const error = await errorOf(() => minisignLine(text, 'secret', undefined));
    expect(error.code).toBe('key-minisign-malformed');
    expect(error.message).toContain(reason);
  });
});
