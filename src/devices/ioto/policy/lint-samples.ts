import { type Problem, problem } from '../../../errors/problem.js';
import type { PolicyDevice } from './device.js';
import { excerpt, placeAt } from './span.js';
import type { ComparisonNode, Expression, MatchNode } from './syntax.js';
import { type PolicyValue, scalar, toNumber } from './value.js';
import { typeOf } from './value-type.js';
import { nodesOf } from './walk.js';

/** What sample devices show of a policy: exclusions that those fall under who don’t tell the property, and texts taken for numbers. */
export const lintSamples = (text: string, root: Expression, samples: readonly PolicyDevice[]): readonly Problem[] => {
  const nodes = nodesOf(root);
  return [
    ...nodes.filter(isExclusion).flatMap((node) => lintExclusion(text, root, node, samples)),
    ...nodes.filter((node) => node.kind === 'comparison').flatMap((node) => lintNumber(text, node, samples)),
  ];
};

const NEGATIVE = ['!=', '^!=', '$!=', '<>'];

const isExclusion = (node: Expression): node is ComparisonNode | MatchNode =>
  node.kind === 'comparison' ? NEGATIVE.includes(node.operator) : node.kind === 'match' && node.negated;

const toldBy = ({ properties = {} }: PolicyDevice, name: string): PolicyValue =>
  Object.hasOwn(properties, name) ? scalar(properties[name]) : null;

const lintExclusion = (
  text: string,
  root: Expression,
  node: ComparisonNode | MatchNode,
  samples: readonly PolicyDevice[],
): readonly Problem[] => {
  const sides = node.kind === 'match' ? [node.operand] : [node.left, node.right];
  const property = sides.find((side) => side.kind === 'property');
  if (property?.kind !== 'property') return [];
  const { name } = property;
  const missing = samples.filter((sample) => toldBy(sample, name) === null).length;
  const isAsked = nodesOf(root).some((inner) => inner.kind === 'presence' && isProperty(inner.operand, name));
  if (isAsked || missing === 0 || missing === samples.length) return [];
  const details = { text: excerpt(text, node), name, missing, samples: samples.length };
  return [problem('ioto-policy-missing-property', details, placeAt(text, node.start))];
};

const isProperty = (node: Expression, name: string): boolean => node.kind === 'property' && node.name === name;

/** A property beside a number, which a sample device tells as a text that spells none. */
const lintNumber = (text: string, node: ComparisonNode, samples: readonly PolicyDevice[]): readonly Problem[] => {
  const property = [node.left, node.right].find((side) => side.kind === 'property');
  const isBesideNumber = [node.left, node.right].some((side) => typeOf(side) === 'number');
  if (property?.kind !== 'property' || !isBesideNumber || !['==', '!=', '<', '<=', '>', '>='].includes(node.operator))
    return [];
  const told = samples
    .map((sample) => toldBy(sample, property.name))
    .find((value) => value !== null && toNumber(value) === null);
  if (told === undefined) return [];
  const details = { text: excerpt(text, node), name: property.name, value: String(told) };
  return [problem('ioto-policy-sample-type', details, placeAt(text, node.start))];
};
