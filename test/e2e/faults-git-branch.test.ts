import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCampaign, undisturbed } from '../support/faults/campaign.js';
import { CAMPAIGN_TIMEOUT_MS, chosenFaults, expectCampaign } from '../support/faults/expect-campaign.js';
import { type GitTarget, startGitTarget } from '../support/faults/git-target.js';
import type { Objects } from '../support/faults/soundness.js';
import { openPublishers, type Publishers } from '../support/publisher.js';

const NOTHING: Objects = new Map();

let publishers: Publishers;
let target: GitTarget;

beforeAll(async () => {
  publishers = await openPublishers(['1.0.0', '1.1.0']);
  target = await startGitTarget();
});
afterAll(() => {
  target.stop();
  publishers.dispose();
});

describe('faults at every request to a git server', { timeout: CAMPAIGN_TIMEOUT_MS }, () => {
  test('a first release: nothing is broken, and a re-run makes the undisturbed tree', async () => {
    const expected = await undisturbed(target, publishers.of('1.0.0'), NOTHING);
    const faults = chosenFaults(expected.requests, 2);
    expectCampaign(await runCampaign([target], expected, faults), faults);
  });

  test('a further release: nothing is broken, and a re-run makes the undisturbed tree', async () => {
    const first = await undisturbed(target, publishers.of('1.0.0'), NOTHING);
    const expected = await undisturbed(target, publishers.of('1.1.0'), first.after);
    const faults = chosenFaults(expected.requests, 2, 5);
    expect(faults.length).toBeGreaterThanOrEqual(16);
    expectCampaign(await runCampaign([target], expected, faults), faults);
  });
});
