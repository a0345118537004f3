import { resolve } from 'node:path';
import { diagnose, exitCodeOf, type Health, type Result } from '../doctor/diagnose.js';
import { examinations } from '../doctor/registry.js';
import { countText } from '../report/problem-text.js';
import { silentReporter } from '../report/silent.js';
import { type Paint, painter, type Style } from '../report/style.js';
import type { CommandContext, RunCommand } from './context.js';
import { releaseInputs } from './release-inputs.js';

/**
 * `doctor [--probe]`: examines the project’s surroundings and tells everything at once. Exit code 0 with warnings alone, else that of the gravest
 * finding.
 */
export const runDoctor: RunCommand = async (context) => {
  const { flags, print, style } = context;
  const results = await diagnose(examinations, surroundingsOf(context));
  const findings = results.flatMap((result) => result.findings);
  const exitCode = exitCodeOf(findings);
  if (flags.json) print(JSON.stringify({ ok: exitCode === 0, examinations: results }));
  else {
    const paint = painter(style);
    for (const result of results) print(resultLine(result, style, paint));
    if (findings.length > 0) print('');
    context.showFindings(findings);
    if (findings.length > 0) print('');
    print(verdict(exitCode === 0, countText(findings), paint));
  }
  return { exitCode, result: { kind: 'other' }, findings };
};

const surroundingsOf = (context: CommandContext) => {
  const { services, flags, tool, runtime, directory } = context;
  const { environment } = runtime;
  const { OTA_SIGNING_KEY_FILE: keyFile } = environment;
  return {
    // What is asked on the way is no step of a release, and its warnings are told as findings.
    services: { ...services, reporter: silentReporter },
    inputs: releaseInputs(context, 'check'),
    environment,
    probe: flags.probe ?? false,
    ...(keyFile ? { keyFile: resolve(directory, keyFile) } : {}),
    tool,
  };
};

const MARKS: Readonly<
  Record<Health, readonly [sign: string, word: string, colour: 'green' | 'dim' | 'yellow' | 'red']>
> = {
  ok: ['✓', 'ok     ', 'green'],
  skipped: ['·', 'skipped', 'dim'],
  warning: ['!', 'warning', 'yellow'],
  error: ['✗', 'error  ', 'red'],
};

const NAME_WIDTH = Math.max(...examinations.map(({ name }) => name.length));

/** A sign at a terminal, a word in a log, which may be read without signs and colours. */
const resultLine = ({ name, health, said }: Result, { live }: Style, paint: Paint): string => {
  const [sign, word, colour] = MARKS[health];
  return `${paint(live ? sign : word, colour)} ${paint(name.padEnd(NAME_WIDTH), 'bold')}  ${said}`;
};

const verdict = (ok: boolean, count: string, paint: Paint): string =>
  `${ok ? paint('✓', 'green') : paint('✗', 'red')} ${count === 'no findings' ? 'all is well' : count}`;
