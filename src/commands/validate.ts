import { dirname, resolve } from 'node:path';
import { fail, OtaError } from '../errors/ota-error.js';
import { countText } from '../report/problem-text.js';
import { painter } from '../report/style.js';
import { validateTexts } from '../schemas/validate-texts.js';
import type { RunCommand } from './context.js';

/** `validate --schema FILE CONFIG…`: judges config texts against a schema. Exit code 0 when all are valid, 2 when some aren't. */
export const runValidate: RunCommand = async ({ flags, operands, directory, print, showFindings, style }) => {
  if (flags.schema === undefined) throw fail('cli-flag-missing', { flag: '--schema', command: 'validate' });
  if (operands.length === 0) throw fail('cli-operand-missing', { operand: 'CONFIG', command: 'validate' });
  const absolute = (file: string): string => resolve(directory, file);
  const schema = absolute(flags.schema);
  const scope = { directory: dirname(schema), workingDirectory: directory };
  const { problems, judged } = await validateTexts(schema, operands.map(absolute), scope);
  const errors = problems.filter((finding) => finding.severity === 'error');
  if (flags.json) print(JSON.stringify({ ok: errors.length === 0, judged, findings: problems }));
  else {
    const paint = painter(style);
    showFindings(problems);
    print(`${errors.length === 0 ? paint('✓', 'green') : paint('✗', 'red')} ${judged} judged: ${countText(problems)}`);
  }
  const exitCode = errors.length === 0 ? 0 : new OtaError(errors).exitCode;
  return { exitCode, result: { kind: 'other' }, findings: problems };
};
