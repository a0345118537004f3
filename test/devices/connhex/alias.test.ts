import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aliasHeaders, aliasPath, connhexViews, readSettings } from '../../../src/devices/connhex/alias.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';
import { channelLayout } from '../../../src/site/layout.js';
import { viewOf } from '../../support/fleet.js';

const bundle = { path: 'bundles/a.pump-1.1.0.zip', size: 3, sha256: createHash('sha256').update('zip').digest('hex') };
const release: IndexRelease = { version: '1.1.0', upgradeObject: { sha256: bundle.sha256 }, bundle };
const [stable, beta] = [channelLayout('stable'), channelLayout('beta')];

describe('the copy of the newest bundle', () => {
  const channel = { ...viewOf([{ version: '1.0.0' }, { version: '1.1.0' }]), product: 'pump' };

  test.each([
    // layout, its path
    [stable, 'connhex/pump.zip'],
    [beta, 'channels/beta/connhex/pump.zip'],
  ])('lies below its channel', (layout, path) => {
    expect(aliasPath(layout, 'pump')).toBe(path);
    expect(connhexViews({ alias: true }, { layout, channel }).map((copy) => copy.path)).toEqual([path]);
  });

  test('is of the bundle that `latest` names, and tells its version', () => {
    const [copy] = connhexViews({ alias: true }, { layout: stable, channel });
    const newest = channel.releases.get('1.1.0');
    expect(copy).toMatchObject({ copyOf: { ...newest?.bundle, headers: { Version: '1.1.0' } } });
  });

  test('is to be gone where nothing is offered any more', () => {
    const views = connhexViews({ alias: true }, { layout: stable, channel: { ...channel, latest: null } });
    expect(views).toEqual([{ path: 'connhex/pump.zip', absent: true }]);
  });

  test.each([
    // what speaks against one, settings, channel
    ['it is switched off', { alias: false }, channel],
    ['the index keeps nothing', undefined, channel],
    ['the product’s name is no file’s', { alias: true }, { ...channel, product: '../pump' }],
  ])('is none where %s', (_why, settings, view) => {
    expect(connhexViews(settings, { layout: stable, channel: view })).toEqual([]);
  });
});

describe('its headers', () => {
  test('are those that the service answers HEAD with', () => {
    expect(aliasHeaders('pump', { ...release, upgradeFrom: '>=1.0.0 <2.0.0' })).toEqual({
      'Content-Disposition': 'attachment; filename="pump-1.1.0.zip"',
      'Repr-Digest': `sha-256=:${createHash('sha256').update('zip').digest('base64')}:`,
      Version: '1.1.0',
      'Min-Version': '1.0.0',
      'Max-Version': '2.0.0',
    });
  });

  test('say nothing of bounds that there are none of', () => {
    expect(Object.keys(aliasHeaders('pump', release))).toEqual(['Content-Disposition', 'Repr-Digest', 'Version']);
  });
});

test.each([
  // what an index has, as it is read
  [undefined, { alias: false, publish: false }],
  [
    { alias: true, publish: true, more: 1 },
    { alias: true, publish: true, more: 1 },
  ],
  [{ alias: 'yes' }, { alias: false, publish: false }],
])('settings %j are read as %j', (settings, read) => {
  expect(readSettings(settings)).toEqual(read);
});
