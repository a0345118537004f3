import { expect, it } from 'vitest';
import { isAbsent } from '../../src/site/mutable-object.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { differing, staleViews, viewsOf } from '../../src/site/views.js';
import { layout, publish } from '../support/channel.js';
import { memoryHost } from '../support/memory-host.js';

it('puts latest last, to be removed where every release is withdrawn', async () => {
  const { revision } = await publish(memoryHost(), '1.0.0');
  const paths = (latest: string | null) =>
    viewsOf(layout, revision.bytes, { ...revision.predicate, latest }, EMPTY_ARCHIVE).map(
      (view) => `${view.path}${isAbsent(view) ? ' absent' : ''}`,
    );
  expect(paths('1.0.0')).toEqual(['index.json', 'versions', 'latest']);
  expect(paths(null)).toEqual(['index.json', 'versions', 'latest absent']);
});

it('names the views that are missing or behind', async () => {
  const host = memoryHost();
  const { revision } = await publish(host, '1.0.0');
  expect(await staleViews(host, layout, revision, EMPTY_ARCHIVE)).toEqual([]);
  host.objects.delete('versions');
  host.objects.set('latest', Buffer.from('"0.9.0"\n'));
  expect(await staleViews(host, layout, revision, EMPTY_ARCHIVE)).toEqual(['versions', 'latest']);
});

it('names further objects before the views, where they are missing or others', async () => {
  const host = memoryHost();
  const { revision } = await publish(host, '1.0.0');
  const further = [{ path: '_headers', bytes: Buffer.from('/latest\n') }];
  expect(await differing(host, further)).toEqual(['_headers']);
  host.objects.delete('latest');
  expect(await staleViews(host, layout, revision, EMPTY_ARCHIVE, further)).toEqual(['_headers', 'latest']);
  host.objects.set('_headers', Buffer.from('/latest\n'));
  expect(await differing(host, further)).toEqual([]);
});
