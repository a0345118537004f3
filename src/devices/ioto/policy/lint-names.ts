import { type Problem, problem } from '../../../errors/problem.js';
import { suggestionFor } from '../../../project/suggestion.js';
import type { PolicyDevice } from './device.js';
import { BUILT_INS } from './names.js';
import { placeAt } from './span.js';
import type { Expression, PropertyNode } from './syntax.js';
import { nodesOf } from './walk.js';

/** What every check-in has beside the version (Ioto contract, ‘Check’); iotoVersion comes from the agent only. */
const OF_EVERY_DEVICE = ['id', 'product', 'iotoVersion'];

/**
 * Properties that no sample device tells, each once, with what was probably meant. Without samples nothing is known of properties:
 * only names that are nearly a built-in variable’s are found.
 */
export const lintNames = (text: string, root: Expression, samples: readonly PolicyDevice[]): readonly Problem[] => {
  const told = [...new Set(samples.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const known = new Set([...OF_EVERY_DEVICE, ...told]);
  const nodes = nodesOf(root).filter((node): node is PropertyNode => node.kind === 'property' && !known.has(node.name));
  return nodes
    .filter(({ name }, index) => nodes.findIndex((node) => node.name === name) === index)
    .flatMap((node) => {
      const instead = insteadOf(node.name, [...BUILT_INS, ...told]);
      const details = { name: node.name, samples: samples.length, instead };
      return samples.length === 0 && instead === undefined
        ? []
        : [problem('ioto-policy-unknown-variable', details, placeAt(text, node.start))];
    });
};

const insteadOf = (name: string, candidates: readonly string[]): string | undefined => {
  const hyphen = name.indexOf('-');
  if (hyphen > 0 && candidates.includes(name.slice(0, hyphen)))
    return `${name.slice(0, hyphen)} - ${name.slice(hyphen + 1)}, with blanks around the minus,`;
  return suggestionFor(name, candidates);
};
