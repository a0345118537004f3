type Environment = Readonly<Record<string, string | undefined>>;

const FORGE_TOKENS = ['GITHUB_TOKEN', 'GH_TOKEN', 'CI_JOB_TOKEN', 'GITLAB_TOKEN'];

/** Variables that may hold secrets: masked in whatever is printed, whether a command uses them or not. */
const isSecretVariable = (name: string): boolean =>
  /^OTA_SIGNING_KEY(_[2-9])?(_PASSWORD)?$/.test(name) || FORGE_TOKENS.includes(name);

/** The values of the environment's secret variables, and of the user information in its proxies' URLs. */
export const secretsOf = (environment: Environment): readonly string[] =>
  Object.entries(environment).flatMap(([name, value]) => {
    if (!value) return [];
    if (isSecretVariable(name)) return [value];
    return /^https?_proxy$/i.test(name) ? proxyPassword(value) : [];
  });

const proxyPassword = (url: string): readonly string[] => {
  if (!URL.canParse(url)) return [];
  const { password } = new URL(url);
  return password === '' ? [] : [password];
};
