import { describe, expect, it } from 'vitest';
import { credentialsOf } from '../../../src/hosts/http-put/credentials.js';

const URL_OF_SITE = 'https://dav.example.com/updates';
const PACKAGES = 'https://gitlab.example.com/api/v4/projects/7/packages/generic/site/1.0.0';
const JOB = {
  CI_JOB_TOKEN: 'job',
  CI_API_V4_URL: 'https://gitlab.example.com/api/v4',
  CI_SERVER_URL: 'https://gitlab.example.com',
};

describe('credentialsOf', () => {
  it.each([
    // environment, headers
    [{}, {}],
    [{ OTA_HOST_TOKEN: '' }, {}],
    [{ OTA_HOST_TOKEN: 'abc' }, { Authorization: 'Bearer abc' }],
    [{ OTA_HOST_TOKEN: 'abc\n' }, { Authorization: 'Bearer abc' }],
    [{ OTA_HOST_USER: 'me', OTA_HOST_PASSWORD: 'pass word' }, { Authorization: 'Basic bWU6cGFzcyB3b3Jk' }],
    [{ OTA_HOST_USER: 'me', OTA_HOST_PASSWORD: 'ü:\r\n' }, { Authorization: 'Basic bWU6w7w6' }],
    [{ GITHUB_TOKEN: 'not for this', CI_JOB_TOKEN: 'nor this' }, {}],
  ])('%j: %j', (environment, headers) => {
    expect(credentialsOf({ url: URL_OF_SITE }, environment)).toEqual(headers);
  });

  it('puts the token as it is into the header that the project names, beside Basic authentication', () => {
    const environment = { OTA_HOST_TOKEN: 'abc', OTA_HOST_USER: 'me', OTA_HOST_PASSWORD: 'x' };
    expect(credentialsOf({ url: URL_OF_SITE, tokenHeader: 'PRIVATE-TOKEN' }, environment)).toEqual({
      Authorization: 'Basic bWU6eA==',
      'PRIVATE-TOKEN': 'abc',
    });
    expect(credentialsOf({ url: URL_OF_SITE, tokenHeader: 'authorization' }, { OTA_HOST_TOKEN: 'Token abc' })).toEqual({
      authorization: 'Token abc',
    });
  });

  it.each([
    // environment, code
    [{ OTA_HOST_TOKEN: 'a', OTA_HOST_USER: 'b', OTA_HOST_PASSWORD: 'c' }, 'http-put-credentials-both'],
    [{ OTA_HOST_USER: 'b' }, 'http-put-credential-missing'],
    [{ OTA_HOST_PASSWORD: 'c' }, 'http-put-credential-missing'],
    [{ OTA_HOST_TOKEN: 'secret\nvalue' }, 'http-put-credential-unusable'],
    [{ OTA_HOST_TOKEN: 'secret…' }, 'http-put-credential-unusable'],
    [{ OTA_HOST_USER: 'a:b', OTA_HOST_PASSWORD: 'c' }, 'http-put-credential-unusable'],
  ])('refuses %j: %s, and shows none of it', (environment, code) => {
    const attempt = () => credentialsOf({ url: URL_OF_SITE }, environment);
    expect(attempt).toThrow(expect.objectContaining({ code }));
    expect(attempt).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
  });

  it.each([
    // where the site goes, the environment, whether the job's token goes with it
    [PACKAGES, JOB, true],
    [PACKAGES, { ...JOB, CI_API_V4_URL: undefined }, true],
    [PACKAGES, { ...JOB, CI_API_V4_URL: 'https://gitlab.example.com/api/v4/' }, true],
    [PACKAGES, { CI_JOB_TOKEN: 'job' }, false],
    [PACKAGES, { ...JOB, CI_API_V4_URL: 'no URL' }, false],
    [PACKAGES.replace('gitlab.', 'gitlab2.'), JOB, false],
    [PACKAGES.replace('https', 'http'), JOB, false],
    [PACKAGES.replace('generic', 'maven'), JOB, false],
    ['https://gitlab.example.com/api/v4/projects-of-mine/packages/generic/a', JOB, false],
  ])('%s with %j: %s', (url, environment, expected) => {
    expect(credentialsOf({ url }, environment)).toEqual(expected ? { 'JOB-TOKEN': 'job' } : {});
  });

  it('takes what is given for the host before the job’s own token', () => {
    expect(credentialsOf({ url: PACKAGES, tokenHeader: 'DEPLOY-TOKEN' }, { ...JOB, OTA_HOST_TOKEN: 'own' })).toEqual({
      'DEPLOY-TOKEN': 'own',
    });
  });
});
