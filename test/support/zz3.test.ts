import { mkdtempSync } from 'node:fs';
import { test } from 'vitest';
import { directoryTarget } from './faults/directory-target.js';
import { race } from './faults/race.js';
import { memoryHost } from './memory-host.js';
import { openPublishers } from './publisher.js';
import { sixteenVersions } from './sixteen.js';
test('x', async () => {
  const c0 = process.cpuUsage(); const t0 = performance.now();
  const p = await openPublishers(sixteenVersions);
  const c1 = process.cpuUsage(c0); console.log('prepare', performance.now() - t0, (c1.user + c1.system) / 1000);
  for (const kind of ['memory', 'dir', 'shm']) {
    const host = memoryHost();
    const dir = mkdtempSync(kind === 'shm' ? '/dev/shm/zz' : '/tmp/zz');
    const on = kind === 'memory' ? { url: '', open: async () => host, objects: async () => new Map(host.objects) } : directoryTarget(dir);
    let reads = 0;
    const c = process.cpuUsage();
    const r = await race(on as never, sixteenVersions.map(p.of), () => async (path) => { reads++; const o = await (await on.open('', {})).read(path); return o?.bytes; });
    const u = process.cpuUsage(c);
    console.log(kind, r.milliseconds.toFixed(0), (u.user + u.system) / 1000, r.failed, r.faults, reads, r.readers.map((x) => [x.looks, x.changes, x.faults.length]));
  }
  p.dispose();
}, 300000);
