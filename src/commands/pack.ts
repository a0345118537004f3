import { relative, resolve, sep } from 'node:path';
import { collectEntries } from '../bundle/entries.js';
import { packedSizeProblems } from '../bundle/limits.js';
import { lintBundle } from '../bundle/lint.js';
import { fail, OtaError } from '../errors/ota-error.js';
import { hasErrors, strictly } from '../errors/problem.js';
import { adHocProject, loadProject } from '../project/load.js';
import type { Project } from '../project/project.js';
import { packEntries } from '../steps/pack.js';
import type { CommandContext, RunCommand } from './context.js';
import { releaseInputs } from './release-inputs.js';

/** 1980-01-01, the first time a zip can hold: what a bundle gets outside a repository, so that it is the same everywhere. */
const FIRST_ZIP_TIME = 315_532_800;

/** `pack --out FILE`: lints and packs the bundle; works without a git repository, and without a project file given `--root`. */
export const runPack: RunCommand = async (context) => {
  const { flags, services, directory, print } = context;
  if (flags.out === undefined) throw fail('cli-flag-missing', { flag: '--out', command: 'pack' });
  const project = await projectOf(context);
  const out = resolve(directory, flags.out);
  // A zip among the files to pack would be part of the next bundle.
  if (out.startsWith(`${project.bundle.root}${sep}`)) throw fail('bundle-contains-itself', { out: flags.out });
  const repository = await services.openRepository(project.directory);
  const modes = await repository?.executableModes(project.bundle.root);
  const shownRoot = relative(directory, project.bundle.root) || '.';
  const executable = (path: string): boolean | undefined => modes?.get(path);
  const { entries, problems } = await collectEntries(project.bundle, { executable, shownRoot });
  if (problems.some((finding) => finding.code === 'bundle-root-missing')) throw new OtaError(problems);
  const lint = await lintBundle(entries, {
    root: project.bundle.root,
    shownRoot,
    limits: project.bundle,
    devices: project.devices,
  });
  const findings = flags.strict ? strictly([...problems, ...lint]) : [...problems, ...lint];
  if (hasErrors(findings)) throw new OtaError(findings);
  services.reporter.problems(findings);
  const bundle = await packEntries(entries, {
    out,
    modifiedAt: services.sourceDateEpoch ?? repository?.commitTime ?? FIRST_ZIP_TIME,
    reporter: services.reporter,
    rebuild: flags.rebuild ?? false,
  });
  const limits = { maxBytes: project.bundle.maxBytes, devices: project.devices };
  const size = packedSizeProblems(bundle.size, limits, project.place('bundle.maxSize'));
  if (hasErrors(size)) throw new OtaError(size);
  services.reporter.problems(size);
  print(
    flags.json ? JSON.stringify({ ...bundle, findings: [...findings, ...size] }) : `${bundle.sha256}  ${flags.out}`,
  );
  return {
    exitCode: 0,
    result: { kind: 'pack', path: flags.out, size: bundle.size, sha256: bundle.sha256, entries: bundle.entries },
    findings: [...findings, ...size],
  };
};

const projectOf = async (context: CommandContext): Promise<Project> => {
  const { flags, directory } = context;
  const { projectFile, overrides } = releaseInputs(context, 'check');
  if (flags.root !== undefined && projectFile === undefined) return adHocProject({ directory, bundleRoot: flags.root });
  const loaded = await loadProject({
    directory,
    overrides,
    ...(projectFile === undefined ? {} : { file: projectFile }),
  });
  if (!loaded.project || hasErrors(loaded.problems)) throw new OtaError(loaded.problems);
  return loaded.project;
};
