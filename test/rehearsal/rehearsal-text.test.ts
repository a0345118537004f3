import { expect, test } from 'vitest';
import type { RehearsalReport } from '../../src/rehearsal/rehearsal-report.js';
import { messageLine, reportLines } from '../../src/rehearsal/rehearsal-text.js';

const report: RehearsalReport = {
  target: '2.0.0',
  isolation: 'overlay',
  families: [
    {
      family: 'connhex',
      title: 'Connhex Edge',
      ways: [
        { from: '1.0.0', over: ['2.0.0'], end: 'it has the newest release' },
        { from: '2.0.0', over: [], end: 'it has the newest release' },
      ],
      hops: [
        {
          from: '1.0.0',
          to: '2.0.0',
          ended: 'updated',
          ok: true,
          state: 'updated',
          ran: true,
          notes: ['the agent restarts'],
        },
        {
          ...{ from: '1.0.0', to: '2.0.0', fault: 'power-cut', ended: 'kept', ok: false, state: 'update_failed' },
          ...{ why: 'the power went', ran: true, notes: [] },
        },
      ],
    },
  ],
  problems: [],
};

test('a report in full, and in brief', () => {
  const [headline = '', ...lines] = reportLines(report);
  expect(headline).toBe(
    'Connhex Edge: 2.0.0 from 2 versions in the field: 1 of 2 updates went as they should, scripts ran for 2 of them in a throw-away root (overlay)',
  );
  expect(lines).toEqual([
    '  ✓ 1.0.0 → 2.0.0: updated',
    '      the agent restarts',
    '  ✗ 1.0.0 → 2.0.0 with power-cut: update_failed (the power went)',
    '  · 2.0.0 takes nothing: it has the newest release',
  ]);
  expect(reportLines(report, { brief: true })).toEqual([headline, lines[2]]);
});

test('nobody takes it, and nothing was run', () => {
  const families = report.families.map((family) => ({ ...family, hops: [] }));
  expect(reportLines({ ...report, isolation: null, target: null, families }, { brief: true })).toEqual([
    'Connhex Edge: no release from 2 versions in the field: nobody takes it, no script was run',
  ]);
});

test('a message is one line of JSON, with what it belongs to first', () => {
  expect(
    messageLine({
      family: 'connhex',
      from: '1.0.0',
      version: '2.0.0',
      fault: 'no-space',
      state: 's',
      to: 't',
      body: { a: '\n' },
    }),
  ).toBe(
    '{"family":"connhex","from":"1.0.0","to":"2.0.0","fault":"no-space","state":"s","topic":"t","body":{"a":"\\n"}}',
  );
  expect(messageLine({ family: 'zos', from: '1.0.0', state: 'polled', body: null })).toBe(
    '{"family":"zos","from":"1.0.0","to":null,"state":"polled","topic":null,"body":null}',
  );
});
