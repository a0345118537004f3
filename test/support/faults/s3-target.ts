import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { openHost } from '../../../src/hosts/registry.js';
import type { Radosgw } from '../radosgw.js';
import { quickSurroundings } from './quick-surroundings.js';
import type { Objects } from './soundness.js';
import type { Target } from './target.js';

/** A bucket of real object storage; past the proxy, it is what a client of its own finds. */
export interface S3Target extends Target {
  readonly bucket: string;
  /** What preflights wrote for a moment and could not remove; a site has no such names. */
  readonly probes: () => Promise<readonly string[]>;
}

/** Uploads that nobody finished stand among the objects under such names: a site in the end has none. */
const UNFINISHED = 'an unfinished upload of ';
const PROBE = /^\.ota-release\//;

export const openS3Target = async (store: Radosgw): Promise<S3Target> => {
  const bucket = await store.createBucket();
  const look = lookInto(store, bucket);
  return {
    name: 's3 on radosgw',
    url: store.endpoint,
    environment: store.environment,
    hostText: (through) => `s3://${bucket}?region=us-east-1&pathStyle=true&endpoint=${encodeURIComponent(through)}`,
    bucket,
    probes: async () => [...(await look.list()).keys()].filter((key) => PROBE.test(key)),
    open: (through, use) =>
      openHost(
        { kind: 's3', bucket, prefix: '', region: 'us-east-1', endpoint: through, pathStyle: true },
        quickSurroundings(store.environment, use),
      ),
    objects: async () => {
      const found = await look.objects();
      const unfinished = (await look.uploads()).map(({ Key }) => [`${UNFINISHED}${Key}`, new Uint8Array()] as const);
      return new Map([...found, ...unfinished].filter(([path]) => !PROBE.test(path)));
    },
    reset: look.reset,
  };
};

/** Looks at a bucket, and fetches each object's bytes once: equal ETags are equal bytes. */
const lookInto = ({ client }: Radosgw, bucket: string) => {
  const known = new Map<string, Uint8Array>();
  const Bucket = bucket;
  const list = async (): Promise<ReadonlyMap<string, string>> => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
    return new Map(Contents.map(({ Key = '', ETag = '' }) => [Key, ETag] as const));
  };
  const bytesOf = async (Key: string, etag: string): Promise<Uint8Array> => {
    const bytes = known.get(etag);
    if (bytes) return bytes;
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (!Body) throw new Error(`${Key} has no body`);
    const fetched = await Body.transformToByteArray();
    known.set(etag, fetched);
    return fetched;
  };
  const uploads = async () => (await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads ?? [];
  const write = (Key: string, Body: Uint8Array) => client.send(new PutObjectCommand({ Bucket, Key, Body }));
  return {
    list,
    uploads,
    objects: async (): Promise<Objects> => {
      const entries = [...(await list())].map(async ([key, etag]) => [key, await bytesOf(key, etag)] as const);
      return new Map(await Promise.all(entries));
    },
    reset: async (objects: Objects): Promise<void> => {
      const standing = await list();
      const extra = [...standing.keys()].filter((key) => !objects.has(key));
      const lacking = [...objects].filter(([key, bytes]) => standing.get(key) !== etagOf(bytes));
      if (extra.length > 0)
        await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: extra.map((Key) => ({ Key })) } }));
      await Promise.all(lacking.map(([key, bytes]) => write(key, bytes)));
      for (const { Key, UploadId } of await uploads())
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    },
  };
};

/** Of an object that was written in one piece (Amazon S3, “Checking object integrity”). */
const etagOf = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`;
