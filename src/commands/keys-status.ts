import { OtaError } from '../errors/ota-error.js';
import { knownKeys } from '../operations/keys-operand.js';
import { type KeysReport, keysReport, type ReportedKey } from '../operations/keys-status.js';
import { loadForOperation } from '../operations/load.js';
import { operationPreflight } from '../operations/preflight.js';
import { type Paint, painter } from '../report/style.js';
import { encodePublicKey } from '../signing/public-key.js';
import { signersOf } from '../site/audit/revision.js';
import { shortKeyId } from '../site/key-states.js';
import { keyProblems } from '../steps/key-rules.js';
import { trustOf as projectTrustOf } from '../steps/preflight.js';
import type { CommandContext, RunCommand } from './context.js';
import { operationInputs } from './operate.js';
import { trustOf } from './trust-of.js';

/**
 * `keys status`: the state of each key of the project’s channel, and the next step. Reads the site with the project’s keys, or with those of
 * `--key` where the project lists them no more; needs no secret. Exit code 3 where nothing that the project’s keys sign reaches some
 * supported version.
 */
export const runKeysStatus: RunCommand = async (context) => {
  const { services, flags, print, style } = context;
  const inputs = { ...operationInputs(context), dryRun: true };
  const loaded = await loadForOperation(services).run(inputs);
  const { project } = loaded;
  const { trust, problems } = await projectTrustOf(project, 'plan');
  if (!trust) throw new OtaError(problems);
  const reading = await readingProject(context, project);
  const { opened } = await operationPreflight(services).run({ ...inputs, ...loaded, project: reading });
  const { newest, directory } = opened.standing;
  const { predicate } = newest;
  const signed = signersOf(newest, { keys: knownKeys(predicate, trust), threshold: 1 });
  const report = keysReport({ project, trust, predicate, directory }, signed);
  const findings = keyProblems({ project, trust, signers: [], predicate, directory, releases: false });
  if (flags.json) print(JSON.stringify(report));
  else for (const line of reportLines(report, painter(style))) print(line);
  return { exitCode: report.next.stage === 'stranded' ? 3 : 0, result: { kind: 'other' }, findings };
};

type Project = Parameters<typeof projectTrustOf>[0];

/** The project, with the keys that the site is read with: a lost key still verifies what it has signed. */
const readingProject = async (context: CommandContext, project: Project): Promise<Project> => {
  if (!context.flags.key) return project;
  const { keys, threshold } = await trustOf(context, 'keys status');
  const trustedKeys = keys.map((key) => encodePublicKey(key, 'base64').trim());
  return { ...project, signing: { ...project.signing, trustedKeys, threshold } };
};

const reportLines = (report: KeysReport, paint: Paint): readonly string[] => {
  const { threshold, supported, keys, next } = report;
  const range = supported.range === null ? '' : ` (signing.supported ${supported.range})`;
  const wanted = threshold.project === threshold.site ? '' : `; the project asks for ${threshold.project}`;
  return [
    `${report.product} ${report.channel}, revision ${report.revision}: ${threshold.site} of its keys must sign${wanted}`,
    `supported  ${supported.versions === 0 ? 'no version' : supported.names}${range}`,
    '',
    ...keys.map((key) => keyLine(key, supported.versions, paint)),
    ...report.stranded.map(
      ({ versions, keyids, threshold: of }) =>
        `${paint('unreached', 'red', 'bold')}   ${versions}: ${of} of ${keyids.map(shortKeyId).join(', ')} must sign`,
    ),
    '',
    `${paint(next.stage, 'bold')}: ${next.text}`,
  ];
};

const keyLine = (key: ReportedKey, supported: number, paint: Paint): string => {
  const { keyId, state, since, replaces, signs, listed, trustedBy, neededBy } = key;
  const facts = [
    ...(since === undefined ? [] : [`since revision ${since}`]),
    ...(replaces === undefined ? [] : [`in place of ${shortKeyId(replaces)}`]),
    ...(signs ? ['signed the newest revision'] : []),
    trustedBy.versions === 0
      ? 'no supported version trusts it'
      : trustedBy.versions === supported
        ? 'every supported version trusts it'
        : `${trustedBy.versions} of ${supported} supported versions trust it: ${trustedBy.names}`,
    ...(neededBy.versions === 0 ? [] : [`needed by ${neededBy.names}`]),
    ...(listed ? [] : ['the project doesn’t list it']),
  ];
  return `${paint(state.padEnd(10), state === 'active' ? 'green' : 'yellow')}  ${shortKeyId(keyId)}  ${facts.join('; ')}`;
};
