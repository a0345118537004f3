import { type Problem, problem } from '../../../errors/problem.js';
import { parseVersion } from '../../../version/parse-version.js';
import { compareVersions, isPrerelease, sortVersions } from '../../../version/semver.js';
import { clauseOf } from './clause.js';
import { builtInsOf } from './device.js';
import { evaluate } from './evaluate.js';
import { placeAt } from './span.js';
import type { BuiltIn, Expression } from './syntax.js';
import { isTrue } from './value.js';
import { chainOf, nodesOf } from './walk.js';

/** How many numbers are tried for each part of a version. */
const MAX_NUMBERS = 8;

/**
 * Whether the policy would offer the release to the version itself, to a higher one, or to no lower one. It is tried on versions
 * around the new one and around every number and version that the policy names, and on `fielded` ones, with whatever properties a
 * device may have: what is found can happen as far as the versions decide.
 */
export const lintOffers = (
  text: string,
  root: Expression,
  newVersion: string,
  fielded: readonly string[],
): readonly Problem[] => {
  if (parseVersion(newVersion) === undefined) return [];
  const versions = versionsAround(root, newVersion, fielded);
  const offered = versions.filter((version) => canHold(root, version, newVersion));
  const order = (version: string): number => compareVersions(version, newVersion);
  const same = offered.filter((version) => order(version) === 0);
  const higher = offered.filter((version) => order(version) > 0);
  const plainest = higher.find((version) => !isPrerelease(version)) ?? higher[0];
  const shown = [...same.slice(0, 1), ...(plainest === undefined ? [] : [plainest])];
  const lower = versions.filter((version) => order(version) < 0);
  const isForNobody = lower.length > 0 && offered.every((version) => order(version) >= 0);
  return [
    ...(shown.length === 0
      ? []
      : [
          problem(
            'ioto-policy-no-upgrade',
            { newVersion, versions: shown, suggestion: bounded(text, root) },
            placeAt(text, root.start),
          ),
        ]),
    ...(isForNobody
      ? [problem('ioto-policy-offers-nobody', { newVersion, tried: lower.length }, placeAt(text, root.start))]
      : []),
  ];
};

/** The policy with the condition that keeps it from looping. */
const bounded = (text: string, root: Expression): string => {
  const policy = chainOf(root, '||').length > 1 ? `(${text.trim()})` : text.trim();
  return `${policy} && semver(version, "<", newVersion)`;
};

/** Whether the policy holds, or can hold, for some device with the version. */
const canHold = (root: Expression, version: string, newVersion: string): boolean => {
  const builtIns = builtInsOf(version, newVersion);
  const outcome = evaluate(root, (variable) => (variable.kind === 'builtIn' ? builtIns[variable.name] : undefined));
  return outcome === undefined || isTrue(outcome);
};

/** Versions on which policies of this kind decide differently, in ascending order. */
const versionsAround = (root: Expression, newVersion: string, fielded: readonly string[]): readonly string[] => {
  const named = versionsIn(root);
  const centres = [newVersion, ...named].flatMap((version) => parseVersion(version) ?? []);
  const numbers = (part: 'major' | 'minor' | 'patch'): readonly number[] =>
    around([...centres.map((version) => version[part]), ...numbersFor(root, part)]);
  const versions = numbers('major').flatMap((major) =>
    numbers('minor').flatMap((minor) => numbers('patch').map((patch) => `${major}.${minor}.${patch}`)),
  );
  const prereleases = centres.flatMap(({ major, minor, patch }) => [
    `${major}.${minor}.${patch}-0`,
    `${major}.${minor}.${patch + 1}-0`,
  ]);
  const all = [...new Set([newVersion, ...named, ...fielded, ...versions, ...prereleases])];
  return sortVersions(all.filter((version) => parseVersion(version) !== undefined));
};

/** Zero, the numbers, and the ones behind them: the first of them belong to the new version. */
const around = (numbers: readonly number[]): readonly number[] => {
  const tried = [0, ...numbers.flatMap((number) => [number, number + 1])];
  return [...new Set(tried.filter((number) => Number.isSafeInteger(number) && number >= 0))].slice(0, MAX_NUMBERS);
};

const versionsIn = (root: Expression): readonly string[] =>
  nodesOf(root).flatMap((node) =>
    node.kind === 'literal' && typeof node.value === 'string' && parseVersion(node.value) !== undefined
      ? [node.value]
      : [],
  );

const numbersFor = (root: Expression, part: BuiltIn): readonly number[] =>
  nodesOf(root).flatMap((node) => {
    const clause = clauseOf(node);
    return clause?.name === part && typeof clause.value === 'number' ? [clause.value] : [];
  });
