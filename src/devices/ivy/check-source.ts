import { type Problem, problem } from '../../errors/problem.js';
import type { CheckInput } from '../device-family.js';
import { shownIn } from './check-constants.js';
import { addsMarkers, collectTests, GATE_MARKERS, isTestFile } from './gate-markers.js';
import { locksPackage, type PyprojectFacts, pyprojectFacts } from './pyproject-facts.js';
import { specifierVerdict } from './python-specifier.js';
import type { SourceTree } from './source-tree.js';

/** P4 of the Ivy contract: what a device looks for at the top of the source. */
export const NEEDED = ['cli.py', 'config/', 'pdm.lock', 'pyproject.toml', 'src/', 'tests/'] as const;

/** P4 to P6 of the Ivy contract: what a device finds in the source archive, and what its gate needs there. */
export const checkSource = (input: CheckInput, tree: SourceTree): readonly Problem[] => {
  const pyproject = tree.texts.get('pyproject.toml');
  const facts = pyproject === undefined ? undefined : pyprojectFacts(pyproject);
  return [
    ...contentProblems(input, tree),
    ...gateProblems(input, tree, facts),
    ...(facts ? environmentProblems(input, tree, facts) : []),
  ];
};

const contentProblems = (
  { project, repository }: CheckInput,
  { topNames, submodules, lfsPointers, oddNames }: SourceTree,
): readonly Problem[] => {
  const missing = NEEDED.filter((name) => !topNames.has(name));
  const hasReadme = [...topNames].some((name) => /^readme(?:\.[^/]*)?$/i.test(name));
  const place = { file: repository.show(repository.root) };
  return [
    ...(missing.length === 0 ? [] : [problem('ivy-source-incomplete', { missing }, place)]),
    ...(submodules.length === 0 ? [] : [problem('ivy-source-submodule', { paths: submodules }, place)]),
    ...(lfsPointers.length === 0 ? [] : [problem('ivy-source-lfs', { paths: lfsPointers }, place)]),
    ...oddNames.map((path) => problem('ivy-source-name', { path }, place)),
    ...(hasReadme ? [] : [problem('ivy-readme-missing', {}, project.place('devices'))]),
  ];
};

/** Ivy: the marker is the choice of the version that runs; the code asks for the first, and a project may follow the manual. */
const gateProblems = (
  input: CheckInput,
  { texts, topNames }: SourceTree,
  facts: PyprojectFacts | undefined,
): readonly Problem[] => {
  if (!topNames.has('tests/')) return [];
  const inTests = [...texts].filter(([path]) => path.startsWith('tests/'));
  const patterns = facts?.testFiles ?? ['test_*.py', '*_test.py'];
  const { tests, marked } = collectTests(inTests.flatMap(([path, text]) => (isTestFile(path, patterns) ? [text] : [])));
  const counts = GATE_MARKERS.map((marker) => `${marked.get(marker) ?? 0} with ${marker}`).join(', ');
  input.reporter.detail(`Ivy: ${tests} tests below tests/, ${counts}`);
  const byHook = inTests.some(([, text]) => addsMarkers(text));
  return GATE_MARKERS.filter((marker) => (marked.get(marker) ?? 0) === 0).map((marker) => {
    const severity = marker === GATE_MARKERS[0] && !byHook ? 'error' : 'warning';
    return problem('ivy-gate-empty', { marker, tests }, { file: shownIn(input, 'tests') }, severity);
  });
};

const environmentProblems = (
  input: CheckInput,
  { texts }: SourceTree,
  { dependencies, requiresPython }: PyprojectFacts,
): readonly Problem[] => {
  const place = { file: shownIn(input, 'pyproject.toml') };
  const lock = texts.get('pdm.lock');
  return [
    ...(dependencies?.includes('pytest') === false ? [problem('ivy-pytest-missing', {}, place)] : []),
    ...(lock !== undefined && !locksPackage(lock, 'pytest')
      ? [problem('ivy-pytest-unlocked', {}, { file: shownIn(input, 'pdm.lock') })]
      : []),
    ...pythonProblems(requiresPython, input.project.families.ivy?.python, place),
  ];
};

const pythonProblems = (
  requires: string | undefined,
  python: string | undefined,
  place: { readonly file: string },
): readonly Problem[] => {
  if (requires === undefined) return [];
  const verdict = specifierVerdict(requires, python ?? '3');
  if (verdict === 'unreadable') return [problem('ivy-python-unreadable', { requires }, place)];
  return python === undefined || verdict === 'takes'
    ? []
    : [problem('ivy-python-excluded', { requires, python }, place)];
};
