import type { Problem } from '../../../errors/problem.js';
import type { PolicyDevice } from './device.js';
import { evaluate } from './evaluate.js';
import { lintComparisons } from './lint-comparisons.js';
import { lintConstants } from './lint-constants.js';
import { lintNames } from './lint-names.js';
import { lintOffers } from './lint-offers.js';
import { lintSamples } from './lint-samples.js';
import { lintVersionParts } from './lint-version-parts.js';
import type { Expression } from './syntax.js';
import { isTrue } from './value.js';

/** Everything that the policy was hardly meant to do, in the order of its text. Warnings only: it can be read and evaluated. */
export const lintExpression = (
  text: string,
  root: Expression,
  { newVersion, samples }: { readonly newVersion: string; readonly samples: readonly PolicyDevice[] },
): readonly Problem[] => {
  const outcome = evaluate(root, () => undefined);
  // Of a policy that never holds, one finding is enough.
  const isNever = outcome !== undefined && !isTrue(outcome);
  const fielded = samples.map(({ version }) => version);
  const problems = [
    ...lintNames(text, root, samples),
    ...lintComparisons(text, root),
    ...lintVersionParts(text, root),
    ...lintConstants(text, root),
    ...(isNever ? [] : lintOffers(text, root, newVersion, fielded)),
    ...(isNever ? [] : lintSamples(text, root, samples)),
  ];
  return problems.toSorted((a, b) => lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b));
};

const lineOf = ({ place }: Problem): number => place?.line ?? 0;

const columnOf = ({ place }: Problem): number => place?.column ?? 0;
