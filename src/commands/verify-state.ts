import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { certificatesIn } from '../devices/pantavisor/certificate-file.js';
import { refusedBy, type StateVerdict, verifyState } from '../devices/pantavisor/verify-state.js';
import { fail } from '../errors/ota-error.js';
import { problem } from '../errors/problem.js';
import { readFailure } from '../project/read-failure.js';
import { type Paint, painter } from '../report/style.js';
import type { CommandContext, CommandEnd } from './context.js';

/** Whether `verify` was asked about one state of Pantavisor and not about a site. */
export const isAboutState = ({ flags, operands }: Pick<CommandContext, 'flags' | 'operands'>): boolean =>
  flags.family?.includes('pantavisor') === true && (flags.ca !== undefined || operands[0]?.endsWith('.json') === true);

/**
 * `verify --family pantavisor --ca CA.pem STATE.json`: what a device in strict mode makes of a state. Exit code 3, and the message
 * that the device reports, where it refuses it.
 *
 * @throws OtaError `cli-flag-missing`, `cli-operand-missing`, `pantavisor-…-unreadable`.
 */
export const verifyStateFile = async (context: CommandContext): Promise<CommandEnd> => {
  const { flags, operands, directory, services, print, showFindings, style } = context;
  const [shown] = operands;
  if (flags.ca === undefined) throw fail('cli-flag-missing', { flag: '--ca', command: 'verify' });
  if (shown === undefined) throw fail('cli-operand-missing', { operand: 'STATE.json', command: 'verify' });
  const anchors = await certificatesIn(resolve(directory, flags.ca), flags.ca);
  const verdict = verifyState(await bytesOf(resolve(directory, shown), shown), { anchors, now: services.clock() });
  const findings = verdict.refusals.map((refusal) => problem('pantavisor-state-refused', refusal, { file: shown }));
  const ok = findings.length === 0;
  if (flags.json) print(JSON.stringify({ ok, state: shown, ...facts(verdict), problems: findings }));
  else {
    showFindings(findings);
    print(verdictLine(verdict, painter(style)));
  }
  return { exitCode: ok ? 0 : 3, result: { kind: 'other' }, findings };
};

const bytesOf = async (file: string, shown: string): Promise<Uint8Array> => {
  try {
    return await readFile(file);
  } catch (cause) {
    throw fail('pantavisor-state-unreadable', { file: shown, reason: readFailure(cause) }, { cause });
  }
};

/** The device’s answer, in the words of its progress report. */
const facts = ({ refusals: [refusal], signatures, keys }: StateVerdict) => ({
  ...(refusal ? { status: 'WONTGO', message: refusal.message } : {}),
  keys,
  signatures,
});

const verdictLine = ({ refusals: [refusal], signatures, keys }: StateVerdict, paint: Paint): string => {
  if (refusal)
    return `${paint('✗ refused', 'red', 'bold')}: 422 ${refusedBy(refusal.message)}: ${refusal.message} (WONTGO)`;
  const named = signatures.map(({ key, algorithm }) => `${key} ${algorithm}`).join(', ');
  return `${paint('✓ taken', 'green', 'bold')}: ${keys} keys, all covered by ${named}`;
};
