import { describe, expect, test } from 'vitest';
import { isProposal, withVariables } from '../../src/entry/variables.js';

describe('withVariables', () => {
  test.each([
    // command, flags, variables, flags with variables, what gave them
    ['release', {}, {}, {}, {}],
    ['release', {}, { OTA_VERSION: '1.2.0' }, { version: '1.2.0' }, { version: 'OTA_VERSION' }],
    ['release', { version: '2.0.0' }, { OTA_VERSION: '1.2.0' }, { version: '2.0.0' }, {}],
    ['release', {}, { OTA_VERSION: '', OTA_DRY_RUN: 'true' }, { dryRun: true }, { dryRun: 'OTA_DRY_RUN' }],
    ['release', { dryRun: true }, { OTA_DRY_RUN: 'no' }, { dryRun: true }, {}],
    ['check', {}, { OTA_DRY_RUN: 'true', OTA_JUNIT: 'j.xml' }, { junit: 'j.xml' }, { junit: 'OTA_JUNIT' }],
    ['keys', {}, { OTA_VERSION: '1.2.0', OTA_HOST: 'site' }, { host: 'site' }, { host: 'OTA_HOST' }],
    [
      'release',
      {},
      { OTA_SIGNING_KEY: 'secret', OTA_SIGNING_KEY_FILE: 'f' },
      { signingKeyFile: 'f' },
      { signingKeyFile: 'OTA_SIGNING_KEY_FILE' },
    ],
  ] as const)('%s %j %j', (command, flags, variables, expected, origins) => {
    expect(withVariables(command, flags, variables)).toStrictEqual({ flags: expected, origins, problems: [] });
  });

  test('a variable that is no value is a problem of its own', () => {
    const { problems } = withVariables('release', {}, { OTA_STRICT: 'on', OTA_FORGE: 'svn' });
    expect(problems.map(({ place }) => place?.file)).toEqual(['OTA_FORGE', 'OTA_STRICT']);
  });
});

describe('isProposal', () => {
  test.each([
    // environment, proposal
    [{}, false],
    [{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push' }, false],
    [{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'workflow_dispatch' }, false],
    [{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request' }, true],
    [{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request_target' }, true],
    [{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'merge_group' }, true],
    [{ GITHUB_EVENT_NAME: 'pull_request' }, false],
    [{ GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'push' }, false],
    [{ GITLAB_CI: 'true', CI_PIPELINE_SOURCE: 'merge_request_event' }, true],
  ])('%j: %s', (environment, expected) => {
    expect(isProposal(environment)).toBe(expected);
  });
});
