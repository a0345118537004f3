import { it } from 'vitest';
import { branchSite } from '../../support/branch-site.js';
it('x', async () => {
  const site = branchSite(); 
  const sleep = (ms: number) => new Promise<void>((d) => setTimeout(d, ms));
  let details: string[] = [];
  const hosts = await Promise.all(Array.from({length: 16}, () => site.open({}, { sleep, detail: (t) => void details.push(t) })));
  for (const [i, host] of hosts.entries()) await host.create(`bundles/${i}.zip`, {kind:'bytes', bytes: Buffer.from('b'+i)});
  const t = performance.now(); const c = process.cpuUsage();
  await Promise.all(hosts.map((host) => host.flush()));
  console.log('flush all', Math.round(performance.now()-t), 'retries', details.length);
  site.dispose();
});
