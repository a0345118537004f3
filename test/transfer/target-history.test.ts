import { beforeAll, describe, expect, test } from 'vitest';
import { type Revision, readChannel } from '../../src/site/channel-state.js';
import { channelLayout } from '../../src/site/layout.js';
import { assertSameHistory, readTargetHistory } from '../../src/transfer/target-history.js';
import { memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';
import { resign, setText } from '../support/tamper.js';

const layout = channelLayout('stable');
let site: SiteObjects;
let newest: Revision;

beforeAll(async () => {
  const host = await signedSite(['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0'].map((version) => ({ version })));
  site = host.objects;
  const found = (await readChannel(host, layout, testTrust())).newest;
  if (!found) throw new Error('no revision');
  newest = found;
});

/** The history of a target with these objects, listed and not; and how many reads the latter cost. */
const historyOf = async (objects: SiteObjects) => {
  const host = memoryHost({ objects });
  const context = { host, layout, trust: testTrust() };
  const listed = await readTargetHistory({ ...context, names: new Set(objects.keys()) });
  let reads = 0;
  host.before = () => {
    reads += 1;
  };
  return { listed, unlisted: await readTargetHistory(context), reads };
};

describe('what a target has of a channel', () => {
  test('is nothing where there is nothing', async () => {
    const { listed, unlisted } = await historyOf(new Map());
    expect(listed).toEqual({ counter: 0, highest: 0, versions: new Set() });
    expect(unlisted).toEqual(listed);
  });

  test('is its newest revision and what its pointers name', async () => {
    const { listed, unlisted } = await historyOf(new Map(site));
    expect(listed).toMatchObject({ counter: 5, highest: 5, sha256: newest.sha256 });
    expect([...listed.versions]).toEqual(['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0']);
    expect(listed.newest?.predicate.latest).toBe('1.4.0');
    expect(unlisted).toEqual(listed);
  });

  test('goes as far as its revisions do without a gap', async () => {
    const objects = new Map(site);
    objects.delete(layout.revision(3));
    const { listed } = await historyOf(objects);
    expect(listed).toMatchObject({ counter: 2, highest: 5 });
  });

  test.each([0, 1, 2, 3, 4, 5])(
    'is found by %i revisions alone, where a run ended before the pointers',
    async (count) => {
      const objects: SiteObjects = new Map();
      for (let counter = 1; counter <= count; counter += 1)
        objects.set(layout.revision(counter), site.get(layout.revision(counter)) ?? new Uint8Array());
      const { listed, unlisted, reads } = await historyOf(objects);
      expect([listed.counter, unlisted.counter]).toEqual([count, count]);
      expect([...listed.versions]).toEqual([]);
      expect(reads).toBeLessThanOrEqual(9);
    },
  );

  test('is taken from no index that does not verify, and from no list that is none', async () => {
    const objects = new Map(site);
    setText(objects, 'index.json', '{}');
    setText(objects, 'versions', '<html>');
    const { listed, unlisted } = await historyOf(objects);
    expect(listed).toMatchObject({ counter: 5, versions: new Set() });
    expect(unlisted).toEqual(listed);
  });

  test('is as high as an index that verifies, also without its revision', async () => {
    const objects: SiteObjects = new Map();
    objects.set('index.json', site.get('index.json') ?? new Uint8Array());
    const { listed, unlisted } = await historyOf(objects);
    expect([listed.counter, listed.highest]).toEqual([0, 5]);
    expect(unlisted).toEqual(listed);
  });

  test('is what stands there, whoever signed it', async () => {
    const objects = new Map(site);
    await resign(objects, layout.revision(5), () => {}, ['stranger']);
    const { listed } = await historyOf(objects);
    expect(listed.counter).toBe(5);
    expect(listed.newest).toBeUndefined();
    expect(listed.sha256).not.toBe(newest.sha256);
  });
});

test('a target that answers every name is not asked for ever', async () => {
  const host = memoryHost();
  let reads = 0;
  const answering = {
    ...host,
    read: async () => {
      reads += 1;
      return { bytes: Buffer.from('<!doctype html>'), etag: '' };
    },
  };
  const { counter } = await readTargetHistory({ host: answering, layout, trust: testTrust() });
  expect(counter).toBeGreaterThan(1_000_000);
  expect(reads).toBeLessThan(80);
});

describe('a target', () => {
  const original = () => ({
    layout,
    newest,
    revision: async (path: string) => site.get(path),
    site: 'from',
    target: 'to',
  });
  const history = { counter: 5, highest: 5, sha256: '', versions: new Set<string>() };

  test('may have the same history, or none, or a beginning of it', async () => {
    await assertSameHistory({ ...history, sha256: newest.sha256 }, original());
    await assertSameHistory({ ...history, counter: 0, highest: 0 }, original());
    const { listed } = await historyOf(new Map([...site].filter(([path]) => path.endsWith('00000001.json'))));
    expect(listed.counter).toBe(1);
    await assertSameHistory(listed, original());
  });

  test('is refused where it is ahead', async () => {
    const failure = await failureOf(() => assertSameHistory({ ...history, counter: 5, highest: 6 }, original()));
    expect(failure).toMatchObject({ code: 'transfer-target-ahead', exitCode: 3 });
    expect(failure.message).toBe('to is at revision 6 of channel stable, and from ends with 5.');
  });

  test('is refused where its newest revision is another', async () => {
    const failure = await failureOf(() => assertSameHistory({ ...history, sha256: 'f'.repeat(64) }, original()));
    expect(failure).toMatchObject({ code: 'transfer-diverged', exitCode: 3 });
    expect(failure.message).toContain('revisions/00000005.json in to');
  });
});
