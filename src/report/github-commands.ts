import { secretForms } from './mask.js';

/** Properties of a workflow command; those that are undefined or empty are left out. */
export type CommandProperties = Readonly<Record<string, string | number | undefined>>;

/**
 * A GitHub workflow command in one line, `::name key=value,…::message`, escaped as the runner unescapes it
 * (docs.github.com, “Workflow commands for GitHub Actions”; actions/runner, `ActionCommand`).
 */
export const command = (name: string, properties: CommandProperties = {}, message = ''): string => {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${[name, ...(given.length > 0 ? [given.join(',')] : [])].join(' ')}::${escapeMessage(message)}`;
};

const escapeMessage = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string => escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** What may stand before a command: the runner trims blanks, and its comparison overlooks characters without a shape. */
const COMMAND_START = /^[\s\p{Z}\p{Cc}\p{Cf}]*:(?=:)/u;

/**
 * Text of others that the runner takes for no command when it is printed: a line that would begin with `::` begins with
 * `: :`, and the old form `##[`, which counts anywhere in a line, becomes `## [`. Lines end at CR too, as they do for the
 * runner. All other text is left as it is.
 */
export const harmless = (text: string): string =>
  text.replace(/[^\r\n]+/g, (line) => line.replace(COMMAND_START, (start) => `${start} `)).replaceAll('##[', '## [');

/**
 * The commands that make the runner hide a secret in whatever any step of the job prints from then on: the secret, each of
 * its lines, and the forms in which it could slip out. None for secrets of fewer than 4 characters, which would hide half the log.
 */
export const addMask = (secret: string): readonly string[] =>
  secretForms(secret).map((form) => command('add-mask', {}, form));
