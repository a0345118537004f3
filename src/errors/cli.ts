import { failed, invalid, show } from './entry.js';

/** What can be wrong with a command line, and with a run as such. */
export const cliErrors = {
  'cli-usage': invalid(
    'Command line that can’t be read',
    (p: { reason: string }) => `${p.reason}.`,
    () => 'Run `ota-release --help`, or `ota-release <command> --help`, to see what there is.',
  ),
  'cli-flag-missing': invalid(
    'Flag missing',
    (p: { flag: string; command: string }) => `\`${p.command}\` needs ${p.flag}.`,
    (p) => `Give ${p.flag}; \`ota-release ${p.command} --help\` shows an example.`,
  ),
  'cli-operand-missing': invalid(
    'Operand missing',
    (p: { operand: string; command: string }) => `\`${p.command}\` needs ${p.operand}.`,
    (p) => `Run \`ota-release ${p.command} --help\` to see an example.`,
  ),
  'cli-unknown-action': invalid(
    'Unknown action',
    (p: { command: string; action: string; actions: readonly string[] }) =>
      p.action === '' ? `\`${p.command}\` needs an action.` : `\`${p.command}\` has no action ${show(p.action)}.`,
    (p) => `Use one of: ${p.actions.map((action) => `${p.command} ${action}`).join(', ')}.`,
  ),
  'cli-clock-invalid': invalid(
    'Clock that can’t be read',
    (p: { variable: string; value: string }) => `${p.variable} is ${show(p.value)}, which is no time.`,
    (p) =>
      p.variable === 'SOURCE_DATE_EPOCH'
        ? 'Set it to whole seconds since 1970-01-01 UTC, or unset it.'
        : 'Set it to an RFC 3339 time such as 2026-01-31T12:00:00Z, or unset it.',
  ),
  'cli-fault': failed(
    'Fault of the program',
    (p: { reason: string }) => `This should not have happened: ${p.reason}`,
    () => 'Run the command again with --verbose and report the output as a bug. Nothing is committed twice by running again.',
  ),
};
