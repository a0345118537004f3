import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGitTarget } from '../support/faults/git-target.js';
import { race } from '../support/faults/race.js';
import { openS3Target } from '../support/faults/s3-target.js';
import { openPublishers, type Publishers } from '../support/publisher.js';
import { type Radosgw, startRadosgw } from '../support/radosgw.js';
import { readOverHttp } from '../support/site-readers.js';
import { expectRace, sixteenVersions } from '../support/sixteen.js';

let publishers: Publishers;

beforeAll(async () => {
  publishers = await openPublishers(sixteenVersions);
});
afterAll(() => publishers.dispose());

/** A deployment of Pages takes a while; each look is at one of them. */
const DEPLOYED_EVERY_MS = 150;

describe('sixteen publishers of sixteen versions at once', () => {
  test('all land in one bucket, and its readers never see anything missing, unsigned or going back', async () => {
    const store = await startRadosgw();
    try {
      const target = await openS3Target(store);
      await letEverybodyRead(store, target.bucket);
      const read = readOverHttp(`${store.endpoint}/${target.bucket}`);
      expectRace(await race(target, sixteenVersions.map(publishers.of), () => read));
      expect(await target.probes()).toEqual([]);
    } finally {
      await store.stop();
    }
  });

  test('all land in one branch, and no deployment of it shows anything missing, unsigned or going back', async () => {
    const target = await startGitTarget();
    try {
      const look = async () => {
        const deployed = await target.objects();
        return async (path: string) => deployed.get(path);
      };
      const versions = sixteenVersions.map(publishers.of);
      expectRace(await race(target, versions, look, { pauseMs: DEPLOYED_EVERY_MS }));
    } finally {
      target.stop();
    }
  });
});

const letEverybodyRead = async ({ client }: Radosgw, bucket: string): Promise<void> => {
  const resources = [
    ['s3:GetObject', `arn:aws:s3:::${bucket}/*`],
    ['s3:ListBucket', `arn:aws:s3:::${bucket}`],
  ];
  const Statement = resources.map(([Action, Resource]) => ({ Effect: 'Allow', Principal: '*', Action, Resource }));
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
  await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
};
