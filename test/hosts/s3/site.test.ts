import { describe, expect, test } from 'vitest';
import { nothingKnown, pause } from '../../../src/hosts/s3/site.js';
import { s3Doubles } from '../../support/s3-double.js';
import { siteOn } from '../../support/s3-site.js';

const start = s3Doubles();

describe('a site in a bucket', () => {
  test('knows nothing of its store at first', () => {
    expect(nothingKnown()).toMatchObject({ creating: 'unknown', replacing: 'unknown', mayRead: false });
  });

  test('pauses longer each time, up to five seconds, as chance has it', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number) => void waits.push(ms);
    const site = await siteOn(await start(), { sleep, random: () => 0.5 });
    for (const round of [0, 1, 2, 5, 10, 20]) await pause(site, round);
    expect(waits).toEqual([50, 100, 200, 1600, 2500, 2500]);
  });
});
