import { describe, expect, test } from 'vitest';
import { environmentCredentials } from '../../../src/hosts/s3/environment-credentials.js';

const [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY] = ['AKIAEXAMPLE', 'not-a-secret'];
const both = { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
const pair = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };

describe('credentials in variables', () => {
  test.each([
    // what the environment holds, what it gives
    [both, pair],
    [
      { ...both, AWS_SESSION_TOKEN: 'token' },
      { ...pair, sessionToken: 'token' },
    ],
    [{ ...both, AWS_SESSION_TOKEN: '' }, pair],
    [{ AWS_ACCESS_KEY_ID }, undefined],
    [{ ...both, AWS_SECRET_ACCESS_KEY: '' }, undefined],
    [{ ...both, AWS_PROFILE: 'ota' }, undefined],
    [{}, undefined],
  ])('%j', (environment, expected) => {
    expect(environmentCredentials(environment)).toEqual(expected);
  });
});
