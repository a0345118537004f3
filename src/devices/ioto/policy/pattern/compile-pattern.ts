import { POLICY_LIMITS } from '../limits.js';
import { withoutCase } from './character-sets.js';
import { parsePattern, type Refuse } from './parse-pattern.js';
import type { Pattern, PatternNode, State } from './pattern.js';

/**
 * The regular expression as an automaton (Thompson’s construction). `i` is the only flag.
 *
 * @throws what `refuse` makes of the first fault.
 */
export const compilePattern = (source: string, flags: string, refuse: Refuse): Pattern => {
  if (flags !== '' && flags !== 'i')
    throw refuse(`has the flags ${flags}`, 'no flag, or i to leave the case of ASCII letters aside');
  const root = parsePattern(source, refuse);
  if (sizeOf(root) >= POLICY_LIMITS.maxPatternStates)
    throw refuse(
      `has more than ${POLICY_LIMITS.maxPatternStates} states, repetitions such as {100} written out`,
      'smaller counts, or + and *',
    );
  const states: State[] = [{ kind: 'accept' }];
  const start = build(root, 0, { states, ignoreCase: flags === 'i' });
  return { source, ignoreCase: flags === 'i', states, start };
};

/** How many states the node becomes, counted before any is made. */
const sizeOf = (node: PatternNode): number => {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return 1;
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + sizeOf(part), 0);
    case 'choice':
      return node.choices.reduce((sum, choice) => sum + sizeOf(choice) + 1, -1);
    case 'repeat': {
      const optional = node.max === undefined ? 1 : node.max - node.min;
      // What has no state takes time all the same: ((){9999}){9999}.
      return node.min * Math.max(1, sizeOf(node.part)) + optional * (sizeOf(node.part) + 1);
    }
  }
};

interface Workshop {
  readonly states: State[];
  readonly ignoreCase: boolean;
}

const add = ({ states }: Workshop, state: State): number => states.push(state) - 1;

/** Adds the states of the node, which lead on to `next`; gives the first of them. Built from the end to the beginning. */
const build = (node: PatternNode, next: number, workshop: Workshop): number => {
  switch (node.kind) {
    case 'set':
      return add(workshop, { kind: 'set', set: workshop.ignoreCase ? withoutCase(node.set) : node.set, next });
    case 'assertion':
      return add(workshop, { kind: 'assertion', assertion: node.assertion, next });
    case 'sequence':
      return node.parts.reduceRight((after, part) => build(part, after, workshop), next);
    case 'choice':
      return node.choices
        .map((choice) => build(choice, next, workshop))
        .reduceRight((other, first) => add(workshop, { kind: 'fork', next: first, other }));
    case 'repeat':
      return buildRepeat(node, next, workshop);
  }
};

const buildRepeat = (
  { part, min, max }: Extract<PatternNode, { readonly kind: 'repeat' }>,
  next: number,
  workshop: Workshop,
): number => {
  let start = max === undefined ? buildLoop(part, next, workshop) : next;
  for (let optional = max ?? min; optional > min; optional -= 1)
    start = add(workshop, { kind: 'fork', next: build(part, start, workshop), other: next });
  for (let required = 0; required < min; required += 1) start = build(part, start, workshop);
  return start;
};

/** `part*`: a fork that leads into the part and, behind it, back to itself. */
const buildLoop = (part: PatternNode, next: number, workshop: Workshop): number => {
  const fork = add(workshop, { kind: 'accept' });
  workshop.states[fork] = { kind: 'fork', next: build(part, fork, workshop), other: next };
  return fork;
};
