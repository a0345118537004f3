import { type Place, type Problem, problem } from '../../errors/problem.js';
import type { ConnhexAgent } from '../../project/device-options.js';
import { reasonAgainstInterval } from '../../project/devices/go-duration.js';
import { parseTomlText } from '../../project/toml-text.js';

/** The keys of `[ota]` (Connhex contract, “Agent configuration”), with the type of each. */
const KEYS: Readonly<Record<string, 'boolean' | 'string'>> = {
  auto_download: 'boolean',
  auto_install: 'boolean',
  check_interval: 'string',
};

const TYPE_NAMES = { boolean: 'true or false', string: 'a text' } as const;

/**
 * What is wrong with the `[ota]` section of an `agent.toml`. The other sections are the agent’s own affair.
 *
 * @param file as the user would write it.
 */
export const agentConfigProblems = (text: string, file: string): readonly Problem[] => {
  const parsed = parseToml(text.replace(/^\uFEFF/, ''), file);
  if ('problem' in parsed) return [parsed.problem];
  const { ota } = parsed.root;
  if (ota === undefined) return [problem('connhex-agent-section-missing', { file }, { file })];
  if (!isTable(ota)) {
    const details = { key: 'ota', found: nameOf(ota), expected: 'a section' };
    return [problem('connhex-agent-type-wrong', details, placeOf(text, file, 'ota'))];
  }
  const contradiction = ota.auto_install === true && ota.auto_download === false;
  return [
    ...Object.entries(ota).flatMap(([key, value]) => keyProblems(key, value, placeOf(text, file, key))),
    ...(contradiction ? [problem('connhex-agent-contradiction', { file }, placeOf(text, file, 'auto_download'))] : []),
  ];
};

/** An `[ota]` section to be put into `agent.toml`, ready to be used. */
export const agentConfigText = ({ autoDownload, autoInstall, checkInterval }: ConnhexAgent): string =>
  [
    '# Connhex Edge: firmware updates over the air. Belongs in agent.toml.',
    '[ota]',
    // The agent fetches what it is to install, whatever this says: written out, so that both say the same.
    `auto_download = ${autoDownload || autoInstall}`,
    `auto_install = ${autoInstall}`,
    `check_interval = '${checkInterval}'`,
    '',
  ].join('\n');

const keyProblems = (key: string, value: unknown, place: Place): readonly Problem[] => {
  const type = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  if (type === undefined) return [problem('connhex-agent-key-unknown', { key, known: Object.keys(KEYS) }, place)];
  if (typeof value !== type)
    return [problem('connhex-agent-type-wrong', { key, found: nameOf(value), expected: TYPE_NAMES[type] }, place)];
  const reason = typeof value === 'string' ? reasonAgainstInterval(value) : undefined;
  if (reason === undefined) return [];
  return [problem('connhex-interval-invalid', { key: `${key} in [ota]`, value: String(value), reason }, place)];
};

type Table = Readonly<Record<string, unknown>>;

const parseToml = (text: string, file: string): { readonly root: Table } | { readonly problem: Problem } => {
  const parsed = parseTomlText(text);
  if ('root' in parsed) return parsed;
  const { reason, line, column } = parsed;
  return { problem: problem('connhex-agent-unreadable', { file, reason }, { file, line, column }) };
};

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const nameOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  if (typeof value === 'object') return 'a section';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'boolean' ? 'true or false' : 'a number';
};

/** The line of a key in `[ota]`: behind its header, or in the dotted form `ota.key`. TOML libraries keep no places. */
const placeOf = (text: string, file: string, key: string): Place => {
  const lines = text.split('\n');
  const header = lines.findIndex((line) => /^\s*\[\s*(?:ota|"ota"|'ota')\s*\]/.test(line));
  const end = lines.findIndex((line, at) => at > header && /^\s*\[/.test(line));
  const spelled = [key, `"${key}"`, `'${key}'`];
  const isKey = (line: string): boolean => spelled.includes(line.split('=')[0]?.trim() ?? '');
  const inside = (at: number): boolean => header >= 0 && at > header && (end < 0 || at < end);
  const isDotted = (line: string): boolean => new RegExp(`^\\s*ota\\s*(?:\\.\\s*${key}\\s*)?=`).test(line);
  const found = lines.findIndex((line, at) => (inside(at) && isKey(line)) || isDotted(line));
  const at = found >= 0 ? found : header;
  return { file, path: key === 'ota' ? key : `ota.${key}`, ...(at >= 0 ? { line: at + 1 } : {}) };
};
