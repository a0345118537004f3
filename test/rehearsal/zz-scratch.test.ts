import { test } from 'vitest';
import { mkdtempSync, rmSync, chmodSync, mkdirSync } from 'node:fs';
import { openSandbox, sandboxOf } from '../../src/rehearsal/sandbox.js';
import { createDeviceRoot } from '../../src/rehearsal/device-root.js';
import { snapshotOf } from '../../src/rehearsal/device-snapshot.js';
test('x', async () => {
  const d = mkdtempSync('/tmp/sbx-');
  let t = performance.now();
  const o = await openSandbox('auto', { environment: process.env, scratch: d });
  console.log(o.sandbox?.isolation, o.problems, performance.now() - t);
  for (const k of ['overlay', 'bubblewrap', 'namespaces', 'plain'] as const) {
    const s = sandboxOf(k, process.env.PATH ?? '');
    const dev = await createDeviceRoot(d + '/' + k, '1.0.0');
    const run = (c: string, timeoutMs = 5000, cut?: number) => s.run(dev, { command: ['sh', '-c', c], directory: '/opt', environment: { X: 'a b' }, timeoutMs, ...(cut ? { cutAfterMs: cut } : {}) });
    if (k !== 'plain') console.log(k, await run('id -u; ls / /dev | tr "\\n" " "; cat /proc/net/dev 2>&1 | tail -n +3; touch /usr/local/bin/x && ls -la /usr/local/bin/x; mount -o remount,rw,bind /usr; umount /usr; echo hi > /dev/null; awk "BEGIN{print 1}"; systemctl restart app; chown bin f; hostname; exit 10'));
    if (k !== 'plain') console.log([...(await snapshotOf(dev)).keys()].join(' '));
    console.log(await run('sleep 30 & sleep 30', 300));
    console.log(await run('echo a > /tmp/x; sleep 30', 5000, 200));
    console.log(await run('(sleep 20; echo bad > /tmp/bad) & echo leaving'));
    t = performance.now();
    for (let i = 0; i < 5; i += 1) await run('true');
    console.log('5 runs', performance.now() - t);
    t = performance.now(); await dev.dispose(); console.log('dispose', performance.now() - t);
  }
  rmSync(d, { recursive: true });
}, 60000);
