type Environment = Readonly<Record<string, string | undefined>>;

const FORGE_TOKENS = ['GITHUB_TOKEN', 'GH_TOKEN', 'CI_JOB_TOKEN', 'GITLAB_TOKEN'];
const HOST_CREDENTIALS = [
  'OTA_HOST_TOKEN',
  'OTA_HOST_PASSWORD',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
];
/** What families of devices need besides. */
const FAMILY_CREDENTIALS = ['OTA_CONNHEX_TOKEN', 'OTA_PANTAVISOR_KEY'];
/** Variables whose URLs this tool reads, and so could repeat. */
const URL_VARIABLE = /^(?:https?|all)_proxy$|^(?:OTA_|AWS_ENDPOINT_URL)/i;

/** Variables that may hold secrets: masked in whatever is printed, whether a command uses them or not. */
const isSecretVariable = (name: string): boolean =>
  /^OTA_SIGNING_KEY(_[2-9])?(_PASSWORD)?$/.test(name) ||
  [...FORGE_TOKENS, ...HOST_CREDENTIALS, ...FAMILY_CREDENTIALS].includes(name);

/** The environment for programs of the project: without what only this tool, git and hosts may know. */
export const withoutSecrets = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !isSecretVariable(name)));

/** The values of the environment's secret variables, and the passwords in the URLs of proxies, hosts and endpoints. */
export const secretsOf = (environment: Environment): readonly string[] =>
  Object.entries(environment).flatMap(([name, value]) => {
    if (!value) return [];
    if (isSecretVariable(name)) return withSeed(value);
    return URL_VARIABLE.test(name) ? urlPasswords(value) : [];
  });

/**
 * A secret, and what a key in PEM holds besides its armour: a private key of RFC 8410 ends with the 32 bytes that are the
 * key in its shortest form.
 */
export const withSeed = (secret: string): readonly string[] => {
  const [, body] = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END/.exec(secret) ?? [];
  const bytes = Buffer.from(body ?? '', 'base64');
  return bytes.length < 32 ? [secret] : [secret, bytes.subarray(-32).toString('base64')];
};

/** As it is written, and as the server gets it. */
const urlPasswords = (url: string): readonly string[] => {
  if (!URL.canParse(url)) return [];
  const { password } = new URL(url);
  return [...new Set([password, decoded(password)])].filter((text) => text !== '');
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
