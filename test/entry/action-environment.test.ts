import { describe, expect, test } from 'vitest';
import { actionEnvironment, actionSecrets } from '../../src/entry/action-environment.js';

const read = (inputs: Readonly<Record<string, string>>) => (name: string) => inputs[name] ?? '';

describe('actionEnvironment', () => {
  test.each([
    // environment, inputs, what the run sees
    [{ PATH: '/bin' }, {}, { PATH: '/bin' }],
    [{ 'INPUT_SIGNING-KEY': 's' }, { 'signing-key': 's' }, { OTA_SIGNING_KEY: 's' }],
    [{ 'INPUT_SIGNING-KEY': '', OTA_SIGNING_KEY: 'v' }, {}, { OTA_SIGNING_KEY: 'v' }],
    [{ INPUT_TOKEN: 't', GITHUB_TOKEN: 'v' }, { token: 't' }, { GITHUB_TOKEN: 't' }],
    [
      { 'INPUT_SIGNING-KEY-PASSWORD': 'p', INPUT_VERSION: '1.0.0' },
      { 'signing-key-password': 'p', version: '1.0.0' },
      { OTA_SIGNING_KEY_PASSWORD: 'p', INPUT_VERSION: '1.0.0' },
    ],
    [
      { 'INPUT_HOST-TOKEN': 't', 'INPUT_HOST-USER': 'u', 'INPUT_HOST-PASSWORD': 'p', OTA_HOST_USER: 'v' },
      { 'host-token': 't', 'host-user': 'u', 'host-password': 'p' },
      { OTA_HOST_TOKEN: 't', OTA_HOST_USER: 'u', OTA_HOST_PASSWORD: 'p' },
    ],
  ])('%j', (environment, inputs, expected) => {
    expect(actionEnvironment(environment, read(inputs))).toStrictEqual(expected);
  });
});

describe('actionSecrets', () => {
  test('are those of the inputs and those of the environment', () => {
    const environment = { OTA_SIGNING_KEY_2: 'second', CI_JOB_TOKEN: 'job', PATH: '/bin' };
    const inputs = {
      'signing-key': 'first',
      token: 'token',
      'host-token': 'put',
      'host-user': 'user',
      'host-password': 'pass',
      version: '1.0.0',
    };
    expect([...actionSecrets(environment, read(inputs))].sort()).toEqual([
      'first',
      'job',
      'pass',
      'put',
      'second',
      'token',
    ]);
  });
});
