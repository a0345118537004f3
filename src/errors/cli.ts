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
  'cli-input-invalid': invalid(
    'Input that isn’t a value it takes',
    (p: { origin: string; value: string; reason: string }) => `${p.origin} is ${show(p.value)}: ${p.reason}.`,
    (p) => `Give ${p.origin} such a value, or leave it out.`,
  ),
  'cli-report-unwritable': invalid(
    'Report file that can’t be written',
    (p: { origin: string; file: string; reason: string }) =>
      `${p.origin} names ${show(p.file)}, which can’t be written: ${p.reason}.`,
    (p) => `Let ${p.origin} name a file in a directory that may be written to.`,
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
    () =>
      'Run the command again with --verbose and report the output as a bug. Nothing is committed twice by running again.',
  ),
  'init-file-unwritable': failed(
    'File of a new project that can’t be written',
    (p: { file: string; reason: string }) => `${p.file} can’t be written: ${p.reason}.`,
    () =>
      'Make the folder writable, or move what stands in the way, and run `ota-release init` again. Nothing was left behind.',
  ),
  'init-keys-in-repository': invalid(
    'Key that git would take up',
    (p: { directory: string }) =>
      `The secret key would lie in ${show(p.directory)}, inside of a repository that doesn’t ignore it.`,
    () =>
      'Name a directory outside of it, as in `--keys ../keys`, one that .gitignore names, or `--keys none` for no key. Nothing was written.',
  ),
  'demo-directory-not-empty': invalid(
    'Demo in a folder that isn’t empty',
    (p: { directory: string }) => `${show(p.directory)} exists and is not an empty folder.`,
    () => 'Name another folder, as in `ota-release demo my-demo`, or remove this one.',
  ),
  'demo-tool-missing': failed(
    'Program missing for the demo',
    (p: { tool: string; reason: string }) => `The demo runs ${show(p.tool)}, and it can’t be started: ${p.reason}.`,
    (p) => `Install ${p.tool} and put it on the PATH, remove the demo’s folder, and run the demo again.`,
  ),
  'demo-step-failed': failed(
    'Step of the demo that failed',
    (p: { command: string; ended: string; output: string }) =>
      `\`${p.command}\` ended with ${p.ended}${p.output === '' ? '.' : `:\n${p.output}`}`,
    () => 'The demo’s folder is left as it is, to look into. Remove it before you run the demo again.',
  ),
};
