import { test } from 'vitest';
import { runCampaign, undisturbed } from './faults/campaign.js';
import { startGitTarget } from './faults/git-target.js';
import { spreadFaults } from './faults/schedule.js';
import { openPublishers } from './publisher.js';
test('x', async () => {
  const p = await openPublishers(['1.0.0', '1.1.0']);
  const on = await startGitTarget();
  const t = performance.now();
  const first = await undisturbed(on, p.of('1.0.0'), new Map());
  const expected = await undisturbed(on, p.of('1.1.0'), first.after);
  console.log('4 runs', performance.now() - t);
  for (const r of [...first.requests, ...expected.requests]) console.log(r.number, r.method, r.target.slice(0, 80), r.bodyBytes);
  console.log([...expected.after.keys()]);
  for (const f of spreadFaults(expected.requests, 50)) {
    const r = await runCampaign(on, expected, [f]);
    console.log(JSON.stringify(f), r.milliseconds.toFixed(0), r.survived, r.injected, r.failures.join('|').slice(0, 400));
  }
  p.dispose(); on.stop();
}, 300000);
