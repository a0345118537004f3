import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import { temporaryDirectories } from '../support/temporary.js';
import { downloaded, jsonOf, objectOf, tufDevice, tufSite } from '../support/tuf.js';

const serve = loopbackServers();
const folder = temporaryDirectories();

describe('a client of TUF', () => {
  test('starts at root 1, follows two rotations to today, and gets the newest release and its bundle', async () => {
    const site = await tufSite([
      { version: '1.0.0', signers: ['old'] },
      { version: '1.1.0', signers: ['old', 'new'] },
      { version: '1.2.0', signers: ['new'] },
    ]);
    const asked: string[] = [];
    const url = await serve(siteListener(site, ({ url: path = '' }) => asked.push(path) === 0));
    const device = tufDevice(folder(), url, objectOf(site, 'metadata/1.root.json'));
    const updater = device.updater();
    await updater.refresh();
    expect(asked).toEqual([
      '/metadata/2.root.json',
      '/metadata/3.root.json',
      '/metadata/4.root.json',
      '/metadata/timestamp.json',
      '/metadata/3.snapshot.json',
      '/metadata/3.targets.json',
    ]);
    const release = readFileSync(await downloaded(updater, device.targetDir, 'releases/logger.stable.json'));
    expect(release.equals(objectOf(site, '1.2.0'))).toBe(true);
    const { custom } = (await updater.getTargetInfo('releases/logger.stable.json')) ?? {};
    expect(custom).toEqual({
      product: 'logger',
      channel: 'stable',
      version: '1.2.0',
      bundle: 'bundles/logger-1.2.0.zip',
    });
    const bundle = readFileSync(await downloaded(updater, device.targetDir, 'bundles/logger-1.2.0.zip'));
    const statement = jsonOf(Buffer.from(jsonOf(release).payload, 'base64'));
    expect(sha256Hex(bundle)).toBe(statement.predicate.bundle.sha256);

    asked.length = 0;
    await device.updater().refresh();
    expect(asked).toEqual(['/metadata/4.root.json', '/metadata/timestamp.json']);
  });

  test('of another channel asks in its own folder, and finds bundles where all channels have them', async () => {
    const site = await tufSite([{ version: '1.1.0-rc.1', channel: 'beta' }]);
    const device = tufDevice(
      folder(),
      await serve(siteListener(site)),
      objectOf(site, 'channels/beta/metadata/1.root.json'),
      'channels/beta/',
    );
    const updater = device.updater();
    const release = await downloaded(updater, device.targetDir, 'releases/logger.beta.json');
    expect(readFileSync(release).equals(objectOf(site, 'channels/beta/1.1.0-rc.1'))).toBe(true);
    await downloaded(updater, device.targetDir, 'bundles/logger-1.1.0-rc.1.zip');
  });
});
