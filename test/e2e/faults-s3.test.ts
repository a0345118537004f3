import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { HostUse } from '../../src/steps/services.js';
import { runCampaign, undisturbed } from '../support/faults/campaign.js';
import { CAMPAIGN_TIMEOUT_MS, chosenFaults, expectCampaign } from '../support/faults/expect-campaign.js';
import { memoryForge } from '../support/faults/memory-forge.js';
import { openS3Target, type S3Target } from '../support/faults/s3-target.js';
import { differences, type Objects, unsoundness } from '../support/faults/soundness.js';
import { openPublishers, type Publishers } from '../support/publisher.js';
import { type Radosgw, startRadosgw } from '../support/radosgw.js';

const NOTHING: Objects = new Map();
/** In three parts: from 16 MiB on, eight each. */
const LARGE_BYTES = 17 * 1024 * 1024;

let store: Radosgw;
let target: S3Target;
let lanes: readonly S3Target[];

beforeAll(async () => {
  store = await startRadosgw();
  target = await openS3Target(store);
  lanes = [target, await openS3Target(store)];
});
afterAll(() => store.stop());

/** Publishers for one test. */
const using = async (noiseBytes: number | undefined, run: (publishers: Publishers) => Promise<void>): Promise<void> => {
  const publishers = await openPublishers(['1.0.0', '1.1.0'], noiseBytes === undefined ? {} : { noiseBytes });
  await run(publishers).finally(publishers.dispose);
};

describe('faults at every request to real object storage', { timeout: CAMPAIGN_TIMEOUT_MS }, () => {
  test('a first release: nothing is broken, and a re-run makes the undisturbed site', () =>
    using(undefined, async (publishers) => {
      const expected = await undisturbed(target, publishers.of('1.0.0'), NOTHING);
      const faults = chosenFaults(expected.requests, 0.5);
      expectCampaign(await runCampaign(lanes, expected, faults), faults);
    }));

  test('a further release: nothing is broken, and a re-run makes the undisturbed site', () =>
    using(undefined, async (publishers) => {
      const first = await undisturbed(target, publishers.of('1.0.0'), NOTHING);
      const expected = await undisturbed(target, publishers.of('1.1.0'), first.after);
      const faults = chosenFaults(expected.requests, 2, 3);
      expect(faults.length).toBeGreaterThanOrEqual(80);
      expectCampaign(await runCampaign(lanes, expected, faults), faults);
    }));

  test('an upload in parts: nothing is broken, and a re-run goes on with it', () =>
    using(LARGE_BYTES, async (publishers) => {
      const expected = await undisturbed(target, publishers.of('1.0.0'), NOTHING);
      const upload = expected.requests.filter(({ target: at }) => /\?.*upload|bundles\/[^/]*zip\?/i.test(at));
      expect(upload.filter(({ target: at }) => /partNumber=/.test(at)).length).toBe(3);
      const faults = chosenFaults(upload, 1);
      expectCampaign(await runCampaign(lanes, expected, faults), faults);
    }));

  test('a clock that is wrong signs requests that the store refuses, and is put right', () =>
    using(undefined, async (publishers) => {
      const first = await undisturbed(target, publishers.of('1.0.0'), NOTHING);
      const expected = await undisturbed(target, publishers.of('1.1.0'), first.after);
      for (const hours of [-1, 1, 365 * 24]) {
        await target.reset(expected.before);
        const on = { openHost: (use: HostUse) => target.open(target.url, use), forge: memoryForge() };
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
        const ended = await publishers
          .of('1.1.0')
          .publish(on)
          .finally(() => vi.useRealTimers());
        expect(ended).toBe('published');
        expect(unsoundness(await target.objects(), expected)).toEqual([]);
        await publishers.of('1.1.0').publish(on);
        expect(differences(await target.objects(), expected.after)).toEqual([]);
      }
    }));
});
