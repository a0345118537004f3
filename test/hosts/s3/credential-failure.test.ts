import { describe, expect, test } from 'vitest';
import { credentialFailure, isNoneFound } from '../../../src/hosts/s3/credential-failure.js';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('credentials that can’t be had', () => {
  test('none at all is something else than some that fail', () => {
    expect(isNoneFound(named('CredentialsProviderError', 'Could not load credentials from any providers'))).toBe(true);
    expect(isNoneFound(named('CredentialsProviderError', 'Could not resolve credentials using profile: [ota]'))).toBe(
      false,
    );
    expect(isNoneFound('a text')).toBe(false);
  });

  test('where variables promise some, they are named', () => {
    const none = named('CredentialsProviderError', 'Could not load credentials from any providers');
    expect(credentialFailure(none, ['AWS_PROFILE']).message).toContain('AWS_PROFILE leads to none');
  });

  test.each([
    // what was thrown, the reason in the message
    [named('CredentialsProviderError', 'Token is expired.\n  Log in again.'), 'Token is expired. Log in again'],
    [named('AccessDenied', 'Not authorized to perform sts:AssumeRole'), 'AccessDenied: Not authorized to perform sts:'],
    [
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      }),
      'no answer from the service that gives them (connect ECONNREFUSED)',
    ],
    [named('Error', 'at https://me:secret@sts.example.com/'), 'at https://***@sts.example.com/'],
    ['a text', 'a text'],
  ])('%s', (cause, reason) => {
    const failure = credentialFailure(cause);
    expect(failure.code).toBe('s3-credentials-unusable');
    expect(failure.message).toContain(reason);
    expect(failure.cause).toBe(cause);
  });
});
