import { describe, expect, test } from 'vitest';
import { channelView } from '../../src/devices/channel-view.js';
import { predicateOf } from '../support/fleet.js';

describe('channelView', () => {
  test('lists the index and the archive ascending, and knows the releases of the index alone', () => {
    const predicate = predicateOf([{ version: '1.10.0' }, { version: '1.9.0' }]);
    const view = channelView(predicate, { pages: [], groups: [{ versions: ['1.2.0', '1.0.0'] }] });
    expect(view.versions).toEqual(['1.0.0', '1.2.0', '1.9.0', '1.10.0']);
    expect([...view.releases.keys()].sort()).toEqual(['1.10.0', '1.9.0']);
    expect([view.product, view.channel, view.latest]).toEqual(['logger', 'stable', '1.10.0']);
  });

  test('a withdrawn release is known and not listed', () => {
    const yanked = { reason: 'bricks', at: '2026-01-01T00:00:00Z' };
    const view = channelView(predicateOf([{ version: '1.0.0' }, { version: '1.1.0', yanked }]), {
      pages: [],
      groups: [],
    });
    expect(view.versions).toEqual(['1.0.0']);
    expect(view.latest).toBe('1.0.0');
    expect(view.releases.get('1.1.0')?.yanked).toEqual(yanked);
  });
});
