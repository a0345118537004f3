import { describe, expect, it } from 'vitest';
import { fail, OtaError } from '../../src/errors/ota-error.js';
import { problem } from '../../src/errors/problem.js';

describe('OtaError', () => {
  it('takes code and exit code from the first error, and keeps every problem', () => {
    const problems = [
      problem('bundle-directory-empty', { path: 'latest' }),
      problem('site-host-missing', {}, { file: 'a.yaml', line: 2 }),
    ];
    const error = new OtaError(problems);
    expect(error).toMatchObject({ code: 'site-host-missing', exitCode: 2, problems });
    expect(error.message).toBe('a.yaml:2: There is no host to publish to.');
  });

  it('keeps the cause', () => {
    const cause = new Error('EACCES');
    expect(fail('site-host-missing', {}, { cause }).cause).toBe(cause);
  });
});
