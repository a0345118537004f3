import { describe, expect, test } from 'vitest';
import { familyReleaseSettings, familySettings } from '../../src/devices/family-settings.js';
import { familyProject } from '../support/connhex-input.js';

describe('what the signed index keeps for families', () => {
  test('stands beside the URL of the site', async () => {
    expect(await familySettings(familyProject())).toEqual({
      site: { publicUrl: 'https://updates.example.com' },
      connhex: { alias: true, publish: false },
    });
  });

  test.each([
    // why there is nothing, keys of the project
    ['no family is named', { devices: [] }],
    ['nobody knows the URL of the site', { publicUrl: undefined }],
  ])('is nothing where %s', async (_why, keys) => {
    expect(await familySettings(familyProject({}, keys))).toBeUndefined();
  });
});

test.each([
  // options of Connhex, what the entry of the release keeps
  [{}, undefined],
  [{ minVersion: '1.0.0' }, { connhex: { minVersion: '1.0.0' } }],
])('a release with %j keeps %j', async (options, kept) => {
  expect(await familyReleaseSettings(familyProject(options))).toEqual(kept);
});
