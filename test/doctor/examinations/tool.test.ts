import { expect, test } from 'vitest';
import { nodeProblems, spaceProblems } from '../../../src/doctor/examinations/tool.js';

test('Node.js is asked for as package.json does', () => {
  expect(nodeProblems('20.18.3').map(({ code }) => code)).toEqual(['doctor-node-old']);
  expect(nodeProblems('20.19.0')).toEqual([]);
});

test.each([
  // free MiB, bundle MiB at most, problem
  [63, 0, 'There are'],
  [64, 0, undefined],
  [255, 4096, '256 MiB'],
  [256, 4096, undefined],
])('%i MiB for a bundle of at most %i', (free, bundle, words) => {
  const [found] = spaceProblems('/var/tmp', free * 1024 ** 2, bundle * 1024 ** 2);
  if (words === undefined) expect(found).toBeUndefined();
  else expect(found?.message).toContain(words === 'There are' ? '63 MiB left' : words);
});
