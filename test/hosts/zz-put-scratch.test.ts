import { it } from 'vitest';
import { putHost } from '../../src/hosts/http-put.js';
import { DAV_USER, startApacheDav, startLighttpdDav, startNginxDav } from '../support/dav-servers.js';
import { startFaultProxy } from '../support/fault-proxy.js';
import { memoryForge } from '../support/faults/memory-forge.js';
import { hostSurroundings } from '../support/host-surroundings.js';
import { openPublishers } from '../support/publisher.js';
it('measures', async () => {
  const versions = Array.from({ length: 18 }, (_, i) => `1.${i}.0`);
  const publishers = await openPublishers(versions);
  for (const start of [startLighttpdDav, startNginxDav, startApacheDav]) {
    const server = await start();
    const { url } = server.site();
    const proxy = await startFaultProxy(new URL(url).origin);
    const forge = memoryForge();
    const openHost = () => putHost({ kind: 'http-put', url: proxy.url + new URL(url).pathname }, hostSurroundings({ environment: DAV_USER, oneAtATime: true }));
    let before = 0;
    for (const v of versions.slice(0, 2)) {
      const t = Date.now();
      const outcome = await publishers.of(v).publish({ openHost, forge, oneAtATime: true });
      const mine = proxy.requests.slice(before);
      console.log(start === startLighttpdDav ? 'LIGHTTPD' : 'other', v, outcome, mine.length, 'requests', Date.now() - t, 'ms');
      const at = mine.findIndex((r) => r.method === 'PUT' && r.target.includes('bundles'));
      console.log(mine.map((r) => `${r.method} ${r.target.replace(/.*site1/, '')}`).filter((l) => !l.includes('.ota-release')).join('\n'));
      before = proxy.requests.length;
    }
    if (start === startLighttpdDav) {
      const t = Date.now();
      const outcomes = await Promise.all(versions.slice(2).map((v) => publishers.of(v).publish({ openHost, forge })));
      console.log('16 at once', outcomes.join(), proxy.requests.length - before, Date.now() - t, 'ms');
      console.log(await (await fetch(url + '/versions')).text(), await (await fetch(url + '/latest')).text());
    }
    await proxy.stop();
    await server.stop();
  }
  publishers.dispose();
});
