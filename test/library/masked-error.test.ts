import { describe, expect, test } from 'vitest';
import { fail } from '../../src/errors/ota-error.js';
import { maskedError } from '../../src/library/masked-error.js';
import { createMask } from '../../src/report/mask.js';

const SECRET = 'correct-horse-battery';
const mask = createMask([SECRET]);
const failed = (channel: string, cause?: unknown) =>
  fail('device-index-missing', { path: `channels/${channel}/index.json`, site: '/srv' }, { cause });

describe('maskedError', () => {
  test('is the very same error where no secret is in it', () => {
    const error = failed('beta', new Error('no such file'));
    const reason = new DOMException(SECRET, 'AbortError');
    expect([maskedError(error, mask), maskedError(reason, mask)]).toEqual([error, reason]);
    expect(maskedError(error, mask)).toBe(error);
  });

  test.each([
    // what | the error | whether its cause stays
    ['a message', failed(SECRET, new Error('no such file')), true],
    ['a cause', failed('beta', new Error(`no ${SECRET}`)), false],
    ['a cause of the cause', failed('beta', new Error('no', { cause: { stderr: `no ${SECRET}` } })), false],
  ])('tells no secret of %s', (_what, error, keepsCause) => {
    const masked = maskedError(error, mask);
    expect(masked).toMatchObject({ name: 'OtaError', code: 'device-index-missing', exitCode: error.exitCode });
    expect(JSON.stringify(masked) + String(masked) + (masked as Error).stack).not.toContain(SECRET);
    expect((masked as Error).cause !== undefined).toBe(keepsCause);
  });
});
