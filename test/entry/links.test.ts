import { describe, expect, test } from 'vitest';
import { summaryLinks } from '../../src/entry/links.js';

const GITHUB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'team/pump',
  GITHUB_SHA: 'abc',
};
const ACTION = { ...GITHUB, GITHUB_ACTION_REPOSITORY: 'someone/ota-release', GITHUB_ACTION_REF: 'v0' };
const GITLAB = { CI_PROJECT_URL: 'https://gitlab.example.com/group/pump', CI_COMMIT_SHA: 'abc' };

const inRepository = (file: string) => (file.startsWith('--') ? undefined : `gateway/${file}`);

describe('summaryLinks', () => {
  test.each([
    // environment, file, line, link
    [GITHUB, 'a b.yaml', 3, 'https://github.com/team/pump/blob/abc/gateway/a%20b.yaml#L3'],
    [GITHUB, 'a.yaml', undefined, 'https://github.com/team/pump/blob/abc/gateway/a.yaml'],
    [GITHUB, '--version', undefined, undefined],
    [GITLAB, 'c/a.yaml', 3, 'https://gitlab.example.com/group/pump/-/blob/abc/gateway/c/a.yaml#L3'],
    [{ ...GITHUB, GITHUB_SHA: '' }, 'a.yaml', 3, undefined],
    [{}, 'a.yaml', 3, undefined],
  ])('in %j: %s', (environment, file, line, link) => {
    expect(summaryLinks(environment, inRepository).fileLink?.(file, line)).toBe(link);
  });

  test.each([
    [ACTION, 'https://github.com/someone/ota-release/blob/v0/docs/errors.md#cli-fault'],
    // `uses: ./`
    [{ ...ACTION, GITHUB_ACTION_REPOSITORY: '' }, undefined],
    [GITLAB, undefined],
  ])('in %j the errors page is %s', (environment, link) => {
    expect(summaryLinks(environment, inRepository).docsLink?.('docs/errors.md#cli-fault')).toBe(link);
  });
});
