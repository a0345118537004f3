import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchHandler } from '../../../src/hosts/s3/fetch-handler.js';
import { boundedRetries, MAX_TRIES } from '../../../src/hosts/s3/retry.js';
import { openNetwork } from '../../../src/http/network.js';
import { type Answer, error, reply } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';

const start = s3Doubles();
afterEach(() => vi.useRealTimers());

/** Asks a double once, through the strategy; what it answered, and how long was waited between the tries. */
const ask = async (options: DoubleOptions, random = 0.5) => {
  const double = await start(options);
  const waits: number[] = [];
  const said: string[] = [];
  const sleep = async (ms: number) => void waits.push(ms);
  const client = new S3Client({
    endpoint: double.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: { ...fetchHandler(() => openNetwork({ environment: {}, userAgent: 'test' })) },
    retryStrategy: boundedRetries({ sleep, random: () => random, detail: (text) => said.push(text) }),
  });
  const end = await client.send(new GetObjectCommand({ Bucket: double.bucket, Key: 'latest' })).then(
    ({ $metadata }) => $metadata,
    (failure: unknown) => failure,
  );
  return { end, waits, said, tries: double.requests.length, requests: double.requests };
};

type Instead = NonNullable<DoubleOptions['instead']>;

const good = reply(200, { etag: '"x"' });
const firstTimes =
  (times: number, answer: Answer | 'cut'): Instead =>
  (_request, number) =>
    number <= times ? answer : good;

describe('trying again', () => {
  test.each([
    // what comes at first, the same as an answer, and what is said of it
    ['a connection that is cut', 'cut', 'no answer from the store'],
    ['a no that breaks off', { ...error(404, 'NoSuchKey'), cutAt: 60 }, 'no answer from the store'],
    ['500', error(500, 'InternalError'), 'the store answered 500'],
    ['503', error(503, 'SlowDown'), 'the store answered 503'],
    ['429', error(429, 'TooManyRequests'), 'the store answered 429'],
    [
      'a page of a proxy',
      reply(502, { 'content-type': 'text/html' }, '<html>Bad<br></html>'),
      'the store answered 502',
    ],
  ] as const)('after %s', async (_case, answer, words) => {
    const { end, waits, said, tries } = await ask({ instead: firstTimes(2, answer) });
    expect(end).toMatchObject({ httpStatusCode: 200, attempts: 3 });
    expect(tries).toBe(3);
    expect(waits).toEqual([500, 1000]);
    expect(said[0]).toContain(words);
    expect(said[1]).toMatch(/again in 1\.0 s$/);
  });

  test('has an end', async () => {
    const { end, tries, waits } = await ask({ instead: () => error(503, 'SlowDown') });
    expect(end).toMatchObject({ $metadata: { httpStatusCode: 503, attempts: MAX_TRIES } });
    expect([tries, waits.length]).toEqual([MAX_TRIES, MAX_TRIES - 1]);
  });

  test('waits as long as the store asks, and a little more, never less', async () => {
    const answer = error(503, 'SlowDown', { headers: { 'retry-after': '7' } });
    expect((await ask({ instead: firstTimes(1, answer) }, 0)).waits).toEqual([7000]);
    expect((await ask({ instead: firstTimes(1, answer) }, 0.5)).waits).toEqual([7500]);
  });

  test('doesn’t wait for a time beyond its two minutes', async () => {
    const answer = error(503, 'SlowDown', { headers: { 'retry-after': '3600' } });
    const { end, tries } = await ask({ instead: firstTimes(1, answer) });
    expect(end).toMatchObject({ $metadata: { httpStatusCode: 503 } });
    expect(tries).toBe(1);
  });

  test.each([
    [403, 'AccessDenied'],
    [404, 'NoSuchKey'],
    [412, 'PreconditionFailed'],
    [409, 'ConditionalRequestConflict'],
    [501, 'NotImplemented'],
  ])('takes a no for a no: %i %s', async (status, code) => {
    expect((await ask({ instead: () => error(status, code) })).tries).toBe(1);
  });

  test('signs each try anew', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') });
    const instead: Instead = (_request, number) => {
      vi.setSystemTime(new Date(`2026-01-01T00:0${number}:00Z`));
      return number === 1 ? error(500, 'InternalError') : good;
    };
    const { requests } = await ask({ instead });
    const [first, second] = requests.map(({ headers }) => headers['x-amz-date']);
    expect(first).toBe('20260101T000000Z');
    expect(second).not.toBe(first);
    const signatures = new Set(requests.map(({ headers }) => headers.authorization));
    expect(signatures.size).toBe(2);
  });
});
