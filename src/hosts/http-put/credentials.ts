import { fail } from '../../errors/ota-error.js';
import type { PutHostSpec } from '../../project/project.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The headers that make a server believe who asks; none where the environment has no credentials. */
export type CredentialHeaders = Readonly<Record<string, string>>;

const TOKEN = 'OTA_HOST_TOKEN';
const USER = 'OTA_HOST_USER';
const PASSWORD = 'OTA_HOST_PASSWORD';
const AUTHORIZATION = 'Authorization';

/**
 * The credentials of a server that takes PUT: `OTA_HOST_TOKEN` as a bearer token (RFC 6750, 2.1) or in the header that the
 * project names, `OTA_HOST_USER` and `OTA_HOST_PASSWORD` as Basic authentication (RFC 7617); where there are none of them
 * and the server is the job's own GitLab, the job's token (GitLab, “Generic packages repository”, authenticate).
 *
 * @throws OtaError `http-put-credential-missing`, `http-put-credentials-both`, `http-put-credential-unusable`.
 */
export const credentialsOf = (
  { url, tokenHeader }: Pick<PutHostSpec, 'url' | 'tokenHeader'>,
  environment: Environment,
): CredentialHeaders => {
  const token = secretOf(environment, TOKEN);
  const basic = basicOf(environment);
  const isAuthorization = (tokenHeader ?? AUTHORIZATION).toLowerCase() === AUTHORIZATION.toLowerCase();
  if (token !== undefined && basic !== undefined && isAuthorization) throw fail('http-put-credentials-both', {});
  const own = {
    ...(basic === undefined ? {} : { [AUTHORIZATION]: basic }),
    ...(token === undefined ? {} : { [tokenHeader ?? AUTHORIZATION]: tokenHeader ? token : `Bearer ${token}` }),
  };
  return Object.keys(own).length > 0 ? own : jobToken(url, environment);
};

/** A secret as a header can hold it: what `echo` leaves at its end is no part of it. */
const secretOf = (environment: Environment, variable: string): string | undefined => {
  const value = environment[variable]?.replace(/[\r\n]+$/, '');
  if (!value) return undefined;
  const reason = /[^\x20-\x7e]/.test(value)
    ? 'it holds a line break or another character that no header can hold'
    : undefined;
  if (reason !== undefined) throw fail('http-put-credential-unusable', { variable, reason });
  return value;
};

const basicOf = (environment: Environment): string | undefined => {
  const user = environment[USER]?.trim();
  const password = environment[PASSWORD]?.replace(/[\r\n]+$/, '');
  if (!user && !password) return undefined;
  if (!user) throw fail('http-put-credential-missing', { given: PASSWORD, missing: USER });
  if (!password) throw fail('http-put-credential-missing', { given: USER, missing: PASSWORD });
  if (user.includes(':')) throw fail('http-put-credential-unusable', { variable: USER, reason: 'it holds a colon' });
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
};

const jobToken = (url: string, environment: Environment): CredentialHeaders => {
  const token = secretOf(environment, 'CI_JOB_TOKEN');
  return token !== undefined && isOwnPackages(url, environment) ? { 'JOB-TOKEN': token } : {};
};

/** Whether a URL is one of generic packages on the very GitLab that runs this job. */
const isOwnPackages = (url: string, { CI_API_V4_URL, CI_SERVER_URL }: Environment): boolean => {
  const api = CI_API_V4_URL || (CI_SERVER_URL && `${CI_SERVER_URL.replace(/\/+$/, '')}/api/v4`);
  if (!api || !URL.canParse(api)) return false;
  const { href } = new URL(api);
  return new URL(url).href.startsWith(`${href.replace(/\/+$/, '')}/projects/`) && /\/packages\/generic\//.test(url);
};
