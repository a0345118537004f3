import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messagesOf, SHELLS, type ShellName } from '../support/device-agent.js';
import { openStand, running, type Stand } from '../support/device-agent-stand.js';

let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
});

afterAll(() => stand.close());

describe.each(Object.keys(SHELLS) as ShellName[])('the device agent under %s', (shell) => {
  test('takes its first release, tells each state, and has nothing to do a second time', async () => {
    const device = stand.at('second', { shell });
    const first = await device.run('update', [], ['--json']);
    expect(first.exitCode, first.stdout + first.stderr).toBe(0);
    expect(messagesOf(first).map(({ status }) => status)).toEqual([
      ...['checking', 'update_available', 'downloading', 'update_ready', 'updating', 'updated'],
    ]);
    expect(messagesOf(first).at(-1)).toEqual({
      current_version: '1.1.0',
      latest_version: '1.1.0',
      status: 'updated',
      error: '',
      last_checked: '2026-01-16T12:00:00Z',
    });
    expect([running(device), device.read('state/version'), device.phase()]).toEqual(['1.1.0', '1.1.0', 'idle']);
    const again = await device.run('update');
    expect([again.exitCode, again.stdout]).toEqual([0, expect.stringContaining('nothing to do')]);
    expect((await device.run('status')).stdout).toContain('"status":"updated"');
  });

  test('only looks with check, and says by its exit code whether there is an update', async () => {
    const device = stand.at('second', { shell, version: '1.0.0' });
    expect((await device.run('check')).exitCode).toBe(100);
    expect([running(device), device.read('state/version')]).toEqual(['1.0.0', '1.0.0']);
    expect(device.site.asked.map(({ path }) => path)).toEqual(['index.json']);
    const current = stand.at('second', { shell, version: '1.1.0' });
    expect((await current.run('check')).exitCode).toBe(0);
  });

  test('goes through a barrier, and gives the scripts what they need to know', async () => {
    const device = stand.at('third', { shell, version: '1.0.0' });
    const versions: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      expect((await device.run('update')).exitCode).toBe(0);
      versions.push(running(device));
    }
    expect(versions).toEqual(['1.1.0', '1.2.0', '1.3.0', '1.3.0']);
    expect(device.read('root/environment').split('\n')).toEqual([
      `CHX_OTA_PAYLOAD_DIR=${join(device.directory, 'state/work/bundle')}`,
      'CHX_OTA_TIMEOUT_SEC=1800',
      'CHX_OTA_VERSION_CURRENT=1.2.0',
      'CHX_OTA_VERSION_TARGET=1.3.0',
      'OTA_CURRENT_VERSION=1.2.0',
      'OTA_PRODUCT=pump',
      'OTA_TARGET_VERSION=1.3.0',
    ]);
  });

  test('goes on with a download that broke off, by a range', async () => {
    const device = stand.at('second', { shell, version: '1.0.0' });
    device.site.faults.push({ path: '.zip', kind: 'cut', value: 100_000, times: 1 });
    const cut = await device.run('update', ['TRIES=1']);
    expect([cut.exitCode, cut.stderr]).toEqual([1, expect.stringContaining("can't fetch bundles/")]);
    expect((await device.run('update')).exitCode).toBe(0);
    const ranges = device.site.asked.filter(({ path }) => path.endsWith('.zip')).map(({ range }) => range);
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
    expect(running(device)).toBe('1.1.0');
  });

  test('goes back with rollback.sh where update.sh fails', async () => {
    const device = stand.at('second', { shell, version: '1.0.0' });
    device.put('fail-update');
    const failed = await device.run('update', [], ['--json']);
    expect(failed.exitCode).toBe(4);
    expect(messagesOf(failed).at(-1)).toMatchObject({
      status: 'update_failed',
      error: 'update.sh of 1.1.0 failed with exit code 3; 1.0.0 stays installed',
    });
    expect([running(device), device.read('state/version'), device.phase()]).toEqual(['1.0.0', '1.0.0', 'idle']);
  });
});
