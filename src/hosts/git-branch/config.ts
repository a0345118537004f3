/** One setting of git. Keys as git lists them: section and name in small letters, what stands between as it was written. */
export interface Setting {
  readonly key: string;
  readonly value: string;
}

/** A setting, and which of git's files it comes from: `system`, `global`, `local`, `worktree`, `command`. */
export interface ListedSetting extends Setting {
  readonly scope: string;
}

/** Reads `git config --list -z --show-scope`: `scope NUL key LF value NUL` (git-config(1)); a key without a value is true. */
export const parseConfigList = (output: string): readonly ListedSetting[] => {
  const fields = output.split('\0');
  return fields.flatMap((scope, i) => {
    const setting = i % 2 === 0 ? fields[i + 1] : undefined;
    if (setting === undefined) return [];
    const end = setting.indexOf('\n');
    return [end < 0 ? { scope, key: setting, value: 'true' } : { scope, ...split(setting, end) }];
  });
};

const split = (text: string, end: number): Setting => ({ key: text.slice(0, end), value: text.slice(end + 1) });

/** What decides how a remote is reached, and as whom (git-config(1)). */
const TRANSPORT = /^(http|credential|url|protocol)\.|^core\.(sshcommand|gitproxy|askpass)$|^ssh\.variant$/;

/** What is said of one remote, and concerns the way to it; how it is fetched and pushed is the host's own matter. */
const OF_REMOTE = ['url', 'pushurl', 'proxy', 'proxyauthmethod', 'uploadpack', 'receivepack', 'vcs', 'serveroption'];

/** The name by which the scratch repository knows the remote: no setting of the user's own remotes is meant by it. */
export const SITE_REMOTE = 'ota-release-site';

/**
 * What another repository must be told to reach a remote as this one does, in git's order: the settings of the transport
 * that only this one has, from its own files or from a global one that is included for it alone, and those of the remote,
 * which is called `ota-release-site` there. Of several addresses the first counts.
 *
 * @param own as this repository lists them.
 * @param elsewhere as the other lists them, which reads the same system's and user's files.
 * @param remote the remote's name here.
 */
export const transportSettings = (
  own: readonly ListedSetting[],
  elsewhere: readonly ListedSetting[],
  remote: string,
): readonly Setting[] => {
  const known = countedLines(elsewhere);
  const prefix = `remote.${remote}.`;
  const seen = new Set<string>();
  return own.flatMap(({ scope, key, value }) => {
    const name = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    if (OF_REMOTE.includes(name)) {
      const isFurther = /^(push)?url$/.test(name) && seen.has(name);
      seen.add(name);
      return isFurther ? [] : [{ key: `remote.${SITE_REMOTE}.${name}`, value }];
    }
    // What a command or the environment says reaches every git that this run starts.
    const isKnown = scope === 'command' || takeOne(known, lineOf({ scope, key, value }));
    return TRANSPORT.test(key) && !isKnown ? [{ key, value }] : [];
  });
};

const lineOf = ({ scope, key, value }: ListedSetting): string => `${scope}\0${key}\0${value}`;

const countedLines = (settings: readonly ListedSetting[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const setting of settings) counts.set(lineOf(setting), (counts.get(lineOf(setting)) ?? 0) + 1);
  return counts;
};

const takeOne = (counts: Map<string, number>, line: string): boolean => {
  const count = counts.get(line) ?? 0;
  if (count > 0) counts.set(line, count - 1);
  return count > 0;
};

/**
 * The environment with further settings for git, behind those that it holds already (git-config(1), GIT_CONFIG_COUNT).
 * Nobody else sees them: neither a list of processes nor a file.
 */
export const withSettings = (
  environment: Readonly<Record<string, string | undefined>>,
  settings: readonly Setting[],
): Readonly<Record<string, string | undefined>> => {
  const before = Number.parseInt(environment.GIT_CONFIG_COUNT ?? '', 10) || 0;
  const variables = settings.flatMap(({ key, value }, i) => [
    [`GIT_CONFIG_KEY_${before + i}`, key],
    [`GIT_CONFIG_VALUE_${before + i}`, value],
  ]);
  return { ...environment, ...Object.fromEntries(variables), GIT_CONFIG_COUNT: String(before + settings.length) };
};
