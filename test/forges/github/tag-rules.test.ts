import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { githubClient } from '../../../src/forges/github/client.js';
import { refuses, refusingRulesets } from '../../../src/forges/github/tag-rules.js';
import { type GithubFixture, githubFixture, TOKENS } from '../../support/github/forge.js';
import type { RulesetState } from '../../support/github/state.js';

const ruleset = (include: readonly string[], exclude: readonly string[] = []) => ({
  id: 1,
  name: 'release tags',
  enforcement: 'active',
  conditions: { ref_name: { include, exclude } },
  rules: [{ type: 'deletion' }, { type: 'creation' }],
  current_user_can_bypass: 'never',
});

describe('refuses', () => {
  it.each([
    // included, excluded, the tag, whether it is refused
    [['~ALL'], [], 'v1.0.0', true],
    [['refs/tags/v*'], [], 'v1.0.0', true],
    [['refs/tags/v*'], ['refs/tags/v*-*'], 'v1.0.0-rc.1', false],
    [['refs/tags/v*'], ['refs/tags/v*-*'], 'v1.0.0', true],
    [['refs/tags/v?.[0-9].0'], [], 'v1.0.0', true],
    [['refs/tags/*'], [], 'gateway/v1.0.0', false],
    [['refs/tags/**/v*'], [], 'gateway/v1.0.0', true],
    [['refs/tags/**/v*'], [], 'v1.0.0', true],
    [['refs/tags/release-*'], [], 'v1.0.0', false],
    [['refs/tags/{v1,v2}*'], [], 'v1.0.0', false],
    [[], [], 'v1.0.0', false],
    [['~ALL'], ['~ALL'], 'v1.0.0', false],
  ])('%j without %j, tag %s: %s', (include, exclude, tag, expected) => {
    expect(refuses(ruleset(include, exclude), tag)).toBe(expected);
  });

  it.each([
    // what makes the ruleset no certain refusal
    [{ enforcement: 'evaluate' }],
    [{ enforcement: 'disabled' }],
    [{ current_user_can_bypass: 'always' }],
    [{ current_user_can_bypass: 'exempt' }],
    [{ current_user_can_bypass: undefined }],
    [{ rules: [{ type: 'deletion' }] }],
    [{ rules: undefined }],
    [{ conditions: null }],
    [{ conditions: {} }],
    [{ conditions: { ref_name: null } }],
    [{ conditions: { ref_name: { include: 'refs/tags/v*' } } }],
    [{ conditions: { repository_name: { include: ['~ALL'] } } }],
  ])('says nothing of %j', (facts) => {
    // What a server leaves out is absent.
    const read = JSON.parse(JSON.stringify({ ...ruleset(['~ALL']), ...facts }));
    expect(refuses(read, 'v1.0.0')).toBe(false);
  });
});

describe('refusingRulesets', () => {
  let on: GithubFixture;
  beforeAll(async () => {
    on = await githubFixture();
  });
  afterEach(() => {
    on.github.mend();
    on.github.state.rulesets.splice(0);
  });
  afterAll(() => on.dispose());

  const add = (id: number, facts: Partial<RulesetState> = {}): void => {
    const name = `ruleset ${id}`;
    const made: RulesetState = {
      id,
      name,
      enforcement: 'active',
      include: ['~ALL'],
      exclude: [],
      rules: ['creation'],
      bypass: [],
    };
    on.github.state.rulesets.push({ ...made, ...facts });
  };
  const ask = (token: string): Promise<readonly string[]> =>
    refusingRulesets(githubClient(on.github.target(token), fetch), 'v1.0.0');

  it('names those that are in the way of this token', async () => {
    add(1, { bypass: ['maintainer'] });
    add(2, { enforcement: 'disabled' });
    add(3, { include: ['refs/tags/v*'] });
    expect(await ask(TOKENS.job)).toEqual(['ruleset 1', 'ruleset 3']);
    expect(await ask(TOKENS.maintainer)).toEqual(['ruleset 3']);
  });

  it('looks into a bounded number of them', async () => {
    for (let id = 1; id <= 30; id += 1) add(id);
    const before = on.github.requests.length;
    expect(await ask(TOKENS.job)).toHaveLength(20);
    expect(on.github.requests.length - before).toBe(21);
  });

  it('names none where they can’t be read', async () => {
    add(1);
    void on.github.break({ path: /rulesets$/, when: 'before', how: 500 });
    expect(await ask(TOKENS.job)).toEqual([]);
  });
});
