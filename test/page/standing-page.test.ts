import { describe, expect, test } from 'vitest';
import { lookAtPage } from '../../src/page/standing-page.js';
import { channelLayout } from '../../src/site/layout.js';
import { memoryHost } from '../support/memory-host.js';
import { testPage } from '../support/site-page.js';

const page = testPage()({ product: 'logger', trustedKeys: [], threshold: 1 });
const other = testPage('2')({ product: 'logger', trustedKeys: [], threshold: 1 });
const layout = channelLayout('stable');
const MINE = Buffer.from('<!doctype html><title>mine</title>');

const look = async (standing: Uint8Array | undefined, named: boolean, wanted = true) => {
  const host = memoryHost({ objects: new Map(standing ? [['index.html', standing]] : []) });
  const asked: string[] = [];
  host.before = (operation, path) => void asked.push(`${operation} ${path}`);
  const predicate = named ? { page: { path: page.path, sha256: page.sha256, size: page.size } } : {};
  return { found: await lookAtPage({ host, layout, predicate, wanted }), asked };
};

describe('lookAtPage', () => {
  test.each([
    // what stands there | whether the revision names a page | what it is | requests
    ['the page', page.bytes, true, { kind: 'named', sha256: page.sha256 }, 1],
    ['an older page', other.bytes, true, { kind: 'free' }, 2],
    ['nothing', undefined, true, { kind: 'free' }, 2],
    ['nothing', undefined, false, { kind: 'free' }, 1],
    ['a page of ours', page.bytes, false, { kind: 'free' }, 1],
    ['a page of somebody else', MINE, false, { kind: 'foreign', named: false }, 1],
    ['a page of somebody else', MINE, true, { kind: 'foreign', named: true }, 2],
  ])('finds %s: %#', async (_what, standing, named, expected, requests) => {
    const { found, asked } = await look(standing, named);
    expect(found).toEqual(expected);
    expect(asked).toHaveLength(requests);
  });

  test('asks nothing where there is no page and none is wanted', async () => {
    expect(await look(MINE, false, false)).toEqual({ found: { kind: 'free' }, asked: [] });
  });
});
