import { expect, test } from 'vitest';
import type { Revision } from '../../src/site/channel-state.js';
import { deliver } from '../../src/steps/deliver.js';
import { predicateOf } from '../support/fleet.js';
import { memoryHost } from '../support/memory-host.js';
import { plannedRelease, recordingReporter } from '../support/step-states.js';

const release = plannedRelease();

test.each([
  // roll-out | told
  [{ percent: 10 }, ['info Connhex Edge: not handed over before the roll-out of 1.0.0 is complete']],
  [undefined, []],
])('a release that is rolled out to %j: %j', async (rollout, told) => {
  const { project, ...state } = release().on(memoryHost());
  const reporter = recordingReporter();
  const predicate = predicateOf([{ version: '1.0.0', ...(rollout ? { rollout } : {}) }]);
  const revision: Revision = { path: 'revisions/00000001.json', bytes: Buffer.of(), sha256: '0'.repeat(64), predicate };
  const { deliveryFindings } = await deliver({ ...release().services, reporter }).run({
    ...state,
    project: { ...project, devices: ['connhex'], families: { connhex: { alias: true, mandatory: false } } },
    publication: { outcome: 'published', revision, written: [] },
  });
  expect(deliveryFindings).toEqual([]);
  expect(reporter.lines.filter((line) => line.startsWith('info'))).toEqual(told);
});
