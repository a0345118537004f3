import { expect, test } from 'vitest';
import { rehearsalFacts } from '../../src/rehearsal/rehearsal-report.js';

test('facts are counts', () => {
  const hop = { from: '1.0.0', to: '2.0.0', ended: 'updated', state: 'updated', notes: [] } as const;
  const facts = rehearsalFacts({
    target: '2.0.0',
    isolation: 'overlay',
    families: [
      {
        family: 'connhex',
        title: 'Connhex Edge',
        ways: [{ from: '1.0.0', over: ['2.0.0'], end: '' }],
        hops: [
          { ...hop, ok: true, ran: true },
          { ...hop, ok: false, ran: false },
        ],
      },
    ],
    problems: [],
  });
  expect(facts).toEqual({
    target: '2.0.0',
    isolation: 'overlay',
    families: [{ family: 'connhex', fielded: 1, hops: 2, ran: 1, failed: 1 }],
  });
});
