import { stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { type Problem, problem } from '../../errors/problem.js';
import type { Trust } from '../../signing/trust.js';
import { keyProblemsOf } from '../../steps/key-rules.js';
import { signersOf } from '../../steps/signing.js';
import { type Examination, NO_PROJECT, notExamined } from '../examination.js';
import type { Facts } from '../facts.js';
import { type SecretFile, secretFiles } from '../secret-files.js';

/** The keys: whom devices trust, whether this run can sign for them, and where a secret lies that shouldn’t. */
export const keysExamination: Examination = {
  name: 'keys',
  covers: [
    ['there are trusted keys, each can be read, and the threshold can be met', 'devices verify'],
    ['more than one key is trusted', 'a lost key would strand every device'],
    [
      'the signing key, where this run was given one, can be read and is trusted, also by versions in the field',
      'signing',
    ],
    [
      'no secret key is committed, was committed, or lies in the work tree; nobody else can read its file',
      'nobody else signs',
    ],
  ],
  run: async (facts) => {
    const { project } = await facts.loaded();
    const { trust, problems } = await facts.trust();
    const { value: standing } = await facts.standing();
    const { value: repository } = await facts.repository();
    const { services, releases } = facts;
    const signing =
      project && releases ? await signersOf(services, 'release', trust, project) : { signers: [], problems: [] };
    const rules = project ? keyProblemsOf(project, { trust, signers: signing.signers }, standing) : [];
    const known = new Set([
      ...(trust?.keys ?? []).map(({ keyId }) => keyId),
      ...(standing?.newest?.predicate.trustedKeys ?? []).map(({ keyid }) => keyid),
    ]);
    const files = repository ? await secretFiles(repository, known) : [];
    const show = (path: string): string => repository?.show(`${repository.root}${sep}${path}`) ?? path;
    const findings = [
      ...problems,
      ...(trust ? singleKey(trust) : []),
      ...signing.problems,
      ...rules,
      ...files.flatMap((file) => secretProblems(file, known, show)),
      ...(await keyFileProblems(facts.keyFile)),
    ];
    // A secret that lies about is found without a project, too.
    if (!project) return { ...notExamined(NO_PROJECT), findings };
    return { said: `${trustText(trust)}; ${signerText(facts, signing.signers.length)}`, findings };
  },
};

const trustText = (trust: Trust | undefined): string =>
  trust ? `${trust.keys.length} trusted, ${trust.threshold} must sign` : 'none trusted';

const signerText = ({ releases }: Facts, signers: number): string => {
  if (!releases) return 'no secret key here, as is right where nothing is released';
  return `${signers} can sign here`;
};

const singleKey = ({ keys: [only, ...others] }: Trust): readonly Problem[] =>
  only && others.length === 0 ? [problem('doctor-key-single', { keyId: only.keyId })] : [];

/** What a file with a secret key means. @param known key ids that devices trust. @param show a path, for people. */
export const secretProblems = (
  { path, where, keyId, commit = '', mode }: SecretFile,
  known: ReadonlySet<string>,
  show: (path: string) => string,
): readonly Problem[] => {
  const file = show(path);
  const trusted = keyId !== undefined && known.has(keyId);
  // A key that nobody trusts may be one of tests.
  const severity = trusted ? 'error' : 'warning';
  switch (where) {
    case 'committed':
      return [problem('doctor-key-committed', { file, trusted }, { file }, severity)];
    case 'history':
      return trusted ? [problem('doctor-key-in-history', { file, commit })] : [];
    case 'work-tree':
      return [problem('doctor-key-in-tree', { file }, { file }, severity), ...modeProblems(file, mode)];
  }
};

const OTHERS = 0o077;

const modeProblems = (file: string, mode: number): readonly Problem[] =>
  (mode & OTHERS) === 0
    ? []
    : [problem('doctor-key-file-mode', { file, mode: mode.toString(8).padStart(4, '0') }, { file })];

const keyFileProblems = async (file: string | undefined): Promise<readonly Problem[]> => {
  const stats = file === undefined || sep !== '/' ? undefined : await stat(file).catch(() => undefined);
  // That it can’t be read is told by whoever reads it.
  return file !== undefined && stats ? modeProblems(file, stats.mode & 0o777) : [];
};
