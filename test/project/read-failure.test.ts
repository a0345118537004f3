import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { isMissing, readFailure } from '../../src/project/read-failure.js';

const errorOf = (path: string): unknown => {
  try {
    return readFileSync(path);
  } catch (error) {
    return error;
  }
};

describe('readFailure', () => {
  test.each([
    // path | reason | missing
    ['/no/such/file', 'there is no such file', true],
    [tmpdir(), 'it is a directory', false],
    ['/dev/null/x', 'a part of the path is a file, not a directory', true],
    [`/${'x'.repeat(5000)}`, 'the name is too long', false],
  ])('of %s', (path, reason, missing) => {
    const error = errorOf(path);
    expect(readFailure(error)).toBe(reason);
    expect(isMissing(error)).toBe(missing);
  });

  test('of what the system has another code for, or none', () => {
    expect(readFailure(Object.assign(new Error('secret'), { code: 'EIO' }))).toBe('the system says EIO');
    expect(readFailure(new Error('secret'))).not.toContain('secret');
  });
});
