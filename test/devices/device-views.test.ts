import { describe, expect, test } from 'vitest';
import { copiesOf, deviceViews } from '../../src/devices/device-views.js';
import { channelLayout } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE } from '../../src/site/next-index.js';
import { predicateOf } from '../support/fleet.js';

const layout = channelLayout('stable');
const site = { publicUrl: 'https://updates.example.com' };
const viewsOf = (families: Readonly<Record<string, unknown>>) =>
  deviceViews(layout, predicateOf([{ version: '1.0.0' }], { families }), EMPTY_ARCHIVE);

describe('the documents of families', () => {
  test('are those of each family that the index names', () => {
    expect(viewsOf({ site, connhex: { alias: true } }).map(({ path }) => path)).toEqual(['connhex/logger.zip']);
    expect(viewsOf({ site })).toEqual([]);
  });

  test.each([
    // what the index keeps
    [{ connhex: { alias: true } }],
    [{ site: { publicUrl: 'not a URL' }, connhex: { alias: true } }],
    [{ site, 'of-a-newer-version': {} }],
  ])('are none where nothing can be made of %j', (families) => {
    expect(viewsOf(families)).toEqual([]);
  });

  test('are told to a web server where they are copies', () => {
    const predicate = predicateOf([{ version: '1.0.0' }], { families: { site, connhex: { alias: true }, ioto: {} } });
    expect(copiesOf(layout, predicate).map(({ path }) => path)).toEqual(['connhex/logger.zip']);
  });
});
