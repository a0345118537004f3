import { beforeAll, describe, expect, test } from 'vitest';
import { readChannel } from '../../src/site/channel-state.js';
import type { IndexPredicate } from '../../src/site/index-statement.js';
import { channelLayout } from '../../src/site/layout.js';
import { isCopied } from '../../src/site/mutable-object.js';
import { plannedTufPaths, tufViews } from '../../src/tuf/views.js';
import { memoryHost } from '../support/memory-host.js';
import { testTrust } from '../support/signing.js';
import { type SiteObjects, signedSite } from '../support/site.js';
import { objectOf, TUF } from '../support/tuf.js';

const layout = channelLayout('stable');
let site: SiteObjects;
let predicate: IndexPredicate;
beforeAll(async () => {
  site = (await signedSite([{ version: '1.0.0', tuf: TUF }])).objects;
  const { newest } = await readChannel(memoryHost({ objects: site }), layout, testTrust());
  if (!newest) throw new Error('no revision');
  predicate = newest.predicate;
});

describe('tufViews', () => {
  test('makes of the revision alone what was published, the timestamp last', () => {
    const views = tufViews(layout, predicate);
    const copy = `releases/${predicate.releases[0]?.upgradeObject.sha256}.logger.stable.json`;
    const metadata = ['metadata/1.targets.json', 'metadata/1.snapshot.json', 'metadata/timestamp.json'];
    expect(views.map(({ path }) => path)).toEqual([copy, ...metadata]);
    expect(plannedTufPaths(TUF, layout, predicate)).toEqual(metadata);
    for (const view of views) {
      const bytes = 'bytes' in view ? view.bytes : undefined;
      const expected = objectOf(site, isCopied(view) ? view.copyOf.path : view.path);
      expect(Buffer.from(bytes ?? expected).equals(objectOf(site, view.path))).toBe(true);
    }
  });

  test('makes none of a revision without signatures for them', () => {
    const { tuf: _, ...without } = predicate;
    expect(tufViews(layout, without)).toEqual([]);
    expect(plannedTufPaths(undefined, layout, without)).toEqual([]);
  });
});
