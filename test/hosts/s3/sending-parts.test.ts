import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sendParts } from '../../../src/hosts/s3/sending-parts.js';
import { openParts } from '../../../src/hosts/s3/source-parts.js';
import { error } from '../../support/s3-double/answer.js';
import { type DoubleOptions, s3Doubles } from '../../support/s3-double.js';
import { fileOf, noise, siteOn } from '../../support/s3-site.js';
import { temporaryDirectories } from '../../support/temporary.js';

const start = s3Doubles();
const directory = temporaryDirectories();
const PATH = 'bundles/a.zip';
const PLAN = { size: 1_050_000, partBytes: 100_000, count: 11 };

/** Sends a file of eleven parts to an upload that has some of them. */
const send = async (options: DoubleOptions, kept: ReadonlyMap<number, string> = new Map()) => {
  const double = await start(options);
  double.uploads.set('id', { key: PATH, headers: {}, parts: new Map(), startedAt: new Date() });
  const body = fileOf(join(directory(), 'a.zip'), noise(PLAN.size));
  const source = await openParts(body, PATH, PLAN);
  const seen: number[] = [];
  const request = { upload: { id: 'id', parts: kept }, plan: PLAN, onBytes: (bytes: number) => seen.push(bytes) };
  try {
    const end = await sendParts(await siteOn(double), PATH, source, request).catch((failure: unknown) => ({ failure }));
    return { end, seen, double };
  } finally {
    await source.close();
  }
};

describe('sending parts', () => {
  test('sends all of them, and gives their ETags in order', async () => {
    const { end, seen, double } = await send({});
    const parts = double.uploads.get('id')?.parts ?? new Map();
    expect(parts.size).toBe(11);
    const etags = Array.from({ length: 11 }, (_, i) => parts.get(i + 1)?.etag);
    expect(end).toEqual({ etags, doubtful: false });
    expect(seen.at(-1)).toBe(PLAN.size);
  });

  test('keeps at most four under way', async () => {
    let [now, most] = [0, 0];
    await send({
      instead: () => {
        now += 1;
        most = Math.max(most, now);
        return undefined;
      },
      afterwards: (_request, answer) => {
        now -= 1;
        return answer;
      },
    });
    expect(most).toBeLessThanOrEqual(4);
  });

  test('leaves out what the upload has', async () => {
    const kept = new Map([
      [1, '"one"'],
      [11, '"eleven"'],
    ]);
    const { end, double, seen } = await send({}, kept);
    expect(double.requests).toHaveLength(9);
    expect(end).toMatchObject({ etags: expect.arrayContaining(['"one"', '"eleven"']) });
    expect(seen.at(-1)).toBe(PLAN.size);
  });

  test('sends a part again whose answer was lost, and counts no byte twice', async () => {
    const { end, seen, double } = await send({
      afterwards: ({ query }, answer, number) => (query.get('partNumber') === '3' && number < 6 ? 'cut' : answer),
    });
    expect(end).toMatchObject({ doubtful: false });
    expect(double.requests.length).toBeGreaterThan(11);
    expect(seen.at(-1)).toBe(PLAN.size);
  });

  test('ends all with the first that fails', async () => {
    const { end, double } = await send({
      instead: ({ query }) => (query.get('partNumber') === '2' ? error(403, 'AccessDenied') : undefined),
    });
    expect(end).toMatchObject({ failure: { code: 's3-permission-missing' } });
    expect(double.requests.length).toBeLessThan(11);
  });

  test('says that the upload is gone, and that an ETag speaks against its part', async () => {
    expect((await send({ instead: () => error(404, 'NoSuchUpload') })).end).toBe('gone');
    const { end } = await send({
      afterwards: (_request, answer) => ({ ...answer, headers: { ...answer.headers, etag: `"${'0'.repeat(32)}"` } }),
    });
    expect(end).toMatchObject({ doubtful: true });
  });
});
