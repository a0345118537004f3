import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname } from 'node:path';
import { serveGit } from '../git-http.js';
import { type ProjectState, ROLES, type Token } from './state.js';

/** Serves the project's repository to git, with GitLab's words for those it turns away (its Gitlab::GitAccess). */
export const answerGit = (
  request: IncomingMessage,
  response: ServerResponse,
  { state, repository, path }: { readonly state: ProjectState; readonly repository: string; readonly path: string },
): void => {
  const token = basicToken(request, state);
  const pushing = request.url?.includes('git-receive-pack') ?? false;
  const no = token && pushing ? pushRefusal(state, token) : undefined;
  if (!token) {
    const words = 'HTTP Basic: Access denied. If a password was provided for Git authentication, it was incorrect.';
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitLab"', 'content-type': 'text/plain' }).end(words);
  } else if (no !== undefined) response.writeHead(403, { 'content-type': 'text/plain' }).end(no);
  else
    serveGit(request, response, {
      root: dirname(repository),
      path: `/${basename(repository)}${path}`,
      variables: {
        GL_RULES: state.rules
          .filter((rule) => excludes(rule, token))
          .map(({ name }) => name)
          .join('\n'),
      },
    });
};

/** Any user's name will do: the password tells. */
const basicToken = (request: IncomingMessage, { tokens }: ProjectState): Token | undefined => {
  const [, encoded = ''] = (request.headers.authorization ?? '').split(' ');
  const [, password] = Buffer.from(encoded, 'base64').toString().split(':');
  return tokens.find(({ token }) => token === password);
};

const pushRefusal = (state: ProjectState, { kind, accessLevel, scopes }: Token): string | undefined => {
  if (kind === 'job' && !state.jobTokenPushes) return 'You are not allowed to upload code.';
  if (kind === 'private' && !scopes.some((scope) => scope === 'api' || scope === 'write_repository'))
    return 'You are not allowed to upload code.';
  if (accessLevel < ROLES.developer || state.archived) return 'You are not allowed to push code to this project.';
  return undefined;
};

const excludes = ({ allowed }: ProjectState['rules'][number], { accessLevel, userId }: Token): boolean =>
  !allowed.some((one) => {
    if ('userId' in one) return one.userId === userId;
    return 'accessLevel' in one && one.accessLevel !== 0 && accessLevel >= one.accessLevel;
  });

/** The check before a push is received, as a hook of the bare repository: refuses tags by the rules it is handed. */
export const PRE_RECEIVE = `while read -r old new ref; do
  tag=\${ref#refs/tags/}
  [ "$tag" != "$ref" ] || continue
  printf '%s\\n' "$GL_RULES" | while IFS= read -r rule; do
    [ -n "$rule" ] || continue
    case "$tag" in
      $rule)
        echo "GitLab: You are not allowed to create this tag as it is protected." >&2
        exit 1
        ;;
    esac
  done || exit 1
done`;
