import { expect, test } from 'vitest';
import { pagePlace } from '../../../src/page/browser/page-place.js';

const digest = 'a'.repeat(64);

test.each([
  // channel, address, root, site
  ['stable', 'https://a.example/', '', 'https://a.example'],
  ['stable', 'https://a.example/x/index.html#key=1', '', 'https://a.example/x'],
  ['beta', 'https://a.example/x/channels/beta/', '../../', 'https://a.example/x'],
  ['stable', `https://a.example/x/pages/${digest}.html`, '../', 'https://a.example/x'],
  ['beta', `https://a.example/x/pages/${digest}.html`, '../', 'https://a.example/x'],
  ['beta', `https://a.example/x/channels/beta/pages/${digest}.html`, '../../../', 'https://a.example/x'],
  ['stable', 'file:///media/my%20stick/index.html', '', '/media/my stick'],
] as const)('of %s at %s', (channel, address, root, site) => {
  const place = pagePlace({ channel, root: channel === 'stable' ? '' : '../../' }, address);
  expect(place).toEqual({ root, site, isFile: address.startsWith('file:') });
});
