import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DavServer, startLighttpdDav } from '../support/dav-servers.js';
import { runCampaign, undisturbed } from '../support/faults/campaign.js';
import { CAMPAIGN_TIMEOUT_MS, chosenFaults, expectCampaign } from '../support/faults/expect-campaign.js';
import { putTarget } from '../support/faults/put-target.js';
import type { Objects } from '../support/faults/soundness.js';
import { openPublishers, type Publishers } from '../support/publisher.js';

const NOTHING: Objects = new Map();

let publishers: Publishers;
let server: DavServer;

beforeAll(async () => {
  publishers = await openPublishers(['1.0.0', '1.1.0']);
  server = await startLighttpdDav();
});
afterAll(async () => {
  await server.stop();
  publishers.dispose();
});

describe('faults at every request to lighttpd', { timeout: CAMPAIGN_TIMEOUT_MS }, () => {
  test('a first release: nothing is broken, and a re-run makes the undisturbed site', async () => {
    const target = putTarget('lighttpd', server);
    const expected = await undisturbed(target, publishers.of('1.0.0'), NOTHING);
    const faults = chosenFaults(expected.requests, 0.5);
    expectCampaign(await runCampaign([target, putTarget('lighttpd', server)], expected, faults), faults);
  });

  test('a further release: nothing is broken, and a re-run makes the undisturbed site', async () => {
    const target = putTarget('lighttpd', server);
    const first = await undisturbed(target, publishers.of('1.0.0'), NOTHING);
    const expected = await undisturbed(target, publishers.of('1.1.0'), first.after);
    const faults = chosenFaults(expected.requests, 1.6, 3);
    expect(faults.length).toBeGreaterThanOrEqual(100);
    expectCampaign(await runCampaign([target, putTarget('lighttpd', server)], expected, faults), faults);
  });
});
