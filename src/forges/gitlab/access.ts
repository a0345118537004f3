import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { ask, demand } from './ask.js';
import type { GitlabClient } from './client.js';
import { projectQuestion } from './project.js';
import { excludingPatterns } from './protected-tags.js';
import { type ProjectFacts, type ProtectedTag, protectedTagsShape, type TokenFacts, tokenShape } from './shapes.js';

/**
 * What keeps a token of its own from making a tag, as far as GitLab tells it to that token: the project, its archive, the
 * token's scopes and role, and rules that cover the tag. What it doesn't tell is left to the tag itself. Reads only.
 *
 * @param tag the tag that is to be made; without one, any tag named `v` and a version.
 * @throws OtaError `forge-unreachable`, `forge-rate-limited`, `forge-answer-unexpected`.
 */
export const checkAccess = async (client: GitlabClient, tag?: string): Promise<readonly Problem[]> => {
  const project = await gather(() => demand(projectQuestion(client)));
  if (!project.value) return project.problems;
  const token = await readToken(client);
  const level = accessLevel(project.value);
  const found = [
    ...archiveProblems(client, project.value),
    ...scopeProblems(client, token),
    ...(level === undefined ? [] : roleProblems(client, level)),
  ];
  if (found.length > 0 || level === undefined) return found;
  const rules = await readRules(client);
  const patterns = excludingPatterns(rules, { accessLevel: level, userId: token?.user_id }, tag);
  return patternProblems(client, patterns, tag ?? 'v*');
};

/** Undefined where GitLab doesn't tell: versions before 15.5 can't. */
const readToken = async (client: GitlabClient): Promise<TokenFacts | undefined> => {
  const answer = await ask({
    location: client.location,
    request: 'GET personal_access_tokens/self',
    what: 'read its own scopes',
    shape: tokenShape,
    send: () => client.tokens.show(),
  });
  return answer.kind === 'given' ? answer.value : undefined;
};

/** Empty where the token may not see them: only maintainers may. */
const readRules = async (client: GitlabClient): Promise<readonly ProtectedTag[]> => {
  const answer = await ask({
    location: client.location,
    request: 'GET protected_tags',
    what: 'read protected tags',
    shape: protectedTagsShape,
    send: () => client.protectedTags.all(client.project, { perPage: 100 }),
  });
  return answer.kind === 'given' ? answer.value : [];
};

/**
 * The user's level of access (GitLab, “Permissions and roles”); undefined where neither the project nor its groups name the
 * user, as for an administrator or the member of an invited group.
 */
const accessLevel = ({ permissions }: ProjectFacts): number | undefined => {
  const levels = [permissions?.project_access, permissions?.group_access].flatMap(
    (access) => access?.access_level ?? [],
  );
  return levels.length > 0 ? Math.max(...levels) : undefined;
};

const DEVELOPER = 30;

/** GitLab, “Access level values”. */
const ROLES: ReadonlyMap<number, string> = new Map([
  [5, 'Minimal access'],
  [10, 'Guest'],
  [15, 'Planner'],
  [20, 'Reporter'],
]);

const archiveProblems = ({ location }: GitlabClient, { archived }: ProjectFacts): readonly Problem[] =>
  archived === true ? [problem('gitlab-project-archived', { location })] : [];

/**
 * Scopes that tag nothing, alone or together (GitLab, “Personal access tokens”, scopes). Others may, as those of tokens
 * with finer permissions.
 */
const TOO_NARROW: ReadonlySet<string> = new Set([
  'read_api',
  'read_user',
  'read_repository',
  'write_repository',
  'read_registry',
  'write_registry',
  'create_runner',
  'manage_runner',
  'k8s_proxy',
  'ai_features',
  'self_rotate',
]);

const scopeProblems = ({ location }: GitlabClient, token: TokenFacts | undefined): readonly Problem[] => {
  if (!token?.scopes.every((scope) => TOO_NARROW.has(scope))) return [];
  const words = `its scopes are ${token.scopes.join(', ') || 'none'}`;
  return [problem('gitlab-permission-missing', { location, what: 'create tags', words })];
};

const roleProblems = ({ location }: GitlabClient, level: number): readonly Problem[] => {
  if (level >= DEVELOPER) return [];
  const words = `its role is ${ROLES.get(level) ?? `of level ${level}`}`;
  return [problem('gitlab-permission-missing', { location, what: 'create tags', words })];
};

const patternProblems = ({ location }: GitlabClient, patterns: readonly string[], name: string): readonly Problem[] => {
  if (patterns.length === 0) return [];
  const words = `the rule for ${patterns.join(', ')} does not list this token’s role or user`;
  return [problem('gitlab-tag-protected', { name, location, words })];
};
