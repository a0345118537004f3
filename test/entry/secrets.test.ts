import { describe, expect, test } from 'vitest';
import { secretsOf } from '../../src/entry/secrets.js';

describe('secretsOf', () => {
  test.each([
    // environment, secrets
    [{}, []],
    [{ OTA_SIGNING_KEY: 'a', OTA_SIGNING_KEY_PASSWORD: 'b', OTA_SIGNING_KEY_2: 'c' }, ['a', 'b', 'c']],
    [{ OTA_SIGNING_KEY_9_PASSWORD: 'a', OTA_SIGNING_KEY_10: 'b' }, ['a']],
    [{ GITHUB_TOKEN: 'a', GH_TOKEN: 'b', GITLAB_TOKEN: 'c', CI_JOB_TOKEN: 'd' }, ['a', 'b', 'c', 'd']],
    [{ OTA_SIGNING_KEY: '', GITHUB_TOKEN: undefined }, []],
    [{ OTA_SIGNING_KEY_FILE: 'keys/ota.key', OTA_VERSION: '1.0.0', PATH: '/bin' }, []],
    [
      { HTTPS_PROXY: 'http://user:pass%2Fword@proxy.example.com:3128', http_proxy: 'http://proxy.example.com' },
      ['pass%2Fword'],
    ],
    [{ HTTPS_PROXY: 'not a URL' }, []],
  ])('%j', (environment, secrets) => {
    expect(secretsOf(environment)).toEqual(secrets);
  });
});
