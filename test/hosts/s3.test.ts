import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { s3Host } from '../../src/hosts/s3.js';
import { hostSurroundings } from '../support/host-surroundings.js';
import { type Radosgw, startRadosgw } from '../support/radosgw.js';
import { hostContract } from './host-contract.js';

let store: Radosgw;
let bucket: string;

beforeAll(async () => {
  store = await startRadosgw();
  bucket = await store.createBucket();
});
afterAll(() => store.stop());

const openAt = (prefix: string) =>
  s3Host(
    { kind: 's3', bucket, prefix, region: 'us-east-1', endpoint: store.endpoint, pathStyle: true },
    hostSurroundings({ environment: store.environment }),
  );

hostContract('a bucket', async () => {
  const prefix = `${randomUUID()}/`;
  return { host: await openAt(prefix), reopen: () => openAt(prefix), dispose: () => undefined };
});
