import { sep } from 'node:path';
import { gather } from '../../errors/gather.js';
import { type Problem, problem } from '../../errors/problem.js';
import { checkTree } from '../../repository/check-repository.js';
import type { Repository } from '../../repository/repository.js';
import { type CloneFacts, cloneFacts } from '../clone-facts.js';
import { withinDeadline } from '../deadline.js';
import type { Examination } from '../examination.js';
import { type CiKind, type Facts, gitLines } from '../facts.js';

/** As old as any that the tests run with. */
const MINIMUM_GIT = '2.30';

/** The clone: what of it would change a release’s bytes, its tag, or what can be told of its history. */
export const gitExamination: Examination = {
  name: 'git',
  covers: [
    ['git is installed, and new enough', 'every release stands on a commit'],
    ['the directory is in a repository that has a commit and belongs to this user', 'the same'],
    ['the clone is not shallow', 'whether a commit is on a branch, and which tags there are'],
    ['the remote of the tag is declared', 'the tag goes there'],
    ['tags of releases are here, and stand where the remote has them', 'a version that is taken from a tag'],
    ['nothing is uncommitted; the commit is on a branch of the remote', 'others can build the same'],
    ['submodules are checked out; no file of the bundle is a pointer of Git LFS', 'devices get the contents'],
    [
      'line ends, executable bits and letter case of the bundle are those of the commit',
      'the same bytes on every machine',
    ],
  ],
  run: async (facts) => {
    const opened = await facts.repository();
    const { value: repository } = opened;
    const { project, problems } = await facts.loaded();
    // The flow has said already that there is none.
    const known = problems.filter(({ code }) => code.startsWith('repository-'));
    if (!repository) {
      const found = opened.problems.length > 0 ? opened.problems : known;
      const missing = found.length > 0 ? found : [problem('repository-missing', { directory: '.' })];
      return {
        said: missing[0]?.code === 'repository-no-git' ? 'no git here' : 'no repository to release from',
        findings: missing,
      };
    }
    const remote = await facts.remote();
    const clone = await cloneFacts(repository, project?.bundle.root ?? repository.root);
    const findings = [
      ...cloneProblems(clone, facts.ci, (path) => repository.show(`${repository.root}${sep}${path}`)),
      ...(await remoteProblems(facts, repository, clone, remote)),
      ...(await treeProblems(facts, repository)),
    ];
    return { said: said(repository, clone), findings };
  },
};

const said = ({ branch, commit }: Repository, { gitVersion, shallow }: CloneFacts): string =>
  `${branch ?? 'no branch'} at ${commit.slice(0, 12)}${shallow ? ', shallow' : ''}, git ${gitVersion ?? 'unknown'}`;

/** What speaks against a clone by itself. @param show a path of it, for people. */
export const cloneProblems = (clone: CloneFacts, ci: CiKind, show: (path: string) => string): readonly Problem[] => {
  const paths = (list: readonly string[]) => ({ paths: list.map(show), count: list.length });
  const { gitVersion, pointers, changedEnds, lostModes, autocrlf, emptySubmodules } = clone;
  const clashes = caseClashes(clone.tracked);
  return [
    ...(gitVersion !== undefined && isOlder(gitVersion, MINIMUM_GIT)
      ? [problem('doctor-git-old', { version: gitVersion, minimum: MINIMUM_GIT })]
      : []),
    ...(clone.shallow ? [problem('doctor-git-shallow', { ci })] : []),
    ...(emptySubmodules.length > 0 ? [problem('doctor-git-submodules', paths(emptySubmodules))] : []),
    ...(pointers.length > 0 ? [problem('doctor-git-lfs-pointers', paths(pointers))] : []),
    ...(changedEnds.length > 0 ? [problem('doctor-git-line-endings', { ...paths(changedEnds), autocrlf })] : []),
    ...(lostModes.length > 0 ? [problem('doctor-git-file-modes', paths(lostModes))] : []),
    ...(clashes.length > 0 ? [problem('doctor-git-case-clash', paths(clashes))] : []),
  ];
};

/** Whether a version of numbers comes before another one. */
export const isOlder = (version: string, minimum: string): boolean => {
  const [a, b] = [version, minimum].map((text) => text.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) if ((a?.[i] ?? 0) !== (b?.[i] ?? 0)) return (a?.[i] ?? 0) < (b?.[i] ?? 0);
  return false;
};

/** Paths of which there is another one in other letters. */
export const caseClashes = (paths: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path.toLowerCase(), (counts.get(path.toLowerCase()) ?? 0) + 1);
  return paths.filter((path) => (counts.get(path.toLowerCase()) ?? 0) > 1);
};

/** The remote, asked over git itself, which needs no token of this tool. */
const remoteProblems = async (
  facts: Facts,
  repository: Repository,
  { tags }: CloneFacts,
  remote: string,
): Promise<readonly Problem[]> => {
  if (/[/:]/.test(remote)) return [];
  const url = await gather(() => repository.remoteUrl(remote));
  if (url.value === undefined) return [...url.problems, problem('repository-remote-missing', { remote })];
  const asked = await withinDeadline(`the remote ${remote}`, () =>
    gitLines(repository, ['ls-remote', '--tags', '--', remote]),
  );
  // That the remote can’t be reached is the forge’s to say.
  return tagProblems(remoteTags(asked.value ?? []), tags, {
    remote,
    prefix: (await facts.loaded()).project?.tag.prefix ?? '',
    needed: (await facts.loaded()).project?.version?.kind === 'tag',
  });
};

/** The commit each tag stands on, out of `git ls-remote --tags`: an annotated one has a second line, `name^{}`. */
export const remoteTags = (lines: readonly string[]): ReadonlyMap<string, string> => {
  const pairs = lines.flatMap((line) => {
    const [, commit = '', name = '', peeled] = /^([0-9a-f]+)\trefs\/tags\/(.+?)(\^\{\})?$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, commit, peeled: peeled !== undefined }];
  });
  return new Map(
    pairs.toSorted((a, b) => Number(a.peeled) - Number(b.peeled)).map(({ name, commit }) => [name, commit]),
  );
};

/** Tags of releases that are missing, where they are needed, or stand elsewhere. */
export const tagProblems = (
  there: ReadonlyMap<string, string>,
  here: ReadonlyMap<string, string>,
  { remote, prefix, needed }: { readonly remote: string; readonly prefix: string; readonly needed: boolean },
): readonly Problem[] => {
  const releases = [...there].filter(([name]) => name.startsWith(`${prefix}v`));
  const missing = needed ? releases.filter(([name]) => !here.has(name)) : [];
  const differ = releases.filter(([name, commit]) => here.has(name) && here.get(name) !== commit);
  const names = (list: typeof releases) => list.map(([name]) => name);
  return [
    ...(missing.length > 0 ? [problem('doctor-git-tags-missing', { tags: names(missing), remote })] : []),
    ...(differ.length > 0 ? [problem('doctor-git-tags-differ', { tags: names(differ), remote })] : []),
  ];
};

/** What is uncommitted is a release’s affair, not the machine’s: a warning. */
const treeProblems = async (facts: Facts, repository: Repository): Promise<readonly Problem[]> => {
  const { project } = await facts.loaded();
  const ignore = project?.host?.kind === 'directory' ? [project.host.path] : [];
  const dirty = await gather(() => checkTree(repository, { allowDirty: true, ignore }));
  return [...dirty.problems, ...(dirty.value ?? [])];
};
