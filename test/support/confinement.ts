import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDeviceRoot, type DeviceRoot } from '../../src/rehearsal/device-root.js';
import type { Isolation } from '../../src/rehearsal/rehearsal-facts.js';
import { type Script, type ScriptEnd, sandboxOf } from '../../src/rehearsal/sandbox.js';

/** Runs shell text on a device, as a script of a release. */
export const runOn = (
  isolation: Isolation,
  device: DeviceRoot,
  text: string,
  changes: Partial<Script> = {},
): Promise<ScriptEnd> =>
  sandboxOf(isolation, process.env.PATH ?? '').run(device, {
    command: ['sh', '-c', text],
    directory: '/opt',
    environment: {},
    timeoutMs: 20_000,
    ...changes,
  });

/** What every way to confine a script keeps of its promises; run by the test of each. */
export const confines = (isolation: Exclude<Isolation, 'plain'>, directory: () => string): void => {
  const device = (): Promise<DeviceRoot> => createDeviceRoot(join(directory(), 'device'), '1.0.0');

  test('a script is root of a system of its own, without network, and sees nothing of this machine’s files', async () => {
    const text = [
      'id -u; pwd; ls /; echo "$SECRET-$GIVEN-$HOME"',
      'test -e /work || echo no files of ours',
      'tail -n +3 /proc/net/dev | cut -d: -f1',
      'echo >/dev/null; head -c 4 /dev/urandom | wc -c; awk "BEGIN { print 6 * 7 }"',
    ].join('\n');
    process.env.SECRET = 'hidden';
    try {
      const { code, output } = await runOn(isolation, await device(), text, { environment: { GIVEN: 'a b' } });
      expect([code, output]).toEqual([0, expect.stringMatching(/^0\n\/opt\n/)]);
      expect(output).toContain('\n-a b-/root\n');
      expect(output).toContain('no files of ours');
      expect(output).toMatch(/\n *lo\n4\n42\n$/);
      expect(output).not.toContain('hidden');
    } finally {
      delete process.env.SECRET;
    }
  });

  test('what it writes stays in its root, from one script to the next, and this machine is as before', async () => {
    const own = await device();
    const first =
      'echo new >/opt/app; echo set >/etc/app.conf; mkdir -p /var/lib/app; rm -f /usr/bin/yes; echo x >/usr/bin/tac';
    await runOn(isolation, own, first);
    const { output } = await runOn(isolation, own, 'cat /opt/app /etc/app.conf; ls -d /var/lib/app');
    expect(output).toBe('new\nset\n/var/lib/app\n');
    expect(readFileSync(own.at('/opt/app'), 'utf8')).toBe('new\n');
    expect(existsSync('/usr/bin/yes')).toBe(true);
    expect(readFileSync('/usr/bin/tac').length).toBeGreaterThan(2);
    await own.dispose();
    expect(existsSync(own.root)).toBe(false);
  });

  test('it can’t make this machine’s programs writable, nor take its root away', async () => {
    const text = 'mount -o remount,rw,bind /usr; umount /usr; umount -l /; chroot /.. true; exit 0';
    const { code } = await runOn(isolation, await device(), text);
    expect(code).toBe(0);
    expect(existsSync('/usr/bin/yes')).toBe(true);
  });

  test('its exit code is its own; a signal is 128 and its number', async () => {
    const own = await device();
    expect(await runOn(isolation, own, 'exit 10')).toMatchObject({ how: 'exited', code: 10 });
    expect(await runOn(isolation, own, 'kill -9 $$')).toMatchObject({ how: 'exited', code: 137 });
  });

  test('it ends with its time, and all that it started with it', async () => {
    const own = await device();
    const text = '(sleep 2; echo late >/opt/late) & sleep 60';
    expect(await runOn(isolation, own, text, { timeoutMs: 300 })).toMatchObject({ how: 'timed-out', code: undefined });
    const left = '(sleep 1; echo late >/opt/late) & echo gone';
    expect(await runOn(isolation, own, left)).toMatchObject({ code: 0, output: 'gone\n' });
    await new Promise((done) => setTimeout(done, 2200));
    expect(existsSync(own.at('/opt/late'))).toBe(false);
  });
};
