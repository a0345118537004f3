import { expect, test } from 'vitest';
import { iotoStates } from '../../../src/devices/ioto/states.js';

test('each state once, with the words of the contract', () => {
  expect(iotoStates.map(({ state }) => state)).toEqual(['check-in', 'report', 'directive']);
  expect(iotoStates.flatMap(({ messages }) => messages)).toContain('restart');
});
