import { test } from 'vitest';
import { runCampaign, undisturbed } from './faults/campaign.js';
import { openS3Target } from './faults/s3-target.js';
import { spreadFaults } from './faults/schedule.js';
import { startRadosgw } from './radosgw.js';
import { openPublishers } from './publisher.js';
test('x', async () => {
  const p = await openPublishers(['1.0.0', '1.1.0']);
  const server = await startRadosgw();
  const on = await openS3Target(server);
  const t = performance.now();
  const first = await undisturbed(on, p.of('1.0.0'), new Map());
  const expected = await undisturbed(on, p.of('1.1.0'), first.after);
  console.log('4 runs', performance.now() - t);
  for (const r of [...first.requests, ...expected.requests]) console.log(r.number, r.method, r.target.slice(0, 80), r.bodyBytes);
  console.log([...expected.after.keys()]);
  for (const f of spreadFaults(expected.requests, Number(process.env.N)).filter(f => f.lasting === 'once')) {
    const c = process.cpuUsage();
    const r = await runCampaign(on, expected, [f]);
    const u = process.cpuUsage(c);
    console.log(JSON.stringify(f), r.milliseconds.toFixed(0), ((u.user + u.system) / 1000).toFixed(0), r.survived, r.injected, r.errors[0]?.error.slice(0,300), r.failures.join('|').slice(0, 600));
  }
  p.dispose(); await server.stop();
}, 600000);
