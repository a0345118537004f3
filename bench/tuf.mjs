// What a device with a client of The Update Framework asks for and gets, counted at its server, at 10 releases and at 100, the
// most that an index lists: sizes of the metadata, requests and bytes of each check. Prints Markdown tables.
//   node bench/tuf.mjs [releases,releases,…]
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadParts } from './parts.mjs';

const sizes = (process.argv[2] ?? '10,100').split(',').map(Number);
const { downloaded, tufDevice, tufSite } = await loadParts(['test/support/tuf.ts']);
const folder = mkdtempSync(join(tmpdir(), 'ota-bench-tuf-'));
const number = (value) => value.toLocaleString('en');

/** Serves what `site()` is at the moment; `count` gives requests and bytes of bodies since it was last asked. */
const serve = async (site) => {
  let [requests, bytes] = [0, 0];
  const server = createServer(({ url }, response) => {
    const body = site().get(url.slice(1));
    requests += 1;
    bytes += body?.length ?? 0;
    response.writeHead(body ? 200 : 404).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const count = () => {
    const counted = { requests, bytes };
    [requests, bytes] = [0, 0];
    return counted;
  };
  return { url: `http://127.0.0.1:${server.address().port}`, count, close: () => server.close() };
};

const measured = async (size) => {
  const releases = Array.from({ length: size }, (_, n) => ({ version: `1.${n}.0` }));
  const [before, after] = [await tufSite(releases.slice(0, -1)), await tufSite(releases)];
  let site = before;
  const server = await serve(() => site);
  const device = tufDevice(folder, server.url, before.get('metadata/1.root.json'));
  try {
    await device.updater().refresh();
    server.count();
    await device.updater().refresh();
    const unchanged = server.count();
    site = after;
    const updater = device.updater();
    await updater.refresh();
    const revision = server.count();
    await downloaded(updater, device.targetDir, 'releases/logger.stable.json');
    const object = server.count();
    const release = { requests: revision.requests + object.requests, bytes: revision.bytes + object.bytes };
    const documents = ['timestamp.json', `${size}.snapshot.json`, `${size}.targets.json`, '1.root.json'];
    return {
      checks: [unchanged, revision, release],
      documents: documents.map((name) => after.get(`metadata/${name}`).length),
    };
  } finally {
    server.close();
  }
};

console.log('| releases | timestamp | snapshot | targets | root | nothing new | a new revision | a new release |');
console.log('|---:|---:|---:|---:|---:|---:|---:|---:|');
for (const size of sizes) {
  const { checks, documents } = await measured(size);
  const cells = checks.map(({ requests, bytes }) => `${requests} requests, ${number(bytes)} B`);
  console.log(`| ${[number(size), ...documents.map((bytes) => `${number(bytes)} B`), ...cells].join(' | ')} |`);
}
rmSync(folder, { recursive: true });
