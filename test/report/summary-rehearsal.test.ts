import { expect, test } from 'vitest';
import type { RehearsalFacts } from '../../src/rehearsal/rehearsal-facts.js';
import { rehearsalSection } from '../../src/report/summary-rehearsal.js';

const facts: RehearsalFacts = {
  target: '1.2.0',
  isolation: 'overlay',
  families: [
    { family: 'zos', fielded: 2, hops: 1, ran: 0, failed: 0 },
    { family: 'connhex', fielded: 2, hops: 2, ran: 2, failed: 1 },
  ],
};

test('a rehearsal is a sentence and a row for each family, failures in bold', () => {
  expect(rehearsalSection(facts)).toBe(`### Rehearsal

\`1.2.0\` was taken as devices would take it. Scripts ran in a throw-away root without network.

| Family | Versions in the field | Updates | Failed | Scripts ran |
| --- | --- | --- | --- | --- |
| 0-OS | 2 | 1 | 0 | 0 |
| Connhex Edge | 2 | 2 | **1** | 2 |`);
});

test.each([
  // what differs | what it says
  [{ isolation: null }, 'No script was run.'],
  [{ isolation: 'plain' as const }, 'Scripts ran in a plain directory, because this machine has nothing better.'],
  [{ target: null }, 'There is no release to take.'],
])('with %j: %s', (changes, said) => {
  expect(rehearsalSection({ ...facts, ...changes })).toContain(said);
});

test.each([[undefined], [{ ...facts, families: [] }]])('is left out where no family was rehearsed', (none) => {
  expect(rehearsalSection(none)).toBe('');
});
