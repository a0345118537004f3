import { beforeAll, describe, expect, test } from 'vitest';
import { fail } from '../../../src/errors/ota-error.js';
import { auditPointers } from '../../../src/site/audit/pointer-audit.js';
import { siteReader } from '../../../src/site/audit/site-reader.js';
import { readChannel } from '../../../src/site/channel-state.js';
import { hostSource } from '../../../src/site/host-source.js';
import { channelLayout } from '../../../src/site/layout.js';
import { EMPTY_ARCHIVE } from '../../../src/site/next-index.js';
import { memoryHost } from '../../support/memory-host.js';
import { testTrust } from '../../support/signing.js';
import { type SiteObjects, signedSite } from '../../support/site.js';
import { setText } from '../../support/tamper.js';

const layout = channelLayout('stable');
let site: SiteObjects;
beforeAll(async () => {
  site = (await signedSite(['1.0.0', '1.1.0', '1.2.0'].map((version) => ({ version })))).objects;
});

/** The pointers as given; `objects` are the upgrade objects that are there. */
const audit = async (
  {
    versions,
    latest,
    objects,
  }: { readonly versions: string; readonly latest: string; readonly objects: readonly string[] },
  excerpt?: readonly string[],
) => {
  const changed = new Map(site);
  for (const version of ['1.0.0', '1.1.0', '1.2.0']) if (!objects.includes(version)) changed.delete(version);
  setText(changed, 'versions', `${versions}\n`);
  setText(changed, 'latest', `${latest}\n`);
  const host = memoryHost({ objects: changed });
  const { newest } = await readChannel(host, layout, testTrust());
  if (!newest) throw new Error('no revision');
  const context = { reader: siteReader(hostSource(host)), layout, site: 'usb', ...(excerpt ? { excerpt } : {}) };
  const { problems, held } = await auditPointers(context, newest, EMPTY_ARCHIVE);
  return { found: problems.map(({ code, place }) => `${code} ${place?.file}`), held, problems };
};

const whole = { versions: '["1.0.0","1.1.0","1.2.0"]', latest: '"1.2.0"', objects: ['1.0.0', '1.1.0', '1.2.0'] };
const part = { versions: '["1.0.0","1.1.0"]', latest: '"1.1.0"', objects: ['1.0.0', '1.1.0'] };

describe('the pointers of a whole site', () => {
  test.each([[undefined], [['1.1.0']]])('are right, also where %j is asked for', async (excerpt) => {
    expect(await audit(whole, excerpt)).toMatchObject({ found: [], held: undefined });
  });

  test.each([[undefined], [['1.0.0']]])(
    'are wrong where they are merely behind, also where %j is asked for',
    async (excerpt) => {
      const { found, held } = await audit({ ...part, objects: whole.objects }, excerpt);
      expect(found).toEqual(['verify-pointer-differs versions', 'verify-pointer-differs latest']);
      expect(held).toBeUndefined();
    },
  );

  test('are wrong where nothing of them is right', async () => {
    const { found } = await audit({ versions: 'x', latest: '1', objects: [] });
    expect(found).toEqual(['verify-pointer-differs versions', 'verify-pointer-differs latest']);
  });
});

describe('the pointers of a site that holds a part', () => {
  test('are right for who asks for a part of that', async () => {
    for (const excerpt of [['1.0.0', '1.1.0'], ['1.1.0'], []])
      expect(await audit(part, excerpt)).toMatchObject({ found: [], held: ['1.0.0', '1.1.0'] });
  });

  test('are an error for who doesn’t, which says what to ask for', async () => {
    const { found, held, problems } = await audit(part);
    expect(found).toEqual(['verify-site-partial versions']);
    expect(held).toEqual(['1.0.0', '1.1.0']);
    expect(problems[0]).toMatchObject({
      severity: 'error',
      message: 'usb holds 2 of the 3 versions that its signed index lists, by its versions.',
      hint: expect.stringContaining('--only 1.0.0 --only 1.1.0.'),
    });
  });

  test('lack what is asked for and not held', async () => {
    const { problems } = await audit(part, ['1.0.0', '1.2.0']);
    expect(problems.map(({ message }) => message)).toEqual([
      'versions disagrees with the signed index: it lacks 1.2.0.',
    ]);
  });

  test('say nothing against a version that nobody lists: that is told elsewhere', async () => {
    expect((await audit(part, ['1.0.0', '9.9.9'])).found).toEqual([]);
  });

  test('have the highest of it as latest', async () => {
    for (const latest of ['"1.2.0"', '"1.0.0"'])
      expect((await audit({ ...part, latest }, ['1.0.0'])).found).toEqual(['verify-pointer-differs latest']);
  });
});

describe('where the index names no latest', () => {
  const auditNone = async (read: () => Promise<Uint8Array | undefined>) => {
    const host = memoryHost({ objects: site });
    const { newest } = await readChannel(host, layout, testTrust());
    if (!newest) throw new Error('no revision');
    const releases = newest.predicate.releases.map((entry) => ({ ...entry, yanked: { reason: 'x', at: '' } }));
    const source = hostSource(host);
    const reader = siteReader({ ...source, read: (path) => (path === 'latest' ? read() : source.read(path)) });
    setText(host.objects, 'versions', '[]\n');
    const none = { ...newest, predicate: { ...newest.predicate, latest: null, releases } };
    const { problems } = await auditPointers({ reader, layout, site: 'usb' }, none, EMPTY_ARCHIVE);
    return problems.map(({ code, place }) => `${code} ${place?.file}`);
  };

  test('there must be none, and whether there is must be seen', async () => {
    expect(await auditNone(async () => undefined)).toEqual([]);
    expect(await auditNone(async () => Buffer.from('"1.2.0"\n'))).toEqual(['verify-pointer-differs latest']);
    const failing = async () => {
      throw fail('verify-read-failed', { path: 'latest', reason: 'no answer' });
    };
    expect(await auditNone(failing)).toEqual(['verify-read-failed latest']);
  });
});
