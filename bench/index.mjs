// What a signed index costs at 10, 1,000 and 10,000 releases: to release and to refresh, against a plain script that signs one list
// of all releases; and what a device’s check-in costs, counted on its socket. Prints Markdown tables.
//   node bench/index.mjs [runs] [releases,releases,…]
import { createServer, request } from 'node:http';
import { loadavg } from 'node:os';
import { loadParts } from './parts.mjs';

const runs = Number(process.argv[2] ?? 15);
const sizes = (process.argv[3] ?? '10,1000,10000').split(',').map(Number);

const parts = await loadParts([
  'src/signing/dsse.ts',
  'src/site/json-bytes.ts',
  'src/site/next-index.ts',
  'src/site/statement.ts',
  'test/support/long-index.ts',
  'test/support/signing.ts',
  'test/support/site.ts',
]);
const { commonEntry, jsonBytes, listing, longIndex, nextIndex, REVISION } = parts;
const versionOf = (n) => `1.${Math.floor(n / 100)}.${n % 100}`;
const signer = parts.testSigner();
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const signed = async (value) => jsonBytes(await parts.signEnvelope(parts.PAYLOAD_TYPE, jsonBytes(value), [signer]));

/** The next revision of an index, signed. */
const revise = async ({ predicate, directory }, change) =>
  signed(nextIndex(predicate, directory, { ...REVISION, ...change }).statement);

const timed = async (run) => {
  const times = [];
  for (let n = 0; n < runs; n += 1) {
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return median(times);
};

/** A whole exchange on a connection of its own: status, and bytes in both directions with headers. */
const exchange = (url, headers = {}) =>
  new Promise((done, failed) => {
    const sent = request(url, { headers, agent: false }, (response) => {
      const { socket } = response;
      response.resume();
      response.on('end', () =>
        done({
          status: response.statusCode,
          etag: response.headers.etag,
          bytes: socket.bytesRead + socket.bytesWritten,
        }),
      );
    });
    sent.on('error', failed);
    sent.end();
  });

/** What a device asks for: the index, whether there is a newer one, and the upgrade object. */
const checkIn = async (index, object) => {
  const bodies = { '/index.json': index, '/upgrade': object };
  const server = createServer((asked, response) => {
    const body = bodies[asked.url];
    const etag = `"${body.length}"`;
    if (asked.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    response.writeHead(200, { etag, 'content-length': body.length, 'content-type': 'application/json' }).end(body);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${server.address().port}`;
  try {
    const first = await exchange(`${base}/index.json`);
    const again = await exchange(`${base}/index.json`, { 'if-none-match': first.etag });
    const release = await exchange(`${base}/upgrade`);
    if (again.status !== 304) throw new Error(`the server answered ${again.status}`);
    return { first: first.bytes, again: again.bytes, release: release.bytes };
  } finally {
    server.close();
  }
};

const number = (value) => value.toLocaleString('en');
const upgradeObject = (await parts.signedSite([{ version: '1.0.0' }])).objects.get('1.0.0');

const costs = [];
const sent = [];
for (const size of sizes) {
  const index = longIndex(size);
  const all = Array.from({ length: size }, (_, n) => commonEntry(versionOf(n)));
  const plain = await timed(() => signed({ releases: all }));
  const release = await timed(() => revise(index, listing(commonEntry('2.0.0'), {})));
  const refresh = await timed(() => revise(index, { note: { kind: 'refresh' } }));
  const bytes = await revise(index, { note: { kind: 'refresh' } });
  const plainBytes = (await signed({ releases: all })).length;
  const ratio = (time) => `${time.toFixed(2)} ms | ${(time / plain).toFixed(2)}×`;
  costs.push(`| ${number(size)} | ${plain.toFixed(2)} ms | ${ratio(release)} | ${ratio(refresh)} |`);
  const device = await checkIn(bytes, upgradeObject);
  const cells = [size, bytes.length, plainBytes, device.again, device.first, device.first + device.release];
  sent.push(`| ${cells.map(number).join(' | ')} |`);
}
const largest = await signed(parts.indexStatement(longIndex(150).largest, REVISION.layout));

console.log(`Median of ${runs} runs, Node.js ${process.version}, load ${loadavg()[0].toFixed(1)}.\n`);
console.log('| releases | a plain list | a release | against it | a refresh | against it |');
console.log('|---:|---:|---:|---:|---:|---:|');
console.log(costs.join('\n'));
console.log('\n| releases | index | a plain list | nothing new (304) | index anew | index and upgrade object |');
console.log('|---:|---:|---:|---:|---:|---:|');
console.log(sent.join('\n'));
console.log(`\nThe largest index, of 100 releases: ${number(largest.length)} bytes.`);
