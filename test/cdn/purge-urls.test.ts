import { describe, expect, test } from 'vitest';
import { purgeUrls } from '../../src/cdn/purge-urls.js';
import { channelLayout } from '../../src/site/layout.js';

describe('what a release changes', () => {
  test.each([
    // channel, version, URLs below the public one
    ['stable', '1.1.0', ['index.json', 'versions', 'latest', 'index.html', '', '1.1.0']],
    [
      'beta',
      '1.2.0-rc.1',
      [
        ...['channels/beta/index.json', 'channels/beta/versions', 'channels/beta/latest'],
        ...['channels/beta/index.html', 'channels/beta/', 'channels/beta/1.2.0-rc.1'],
      ],
    ],
    ['stable', '1.0.0+5', ['index.json', 'versions', 'latest', 'index.html', '', '1.0.0+5']],
    ['stable', undefined, ['index.json', 'versions', 'latest', 'index.html', '']],
  ])('in channel %s with %s is %j', (channel, version, paths) => {
    const url = 'https://u.example/my%20site';
    expect(purgeUrls(url, channelLayout(channel), version)).toEqual(paths.map((path) => `${url}/${path}`));
  });
});
