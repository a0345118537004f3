import { describe, expect, test } from 'vitest';
import { purgeSchema } from '../../src/project/purge-schema.js';
import { codesOf, judgeKey } from '../support/judge-key.js';

describe('purgeSchema', () => {
  test.each([
    // value | purge
    [{ cloudfront: 'E2EXAMPLE1234' }, { kind: 'cloudfront', distribution: 'E2EXAMPLE1234' }],
    [{ command: ['scripts/purge.sh', '--all'] }, { kind: 'command', argv: ['scripts/purge.sh', '--all'] }],
  ])('%j', (value, purge) => {
    expect(judgeKey('purge', purgeSchema, value)).toEqual({ value: purge, problems: [] });
  });

  test.each([
    // value | codes
    [{}, ['project-purge-kind purge']],
    [{ cloudfront: 'E2EXAMPLE1234', command: ['x'] }, ['project-purge-kind purge']],
    [{ cloudfront: 'd111111abcdef8.cloudfront.net' }, ['project-host-option-invalid purge.cloudfront']],
    [{ cloudfront: '' }, ['project-text-empty purge.cloudfront']],
    [{ command: [] }, ['project-list-empty purge.command']],
    [{ command: ['a', ' '] }, ['project-text-empty purge.command[1]']],
    [{ command: 'scripts/purge.sh' }, ['project-wrong-type purge.command']],
    [{ comand: ['x'] }, ['project-unknown-key purge.comand']],
    ['E2EXAMPLE1234', ['project-wrong-type purge']],
  ])('refuses %j', (value, expected) => {
    expect(codesOf(judgeKey('purge', purgeSchema, value))).toEqual(expected);
  });
});
