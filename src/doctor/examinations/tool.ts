import { access, constants, mkdtemp, rm, statfs } from 'node:fs/promises';
import { arch, platform, release, tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import type { Examination } from '../examination.js';
import type { Facts } from '../facts.js';
import { isOlder } from './git.js';

/** As package.json has it under `engines`. */
const MINIMUM_NODE = '20.19.0';
const MEBIBYTE = 1024 * 1024;
/** The zip, its copy that is compared with it, and what a rehearsal takes out of it. */
const COPIES_OF_BUNDLE = 3;
const SPARE_BYTES = 64 * MEBIBYTE;

/** The machine: what the tool runs on, and the programs that this project makes it start. */
export const toolExamination: Examination = {
  name: 'tool',
  covers: [
    ['Node.js is new enough', 'everything'],
    ['the temporary directory can be written to, and has space for the bundle', 'packing and rehearsing'],
    ['programs that the project names are there: signers, purge', 'signing; telling a CDN'],
    [
      'scripts of a release can be rehearsed apart from this machine, where the project has families of devices',
      'the rehearsal',
    ],
  ],
  run: async (facts) => {
    const { project } = await facts.loaded();
    const { tool, environment } = facts;
    const node = process.versions.node;
    const findings = [
      ...nodeProblems(node),
      ...(await temporaryProblems(tmpdir(), project)),
      ...(project ? await programProblems(project, environment) : []),
      ...(project ? await sandboxProblems(facts, project) : []),
    ];
    return { said: `${tool.name} ${tool.version}, Node.js ${node}, ${platform()} ${release()} ${arch()}`, findings };
  },
};

/** That a version of Node.js is too old. */
export const nodeProblems = (version: string): readonly Problem[] =>
  isOlder(version, MINIMUM_NODE) ? [problem('doctor-node-old', { version, minimum: MINIMUM_NODE })] : [];

const temporaryProblems = async (directory: string, project: Project | undefined): Promise<readonly Problem[]> => {
  try {
    await rm(await mkdtemp(join(directory, 'ota-release-')), { recursive: true });
    const { bavail, bsize } = await statfs(directory);
    return spaceProblems(directory, bavail * bsize, project?.bundle.maxUnpackedBytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [problem('doctor-temp-unusable', { directory, reason })];
  }
};

/** That a release may not fit. @param bundleBytes at most; undefined where nobody says. */
export const spaceProblems = (directory: string, freeBytes: number, bundleBytes = 0): readonly Problem[] => {
  // A limit is seldom reached: what is asked for is what a large release takes.
  const needed = SPARE_BYTES + COPIES_OF_BUNDLE * Math.min(bundleBytes, SPARE_BYTES);
  if (freeBytes >= needed) return [];
  const inMebibytes = (bytes: number): number => Math.round(bytes / MEBIBYTE);
  const sizes = { freeMebibytes: inMebibytes(freeBytes), neededMebibytes: inMebibytes(needed) };
  return [problem('doctor-temp-small', { directory, ...sizes })];
};

const programProblems = async (project: Project, { PATH = '' }: Facts['environment']): Promise<readonly Problem[]> => {
  const named = [
    ...(project.signing.signers ?? []).map(({ command }, i) => ({ program: command[0], key: `signing.signers[${i}]` })),
    ...(project.purge?.kind === 'command' ? [{ program: project.purge.argv[0], key: 'purge' }] : []),
  ];
  const found = await Promise.all(
    named.map(async ({ program = '', key }) =>
      (await isThere(program, project.directory, PATH))
        ? []
        : [problem('doctor-program-missing', { program, key }, project.place(key))],
    ),
  );
  return found.flat();
};

/** As the system looks for a program: by its path, or in the directories of PATH. */
const isThere = async (program: string, directory: string, path: string): Promise<boolean> => {
  const isPath = isAbsolute(program) || /[\\/]/.test(program);
  const suffixes = platform() === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
  const places = isPath ? [resolve(directory, program)] : path.split(delimiter).map((one) => join(one, program));
  const tries = places.flatMap((place) => suffixes.map((suffix) => access(`${place}${suffix}`, constants.X_OK)));
  return Promise.any(tries).then(
    () => true,
    () => false,
  );
};

const sandboxProblems = async (facts: Facts, project: Project): Promise<readonly Problem[]> => {
  if (project.devices.length === 0) return [];
  const { services } = facts;
  const scratch = join(await services.workDirectory(), 'sandbox');
  const { value, problems } = await gather(() => services.openSandbox(project.rehearsal.isolation, scratch));
  return [...problems, ...(value?.problems ?? [])];
};
