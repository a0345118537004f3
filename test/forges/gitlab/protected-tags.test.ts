import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { coversTag, excludingPatterns } from '../../../src/forges/gitlab/protected-tags.js';
import type { ProtectedTag } from '../../../src/forges/gitlab/shapes.js';
import { covers } from '../../support/gitlab/state.js';

type Levels = ProtectedTag['create_access_levels'];

const rule = (name: string, ...levels: Levels): ProtectedTag => ({ name, create_access_levels: levels });
const maker = { accessLevel: 30, userId: 7 };

describe('excludingPatterns', () => {
  it.each<readonly [string, readonly ProtectedTag[], readonly string[]]>([
    // what the rules say, the rules, those that keep a developer out
    ['no rule', [], []],
    ['maintainers only', [rule('v*', { access_level: 40 })], ['v*']],
    ['developers too', [rule('v*', { access_level: 30 })], []],
    ['no one', [rule('*', { access_level: 0 })], ['*']],
    ['an empty list', [rule('v*')], ['v*']],
    ['this user', [rule('v*', { access_level: 40 }, { access_level: null, user_id: 7 })], []],
    ['another user', [rule('v*', { access_level: null, user_id: 8 })], ['v*']],
    ['a group, of which nobody knows who is in it', [rule('v*', { access_level: null, group_id: 3 })], []],
    ['a deploy key', [rule('v*', { access_level: 40, deploy_key_id: 5 })], ['v*']],
    ['two rules of which one lets in', [rule('*', { access_level: 0 }), rule('v*', { access_level: 30 })], []],
    ['other tags', [rule('stable-*', { access_level: 0 }), rule('v1.*', { access_level: 0 })], []],
  ])('%s', (_what, rules, expected) => {
    expect(excludingPatterns(rules, maker)).toEqual(expected);
  });

  it('says nothing about a rule for users where the user can’t be told', () => {
    const rules = [rule('v*', { access_level: null, user_id: 8 })];
    expect(excludingPatterns(rules, { ...maker, userId: undefined })).toEqual([]);
  });
});

describe('coversTag', () => {
  it.each([
    // pattern, tag, whether it covers it
    ['v*', 'v1.0.0', true],
    ['v*', 'model/v1.0.0', false],
    ['*', 'model/v1.0.0', true],
    ['v1.0.0', 'v1x0y0', false],
    ['*-rc.*', 'v1.0.0-rc.1', true],
    ['v*.0', 'v1.0', true],
    ['V*', 'v1.0.0', false],
  ])('%s, %s: %j', (pattern, tag, expected) => {
    expect(coversTag(pattern, tag)).toBe(expected);
  });

  it('agrees with a reading that uses no regular expression', () => {
    const text = fc.string({ unit: fc.constantFrom('v', '1', '.', '*', '+', '(', '-'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, tag) => {
        expect(coversTag(pattern, tag)).toBe(covers(pattern, tag));
      }),
    );
  });
});

describe('excludingPatterns for one tag', () => {
  const rules = [{ name: 'gateway/*', create_access_levels: [{ access_level: 40 }] }];

  test.each([
    // tag, patterns that keep a developer from making it
    ['gateway/v1.2.0', ['gateway/*']],
    ['v1.2.0', []],
    ['sensor/v1.2.0', []],
  ])('%s', (tag, expected) => {
    expect(excludingPatterns(rules, { accessLevel: 30, userId: 7 }, tag)).toEqual(expected);
  });
});
