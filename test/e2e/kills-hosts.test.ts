import { describe, expect, test } from 'vitest';
import { closing } from '../support/closing.js';
import { startLighttpdDav } from '../support/dav-servers.js';
import { expectKills, KILLS_TIMEOUT_MS, killableRelease } from '../support/faults/expect-kills.js';
import { startGitTarget } from '../support/faults/git-target.js';
import { putTarget } from '../support/faults/put-target.js';
import { openS3Target } from '../support/faults/s3-target.js';
import type { Target } from '../support/faults/target.js';
import { startRadosgw } from '../support/radosgw.js';

const later = closing();

const releaseTo = async (target: Target) => {
  const release = await killableRelease(target);
  later(release.dispose);
  return release;
};

describe('SIGKILL at a request, and a plain re-run', { timeout: KILLS_TIMEOUT_MS }, () => {
  test('to lighttpd: nothing is broken, and the re-run makes the undisturbed site', async () => {
    const server = await startLighttpdDav();
    later(server.stop);
    const release = await releaseTo(putTarget('lighttpd', server));
    expect(await expectKills(release, 20)).toBeGreaterThanOrEqual(20);
  });

  test('to real object storage: nothing is broken, and the re-run makes the undisturbed site', async () => {
    const store = await startRadosgw();
    later(store.stop);
    expect(await expectKills(await releaseTo(await openS3Target(store)), 6)).toBeGreaterThanOrEqual(6);
  });

  test('to a git server: nothing is broken, and the re-run makes the undisturbed tree', async () => {
    const target = await startGitTarget();
    later(target.stop);
    expect(await expectKills(await releaseTo(target), 4)).toBeGreaterThanOrEqual(4);
  });
});
