import { access, constants, stat } from 'node:fs/promises';
import { type Problem, problem } from '../../errors/problem.js';
import type { HostSpec } from '../../project/project.js';
import { withinDeadline } from '../deadline.js';
import { type Examination, NO_PROJECT, notExamined } from '../examination.js';
import { type Facts, wherePossible } from '../facts.js';

/** The host: whether it can be read, and, where that is asked for, written to. */
export const hostExamination: Examination = {
  name: 'host',
  covers: [
    ['the host is reached and can be read; credentials that it is written with are there', 'every step'],
    [
      'a branch may be pushed to, is no branch of the source, and nothing that its Pages do to files changes the site',
      'the site',
    ],
    [
      'with --probe: it may be written to, honours conditions, can list, and gives back what was written',
      'releases at once',
    ],
  ],
  run: async (facts) => {
    const { project } = await facts.loaded();
    if (!project) return notExamined(NO_PROJECT);
    if (!project.host) return notExamined('the project names no host');
    const { value: host, problems } = await facts.host();
    if (!host) return { said: 'can’t be opened', findings: problems };
    const isProbed = facts.probe || host.kind === 'git-branch';
    const standing = await facts.standing();
    // One that isn’t reached isn’t asked again.
    const reached = !standing.problems.some(({ code }) => code === 'doctor-no-answer');
    const tried =
      isProbed && reached ? await withinDeadline(host.location, () => host.preflight()) : { value: [], problems: [] };
    const written = wherePossible(facts, [...tried.problems, ...(tried.value ?? [])]);
    const own = standing.problems.filter(isOfHost);
    const findings = [...own, ...(await looked(project.host)), ...written];
    return {
      said: `${host.location}, ${isProbed ? 'tried out' : 'read only (--probe tries it out)'}${credentials(project.host, facts)}`,
      findings,
    };
  },
};

/** Those of the site say what stands there, not how it is reached. */
const isOfHost = ({ code }: Problem): boolean => !SITE_CODES.test(code);

/** Codes of problems that are about what stands on a host. */
export const SITE_CODES = /^(site|signature|envelope|verify|freshness|record|rotation|tuf)-/;

/** What can be seen of a directory without writing to it. */
const looked = async (spec: HostSpec): Promise<readonly Problem[]> => {
  if (spec.kind !== 'directory') return [];
  const found = await stat(spec.path).catch(() => undefined);
  // It is made by the first release.
  if (!found) return [];
  if (!found.isDirectory()) return [problem('host-root-not-a-directory', { location: spec.path })];
  return access(spec.path, constants.W_OK).then(
    () => [],
    () => [problem('host-unwritable', { location: spec.path, path: '.', reason: 'permission denied' })],
  );
};

/** By which variables the host is written to, as far as their names tell. */
const credentials = ({ kind }: HostSpec, { environment }: Facts): string => {
  const names =
    kind === 's3'
      ? ['AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_PROFILE', 'AWS_CONTAINER_CREDENTIALS_FULL_URI']
      : kind === 'http-put'
        ? ['OTA_HOST_TOKEN', 'OTA_HOST_PASSWORD']
        : [];
  if (names.length === 0) return '';
  const name = names.find((one) => environment[one]);
  return name === undefined ? ', no credentials in the environment' : `, with ${name}`;
};
