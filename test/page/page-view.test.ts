import { describe, expect, test } from 'vitest';
import { pageViews } from '../../src/page/page-view.js';
import { channelLayout } from '../../src/site/layout.js';
import { dueWrite } from '../../src/site/mutable-object.js';
import { memoryHost } from '../support/memory-host.js';
import { testPage } from '../support/site-page.js';

const page = testPage()({ product: 'logger', trustedKeys: [], threshold: 1 });
const other = testPage('2')({ product: 'logger', trustedKeys: [], threshold: 1 });
const ref = { path: page.path, sha256: page.sha256, size: page.size };
const dueOver = (standing: string | Uint8Array | undefined) => {
  const objects = new Map<string, Uint8Array>([[page.path, page.bytes]]);
  if (standing !== undefined) objects.set('index.html', Buffer.from(standing));
  const [view] = pageViews(channelLayout('stable'), { page: ref });
  if (!view) throw new Error('no view');
  return dueWrite(memoryHost({ objects }), view);
};

describe('pageViews', () => {
  test('is a copy of the page that the revision names, at the top of the channel', () => {
    expect(pageViews(channelLayout('stable'), { page: ref })).toMatchObject([{ path: 'index.html', copyOf: ref }]);
    expect(pageViews(channelLayout('beta'), { page: ref })).toMatchObject([{ path: 'channels/beta/index.html' }]);
    expect(pageViews(channelLayout('stable'), {})).toEqual([]);
  });

  test.each([
    // what stands there | whether it is written over
    ['nothing', undefined, true],
    ['this very page', page.bytes, false],
    ['another page of ours', other.bytes, true],
    ['somebody else’s page', '<!doctype html><title>mine</title>', false],
  ])('goes over %s: %#', async (_what, standing, due) => {
    expect((await dueOver(standing)) !== undefined).toBe(due);
  });
});
