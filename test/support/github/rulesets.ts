import { type Handler, NOT_FOUND, type Viewer } from './exchange.js';
import { repositoryUrl, webUrl } from './shapes.js';
import type { GithubState, RulesetState } from './state.js';

/** Whether a ruleset keeps this viewer from making the ref. */
export const refusesCreation = (on: GithubState, ref: string, { login }: Viewer): boolean =>
  ref.startsWith('refs/tags/') &&
  on.rulesets.some(
    ({ enforcement, rules, include, exclude, bypass }) =>
      enforcement === 'active' &&
      rules.includes('creation') &&
      !bypass.includes(login) &&
      include.some((pattern) => matches(pattern, ref)) &&
      !exclude.some((pattern) => matches(pattern, ref)),
  );

/** Ruby's File.fnmatch with FNM_PATHNAME, as far as the tests use it. */
const matches = (pattern: string, ref: string): boolean => {
  if (pattern === '~ALL') return true;
  const source = pattern
    .split(/(\*\*\/|\*|\?)/)
    .map(
      (part) => ({ '**/': '(?:.*/)?', '*': '[^/]*', '?': '[^/]' })[part] ?? part.replace(/[.+^${}()|\\[\]]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`).test(ref);
};

const summary = (on: GithubState, { id, name, enforcement }: RulesetState) => ({
  id,
  name,
  target: 'tag',
  source_type: 'Repository',
  source: `${on.owner}/${on.name}`,
  enforcement,
  node_id: 'MDA6RW50aXR5MQ==',
  _links: {
    self: { href: `${repositoryUrl(on)}/rulesets/${id}` },
    html: { href: `${webUrl(on)}/rules/${id}` },
  },
  created_at: '2026-01-15T10:00:00Z',
  updated_at: '2026-01-15T10:00:00Z',
});

const list: Handler = (_request, on) => ({ status: 200, json: on.rulesets.map((ruleset) => summary(on, ruleset)) });

const get: Handler = ({ parameters, viewer }, on) => {
  const ruleset = on.rulesets.find(({ id }) => String(id) === parameters.ruleset_id);
  if (!ruleset) return NOT_FOUND;
  const json = {
    ...summary(on, ruleset),
    conditions: { ref_name: { include: ruleset.include, exclude: ruleset.exclude } },
    rules: ruleset.rules.map((type) => ({ type })),
    current_user_can_bypass: ruleset.bypass.includes(viewer.login) ? 'always' : 'never',
  };
  return { status: 200, json };
};

/** Endpoints about rulesets, which whoever may read the repository may read. */
export const rulesetRoutes: Readonly<Record<string, Handler>> = {
  'GET /repos/{owner}/{repo}/rulesets': list,
  'GET /repos/{owner}/{repo}/rulesets/{ruleset_id}': get,
};
