import { type Problem, problem } from '../../../errors/problem.js';
import { type Clause, clauseOf } from './clause.js';
import { compare } from './operators.js';
import { excerpt, placeAt } from './span.js';
import type { Expression } from './syntax.js';
import { chainsIn } from './walk.js';

const PARTS = ['major', 'minor', 'patch'] as const;

type Part = (typeof PARTS)[number];

interface PartClause extends Clause {
  readonly name: Part;
  readonly value: number;
}

const isOnPart = (clause: Clause): clause is PartClause =>
  PARTS.some((part) => part === clause.name) && typeof clause.value === 'number';

/**
 * Parts of the version that are bounded one by one, in one direction: `major >= 1 && minor >= 1 && patch >= 5` does not hold for 2.0.0
 * (Ioto contract, ‘Selection and distribution policy’). With `major == 1` in front, minor and patch still fall into it.
 */
export const lintVersionParts = (text: string, root: Expression): readonly Problem[] =>
  chainsIn(root, '&&').flatMap(({ conditions }) => {
    const clauses = conditions.flatMap((condition) => clauseOf(condition) ?? []).filter(isOnPart);
    return [...lintDirection(text, clauses, ['>', '>=']), ...lintDirection(text, clauses, ['<', '<='])];
  });

const lintDirection = (
  text: string,
  clauses: readonly PartClause[],
  operators: readonly string[],
): readonly Problem[] => {
  const bounds = PARTS.flatMap(
    (part) => clauses.find(({ name, operator }) => name === part && operators.includes(operator)) ?? [],
  );
  const [highest, ...lower] = bounds;
  const last = lower.at(-1);
  if (!highest || !last) return [];
  const fixed = clauses.filter(({ operator }) => operator === '==');
  const example = exampleOf(highest, lower, fixed);
  if (lower.every(({ name, operator, value }) => compare(operator, example[name], value)) || example[highest.name] < 0)
    return [];
  const bound = versionText(valuesOf([...bounds, ...fixed]));
  const details = {
    text: bounds.map(({ node }) => excerpt(text, node)).join(' && '),
    example: versionText(example),
    suggestion: [
      ...fixed.map(({ node }) => excerpt(text, node)),
      `semver(version, "${last.operator}", "${bound}")`,
    ].join(' && '),
  };
  return [problem('ioto-policy-version-parts', details, placeAt(text, highest.node.start))];
};

/** A version well on the right side of the highest bound, and on the wrong one of the lower bounds. */
const exampleOf = (highest: PartClause, lower: readonly PartClause[], fixed: readonly PartClause[]) => {
  const upwards = highest.operator.startsWith('>');
  return {
    ...valuesOf(fixed),
    [highest.name]: highest.value + (upwards ? 1 : -1),
    ...Object.fromEntries(lower.map(({ name, value }) => [name, upwards ? 0 : value + 1])),
  };
};

const valuesOf = (clauses: readonly PartClause[]): Readonly<Record<Part, number>> => ({
  major: 0,
  minor: 0,
  patch: 0,
  ...Object.fromEntries(clauses.map(({ name, value }) => [name, value])),
});

const versionText = ({ major, minor, patch }: Readonly<Record<Part, number>>): string => `${major}.${minor}.${patch}`;
