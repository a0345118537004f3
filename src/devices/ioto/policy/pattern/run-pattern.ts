import { contains, isWord } from './character-sets.js';
import type { Assertion, Pattern } from './pattern.js';

/**
 * Whether the regular expression matches anywhere in the text. All states are followed at once (Thompson’s simulation): the time is
 * at most the number of states times the number of characters, whatever the expression.
 */
export const runPattern = ({ states, start }: Pattern, text: string): boolean => {
  const run: Run = {
    states,
    points: Array.from(text, (character) => character.codePointAt(0) ?? 0),
    reached: new Uint32Array(states.length),
  };
  let current: readonly number[] = [];
  for (let at = 0; at <= run.points.length; at += 1) {
    const next = follow(run, [start, ...current], at);
    if (next === 'accepted') return true;
    current = next;
  }
  return false;
};

interface Run extends Pick<Pattern, 'states'> {
  /** The text’s code points. */
  readonly points: readonly number[];
  /** For each state, the position that it was last reached at, plus one: none is followed twice at one position. */
  readonly reached: Uint32Array;
}

/** The states behind the character at the position; or that the expression has matched before it. */
const follow = ({ states, points, reached }: Run, waiting: number[], at: number): readonly number[] | 'accepted' => {
  const next: number[] = [];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (reached[index] === at + 1) continue;
    reached[index] = at + 1;
    const state = states[index];
    if (state === undefined || state.kind === 'accept') return 'accepted';
    if (state.kind === 'fork') waiting.push(state.other, state.next);
    else if (state.kind === 'assertion') waiting.push(...(holds(state.assertion, points, at) ? [state.next] : []));
    else if (at < points.length && contains(state.set, points[at] ?? 0)) next.push(state.next);
  }
  return next;
};

const holds = (assertion: Assertion, points: readonly number[], at: number): boolean => {
  if (assertion === 'start') return at === 0;
  if (assertion === 'end') return at === points.length;
  const border = isWord(points[at - 1] ?? -1) !== isWord(points[at] ?? -1);
  return border === (assertion === 'border');
};
