import { expect, test } from 'vitest';
import { ivyViews } from '../../../src/devices/ivy/views.js';
import { channelLayout } from '../../../src/site/layout.js';
import { channelOf } from '../../support/ivy.js';

const textsOf = (settings: unknown, channel = 'stable'): readonly (readonly [string, string])[] =>
  ivyViews(settings, {
    layout: channelLayout(channel),
    channel: { ...channelOf(['1.0.0']), channel },
    publicUrl: 'https://updates.example.com',
  }).map((object) => [object.path, 'bytes' in object ? Buffer.from(object.bytes).toString() : '']);

const settings = { repository: 'team/logger', archives: ['gitlab', 'github'], systemName: 'roof-das' };

test('are what a device’s repository test reads', () => {
  const [tags, readme] = textsOf(settings);
  expect(tags).toEqual(['api/v4/projects/team/logger/repository/tags', '[]']);
  expect(readme?.[0]).toBe('repos/team/logger/readme');
  expect(readme?.[1]).toContain('# roof-das\n');
  expect(readme?.[1]).toContain('https://updates.example.com/versions');
});

test('are the same for every channel, so that none finds those of another one stale', () => {
  expect(textsOf(settings, 'beta')).toEqual(textsOf(settings));
});

test.each([[{ ...settings, repository: undefined }], [undefined], ['x']])('none for %j', (value) => {
  expect(textsOf(value)).toEqual([]);
});
