import { describe, expect, test } from 'vitest';
import {
  channelRemotePath,
  objectInfoBytes,
  objectPath,
  remoteBytes,
  revisionPaths,
} from '../../../src/devices/pantavisor/remote.js';
import { channelLayout } from '../../../src/site/layout.js';
import { sitePathSchema } from '../../../src/site/statement.js';

const SHA256 = 'ab'.repeat(32);

describe('revisionPaths', () => {
  test.each([
    ['stable', ''],
    ['beta', 'channels/beta/'],
  ])('of channel %s lie below %j', (channel, prefix) => {
    const paths = revisionPaths(channelLayout(channel), 'pump', '1.2.0');
    const all = {
      folder: paths.folder,
      state: paths.state,
      remote: paths.remote,
      tarball: paths.tarball,
      info: paths.objectInfo(SHA256),
      channel: channelRemotePath(channelLayout(channel)),
    };
    expect(all).toEqual({
      folder: `${prefix}pantavisor/1.2.0`,
      state: `${prefix}pantavisor/1.2.0/json`,
      remote: `${prefix}pantavisor/1.2.0/.pvrremote`,
      tarball: `${prefix}pantavisor/1.2.0/pump-1.2.0.pvrexport.tgz`,
      info: `${prefix}pantavisor/1.2.0/objects-info/${SHA256}`,
      channel: `${prefix}pantavisor/.pvrremote`,
    });
    for (const path of Object.values(all)) expect(sitePathSchema.safeParse(path).success).toBe(true);
  });

  test('share objects between channels', () => {
    expect(objectPath(SHA256)).toBe(`pantavisor/objects/${SHA256}`);
  });
});

describe('remoteBytes, objectInfoBytes', () => {
  test('have the fields of the contract', () => {
    expect(JSON.parse(Buffer.from(remoteBytes('https://u.example/x', 'pantavisor/1.2.0')).toString())).toEqual({
      'pvr-spec': 'pvr-pantahub-1',
      'json-get-url': 'https://u.example/x/pantavisor/1.2.0/json',
      'json-key': 'state',
      'objects-endpoint': 'https://u.example/x/pantavisor/1.2.0/objects-info',
    });
    const object = { key: 'app/root.squashfs', file: '/x', size: 123, sha256: SHA256 };
    expect(JSON.parse(Buffer.from(objectInfoBytes('https://u.example/x', object)).toString())).toEqual({
      id: SHA256,
      objectname: 'app/root.squashfs',
      sha256sum: SHA256,
      size: '123',
      'mime-type': 'application/octet-stream',
      'signed-geturl': `https://u.example/x/pantavisor/objects/${SHA256}`,
    });
  });
});
