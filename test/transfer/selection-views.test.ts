import { beforeAll, describe, expect, test } from 'vitest';
import { readChannel } from '../../src/site/channel-state.js';
import { channelLayout } from '../../src/site/layout.js';
import { isAbsent, isCopied, type ViewObject } from '../../src/site/mutable-object.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { replaceAll, replaceViews, viewsOfSelection } from '../../src/transfer/selection-views.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { signedSite } from '../support/site.js';
import { failureOf } from '../support/step-states.js';

const layout = channelLayout('stable');
let site: MemoryHost;
beforeAll(async () => {
  site = await signedSite([{ version: '1.0.0' }, { version: '1.1.0' }]);
});

const channelOf = async (versions: readonly string[]) => {
  const { newest } = await readChannel(site, layout, testTrust());
  if (!newest) throw new Error('no revision');
  return { layout, newest, directory: EMPTY_ARCHIVE, versions, whole: versions.length === 2 };
};
const viewsOf = async (versions: readonly string[]) => viewsOfSelection(await channelOf(versions));
const bytesOf = (view: ViewObject): Uint8Array => {
  if (isCopied(view)) throw new Error(`${view.path} is a copy`);
  if (isAbsent(view)) return Buffer.from('absent');
  return view.bytes;
};
const texts = (views: readonly ViewObject[]) =>
  views.slice(1).map((view) => `${view.path} ${Buffer.from(bytesOf(view))}`);

describe('the pointers of an export', () => {
  test('are those of the site where all of it is exported', async () => {
    const views = await viewsOf(['1.0.0', '1.1.0']);
    expect(views.map(({ path }) => path)).toEqual(['index.json', 'versions', 'latest']);
    for (const view of views)
      expect(Buffer.from(bytesOf(view)).equals(site.objects.get(view.path) ?? Buffer.of())).toBe(true);
  });

  test('name what is there and the highest of it, and nothing where nothing is', async () => {
    expect(texts(await viewsOf(['1.0.0']))).toEqual(['versions ["1.0.0"]\n', 'latest "1.0.0"\n']);
    expect(texts(await viewsOf([]))).toEqual(['versions []\n', 'latest absent']);
  });

  test('are written in their order, each over what is there, and only where they differ', async () => {
    const host = memoryHost();
    expect(await replaceAll(host, await viewsOf(['1.0.0']))).toEqual(['index.json', 'versions', 'latest']);
    expect(await replaceAll(host, await viewsOf(['1.0.0', '1.1.0']))).toEqual(['versions', 'latest']);
    expect(await replaceAll(host, await viewsOf(['1.0.0', '1.1.0']))).toEqual([]);
    expect(host.writes.slice(-2)).toEqual(['replace versions', 'replace latest']);
  });

  test('never show a latest that versions doesn’t list, wherever they go', async () => {
    const host = memoryHost();
    const replace = async (versions: readonly string[]) => replaceViews(host, await channelOf(versions));
    expect(await replace(['1.0.0', '1.1.0'])).toEqual(['index.json', 'versions', 'latest']);
    expect(await replace(['1.0.0'])).toEqual(['latest', 'versions']);
    expect(await replace(['1.0.0', '1.1.0'])).toEqual(['versions', 'latest']);
    expect(await replace([])).toEqual(['latest', 'versions']);
    expect([...host.objects.keys()].sort()).toEqual(['index.json', 'versions']);
  });

  test('are written again after somebody else wrote, and given up at last', async () => {
    const host = memoryHost();
    let disturbances = 2;
    host.before = (operation, path) => {
      if (operation !== 'replace' || disturbances <= 0) return;
      disturbances -= 1;
      host.objects.set(path, Buffer.from(`somebody else ${disturbances}`));
    };
    expect(await replaceAll(host, [{ path: 'latest', bytes: Buffer.from('"1.0.0"\n') }])).toEqual(['latest']);
    disturbances = Number.POSITIVE_INFINITY;
    let times = 0;
    host.before = (_, path) => {
      times += 1;
      host.objects.set(path, Buffer.from(`somebody else ${times}`));
    };
    const failure = await failureOf(() => replaceAll(host, [{ path: 'latest', bytes: Buffer.from('"1.1.0"\n') }]));
    expect(failure).toMatchObject({ code: 'site-views-contended' });
  });
});
