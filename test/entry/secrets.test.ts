import { describe, expect, test } from 'vitest';
import { secretsOf, withoutSecrets, withSeed } from '../../src/entry/secrets.js';

describe('secretsOf', () => {
  test.each([
    // environment, secrets
    [{}, []],
    [{ OTA_SIGNING_KEY: 'a', OTA_SIGNING_KEY_PASSWORD: 'b', OTA_SIGNING_KEY_2: 'c' }, ['a', 'b', 'c']],
    [{ OTA_SIGNING_KEY_9_PASSWORD: 'a', OTA_SIGNING_KEY_10: 'b' }, ['a']],
    [{ GITHUB_TOKEN: 'a', GH_TOKEN: 'b', GITLAB_TOKEN: 'c', CI_JOB_TOKEN: 'd' }, ['a', 'b', 'c', 'd']],
    [{ OTA_HOST_TOKEN: 'a', OTA_HOST_USER: 'b', OTA_HOST_PASSWORD: 'c' }, ['a', 'c']],
    [{ OTA_SIGNING_KEY: '', GITHUB_TOKEN: undefined }, []],
    [{ OTA_SIGNING_KEY_FILE: 'keys/ota.key', OTA_VERSION: '1.0.0', PATH: '/bin' }, []],
    [
      { HTTPS_PROXY: 'http://user:pass%2Fword@proxy.example.com:3128', http_proxy: 'http://proxy.example.com' },
      ['pass%2Fword', 'pass/word'],
    ],
    [{ HTTPS_PROXY: 'not a URL' }, []],
    [{ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_SESSION_TOKEN: 'c', AWS_REGION: 'd' }, ['b', 'c']],
    [{ AWS_CONTAINER_AUTHORIZATION_TOKEN: 'a' }, ['a']],
    [
      {
        OTA_HOST: 'https://user:host-pass@dav.example.com/x',
        OTA_PUBLIC_URL: 'https://updates.example.com',
        AWS_ENDPOINT_URL_S3: 'https://u:end%20point@minio.example.com',
        DATABASE_URL: 'postgres://u:word@db.example.com',
      },
      ['host-pass', 'end%20point', 'end point'],
    ],
    [{ OTA_HOST: 'git+https://user:git-pass@git.example.com/r.git#b' }, ['git-pass']],
  ])('%j', (environment, secrets) => {
    expect(secretsOf(environment)).toEqual(secrets);
  });
});

describe('withSeed', () => {
  test('adds the shortest form of a key in PEM', () => {
    const seed = Buffer.alloc(32, 7);
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]).toString('base64');
    const pem = `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`;
    expect(withSeed(pem)).toEqual([pem, seed.toString('base64')]);
  });

  test.each(['a token', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', ''])(
    'leaves %j alone',
    (text) => {
      expect(withSeed(text)).toEqual([text]);
    },
  );
});

test('programs of the project see no secret of this tool, forges or hosts', () => {
  const secrets = { OTA_SIGNING_KEY_2: 'a', OTA_CONNHEX_TOKEN: 'b', GITHUB_TOKEN: 'c', OTA_HOST_TOKEN: 'd' };
  const others = { PATH: '/bin', OTA_VERSION: '1.0.0', AWS_REGION: 'eu', HTTPS_PROXY: 'http://proxy.example.com:3128' };
  expect(withoutSecrets({ ...secrets, ...others })).toEqual(others);
});
