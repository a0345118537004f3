import { type Problem, problem } from '../../errors/problem.js';
import type { FamilyInput } from '../device-family.js';

/** The variable that holds the access token of the API. */
export const TOKEN_VARIABLE = 'OTA_CONNHEX_TOKEN';

/** What keeps the token from being sent: it is missing, or a header can’t hold it (RFC 6750, 2.1). */
export const tokenProblems = (
  { secret, project }: Pick<FamilyInput, 'secret' | 'project'>,
  api: string,
): readonly Problem[] => {
  const token = secret(TOKEN_VARIABLE)?.trim();
  const place = project.place('devices.connhex.publish');
  if (!token) return [problem('connhex-token-missing', { api }, place)];
  return /^[A-Za-z0-9._~+/-]+=*$/.test(token) ? [] : [problem('connhex-token-unusable', {}, place)];
};
