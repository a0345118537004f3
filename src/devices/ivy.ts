import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { gather } from '../errors/gather.js';
import type { Problem } from '../errors/problem.js';
import { DEFAULT_GATE_MINUTES } from '../project/devices/ivy-schema.js';
import type { DeviceFile } from '../site/draft.js';
import type { CheckInput, DeviceFamily, FamilyInput, FilesInput } from './device-family.js';
import { checkAddress } from './ivy/check-address.js';
import { checkStaticConnection } from './ivy/check-connection.js';
import { checkConstants, constantsPath } from './ivy/check-constants.js';
import { checkSource } from './ivy/check-source.js';
import { checkTemplate } from './ivy/check-template.js';
import { checkOut } from './ivy/checkout.js';
import { decideIvy } from './ivy/decide.js';
import { configEnvelopes } from './ivy/envelopes.js';
import { runGateTests } from './ivy/gate-tests.js';
import { ivySettings } from './ivy/settings.js';
import { archivePaths, topDirectory } from './ivy/site-paths.js';
import { writeSourceArchive } from './ivy/source-archive.js';
import { type SourceTree, sourceTree } from './ivy/source-tree.js';

/**
 * Ivy: devices are sent a configuration that names a version, and take the source archive of its tag, from a forge or from the
 * site (Ivy contract).
 */
export const ivy: DeviceFamily = {
  name: 'ivy',
  title: 'Ivy',
  fromSource: true,
  // Ivy: each stands in a message of its own, without words, with the whole configuration beside it.
  states: ['received', 'accepted', 'rejected', 'startup'].map((state) => ({ state, messages: [] })),
  decide: decideIvy,
  settings: ivySettings,
  check: async (input) => {
    const { value: tree, problems } = await gather(() => treeOf(input));
    return [
      ...checkAddress(input.project),
      ...(await checkTemplate(input)),
      ...problems,
      ...(tree ? await checkTree(input, tree) : []),
      ...(input.connection ? await checkStaticConnection(input) : []),
    ];
  },
  files: async (input) => [...(await sourceFiles(input)), ...envelopeFiles(input)],
};

const checkTree = async (input: CheckInput, tree: SourceTree): Promise<readonly Problem[]> => {
  if (!input.project.tag.unprefixed)
    input.reporter.detail('Ivy: no tag without the v is made (tag.unprefixed), which a first provisioning reads');
  return [...checkConstants(input, tree), ...checkSource(input, tree), ...(await gateProblems(input, tree))];
};

const treeOf = (input: FamilyInput): Promise<SourceTree> =>
  sourceTree({
    repository: input.repository,
    commit: input.repository.commit,
    topDirectory: topDirectory(ivySettings(input.project).repository ?? input.project.product, input.version),
    wanted: ['pyproject.toml', 'pdm.lock', constantsPath(input)],
    workDirectory: input.workDirectory,
  });

/** A `check` asks what can be read; the tests are run before something new is published, or planned to be. */
const gateProblems = async (input: CheckInput, tree: SourceTree): Promise<readonly Problem[]> => {
  const { gateTests: argv, gateMinutes: minutes = DEFAULT_GATE_MINUTES } = input.project.families.ivy ?? {};
  const isOut = input.channel?.releases.has(input.version) ?? false;
  if (argv === undefined || input.intent === 'check' || isOut) return [];
  const directory = await checkOut(tree, await mkdtemp(join(await input.workDirectory(), 'gate-')));
  return runGateTests({ argv, directory, environment: input.environment, minutes });
};

/** The same bytes under the name that each provider has for them. */
const sourceFiles = async (input: FilesInput): Promise<readonly DeviceFile[]> => {
  const paths = archivePaths(ivySettings(input.project), input.version);
  if (paths.length === 0) return [];
  const file = join(await input.workDirectory(), 'source.tar.gz');
  const body = await writeSourceArchive(await treeOf(input), file, input.modifiedAt);
  return paths.map((path) => ({ family: 'ivy', path, body }));
};

const envelopeFiles = ({ contract, version }: FilesInput): readonly DeviceFile[] =>
  contract?.template === undefined
    ? []
    : configEnvelopes(contract.template, version).map(({ path, bytes }) => ({
        family: 'ivy',
        path,
        body: { kind: 'bytes', bytes },
      }));
