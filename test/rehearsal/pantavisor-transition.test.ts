import { expect, test } from 'vitest';
import { progressReporter } from '../../src/rehearsal/pantavisor-report.js';
import { goOver } from '../../src/rehearsal/pantavisor-transition.js';
import { stateWith } from '../support/pantavisor.js';

const hop = { from: '1.0.0', to: '1.1.0', fault: undefined, runs: true, installsFirst: false };

const over = (before: Parameters<typeof stateWith>[0] | undefined, after: Parameters<typeof stateWith>[0]) =>
  goOver(progressReporter('locals/v1.1.0'), hop, {
    before: before && stateWith(before),
    after: stateWith(after),
    notes: ['first'],
  });

const container = (image: string) => ({
  'app/run.json': { restart_policy: 'container' },
  'app/root.squashfs': image.repeat(32),
});

test.each([
  // before, after, the last state, why
  [container('aa'), container('bb'), 'UPDATED', 'goes over without a reboot'],
  [container('aa'), container('aa'), 'UPDATED', 'goes over without a reboot'],
  [container('aa'), { ...container('aa'), 'a.json': {} }, 'DONE', 'reboots because of a.json'],
  [
    {},
    { 'a.json': {}, 'b.json': {}, 'c.json': {}, 'd.json': {} },
    'DONE',
    'reboots because of a.json, b.json, c.json, …',
  ],
  [undefined, {}, 'DONE', 'the revision of 1.0.0 is not on the site: a reboot is taken for granted'],
])('from %j to %j ends in %s', (before, after, state, why) => {
  const result = over(before, after);
  expect(result).toMatchObject({ ended: 'updated', notes: ['first', why] });
  expect(result.messages.at(-1)?.state).toBe(state);
});
