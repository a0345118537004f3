import picomatch from 'picomatch';
import type { GithubClient } from './client.js';
import type { ApiRequest } from './refusal.js';

/** As far as a ruleset is judged here (GitHub REST API, “Rules”). */
interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly enforcement: string;
  readonly target?: string;
  readonly conditions?: object | null;
  readonly rules?: readonly { readonly type: string }[];
  readonly current_user_can_bypass?: string;
}

const READ_RULES: ApiRequest = { label: 'GET rulesets', purpose: 'read rulesets' };

/** More rulesets than that are not looked into: each costs a request, and the forge has the last word anyway. */
const MAX_RULESETS = 20;

/**
 * The names of the active rulesets by which GitHub would refuse to make the tag for this token. Rulesets can be read by
 * whoever may read the repository; where they can't (a plan without them, an older server), none is named.
 */
export const refusingRulesets = async (client: GithubClient, tag: string): Promise<readonly string[]> => {
  const listed = await client.attempt(({ rest }, at) =>
    rest.repos.getRepoRulesets({ ...at, targets: 'tag', includes_parents: true, per_page: 100 }),
  );
  if (listed.kind === 'refused') return [];
  const active = listed.data.filter(({ target, enforcement }) => target === 'tag' && enforcement === 'active');
  const names: string[] = [];
  for (const { id } of active.slice(0, MAX_RULESETS)) {
    const ruleset = await client.find(READ_RULES, ({ rest }, at) =>
      rest.repos.getRepoRuleset({ ...at, ruleset_id: id }),
    );
    if (ruleset && refuses(ruleset, tag)) names.push(ruleset.name);
  }
  return names;
};

/** Whether the rules refuse the tag for certain: it says nothing of what it can't read. */
export const refuses = (ruleset: Ruleset, tag: string): boolean =>
  ruleset.enforcement === 'active' &&
  ruleset.current_user_can_bypass === 'never' &&
  (ruleset.rules ?? []).some(({ type }) => type === 'creation') &&
  covers(ruleset.conditions, `refs/tags/${tag}`);

const covers = (conditions: object | null | undefined, ref: string): boolean => {
  if (!conditions || !('ref_name' in conditions)) return false;
  const { include, exclude } = patternsOf(conditions.ref_name);
  return include.some((pattern) => matches(pattern, ref)) && !exclude.some((pattern) => matches(pattern, ref));
};

const patternsOf = (refName: unknown) => {
  const { include, exclude } = { include: [], exclude: [], ...(typeof refName === 'object' ? refName : {}) };
  return { include: textsOf(include), exclude: textsOf(exclude) };
};

const textsOf = (list: unknown): readonly string[] =>
  Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];

/** As GitHub matches them: Ruby's fnmatch, in which a star doesn't cross a slash, without braces and groups. */
const FNMATCH = { dot: true, nobrace: true, nonegate: true, noextglob: true, windows: false } as const;

const matches = (pattern: string, ref: string): boolean => pattern === '~ALL' || picomatch(pattern, FNMATCH)(ref);
