// What `release` costs where there is nothing to do, on sites of 10, 1,000 and 10,000 releases: time of the command line,
// and objects and bytes read from the host. Prints a Markdown table.
//   npm run build && node bench/unchanged.mjs [runs] [releases,releases,…]
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadParts } from './parts.mjs';

const runs = Number(process.argv[2] ?? 5);
const sizes = (process.argv[3] ?? '10,1000,10000').split(',').map(Number);

const parts = await loadParts([
  'src/entry/wire.ts',
  'src/report/silent.ts',
  'src/signing/dsse.ts',
  'src/signing/secret-key.ts',
  'src/signing/signer.ts',
  'src/site/json-bytes.ts',
  'src/site/layout.ts',
  'src/site/next-index.ts',
  'src/site/statement.ts',
  'src/site/views.ts',
  'src/steps/release.ts',
  'test/support/cli.ts',
  'test/support/workspace.ts',
]);
const { baseEnvironment, createWorkspace, nextIndex, SECRET } = parts;
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const publish = async (workspace) => {
  const run = await workspace.release();
  if (run.json.outcome !== 'published') throw new Error(run.stdout + run.stderr);
};

/**
 * A site of `count` releases, the last of which the workspace has just published. The ones between the first and the last
 * share the first one's bundle, and their index is grown by the tool's own `nextIndex`; only the newest of their revisions
 * is signed, because no release reads an older one.
 */
const siteOf = async (count) => {
  const workspace = createWorkspace({ version: '0.0.2' });
  await publish(workspace);
  await grow(workspace.site, count - 2);
  workspace.bump('1.0.0');
  await publish(workspace);
  return workspace;
};

const grow = async (site, count) => {
  if (count <= 0) return;
  const layout = parts.channelLayout('stable');
  const write = (path, bytes) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), bytes);
  };
  const first = readFileSync(join(site, layout.index));
  let predicate = JSON.parse(Buffer.from(JSON.parse(first).payload, 'base64')).predicate;
  const previous = sha256(first);
  let directory = parts.EMPTY_ARCHIVE;
  const [base] = predicate.releases;
  const object = readFileSync(join(site, layout.upgradeObject(base.version)));
  let next;
  for (let i = 1; i <= count; i += 1) {
    const version = `0.${i}.0`;
    write(layout.upgradeObject(version), object);
    write(layout.revision(predicate.counter + 1), '');
    next = nextIndex(predicate, directory, {
      ...parts.listing({ ...base, version }, {}),
      layout,
      previous,
      now: new Date(baseEnvironment.OTA_RELEASE_CLOCK),
      expiresDays: 180,
    });
    for (const { path, bytes } of next.archiveObjects) write(path, bytes);
    predicate = next.statement.predicate;
    directory = next.directory;
  }
  const { seed } = await parts.parseSecretKey(SECRET);
  const signer = parts.seedSigner(seed);
  const envelope = await parts.signEnvelope(parts.PAYLOAD_TYPE, parts.jsonBytes(next.statement), [signer]);
  const revision = parts.jsonBytes(envelope);
  write(layout.revision(predicate.counter), revision);
  // The page for people is a copy of the object that the first release has published.
  for (const { path, bytes } of parts.viewsOf(layout, revision, predicate, directory)) if (bytes) write(path, bytes);
};

const wallMs = async (workspace) => {
  const started = performance.now();
  const run = await workspace.release();
  const elapsed = performance.now() - started;
  if (run.json.outcome !== 'unchanged') throw new Error(run.stdout + run.stderr);
  return elapsed;
};

/** The host, and what was asked of it. */
const counting = (host, tally) => ({
  ...host,
  read: async (path) => {
    const stored = await host.read(path);
    tally.requests += 1;
    tally.bytes += stored?.bytes.length ?? 0;
    return stored;
  },
  digest: async (path) => {
    const found = await host.digest(path);
    tally.requests += 1;
    tally.bytes += found?.size ?? 0;
    return found;
  },
  list: async (prefix) => {
    const paths = await host.list(prefix);
    tally.requests += 1;
    tally.bytes += paths.join('\n').length;
    return paths;
  },
});

/** Objects and bytes that the flow reads from the host, counted at the interface. */
const readsOf = async (workspace) => {
  const tally = { requests: 0, bytes: 0 };
  const environment = { ...baseEnvironment, OTA_SIGNING_KEY: SECRET };
  const wiring = parts.wire({ environment, directory: workspace.repo });
  try {
    const services = wiring.services(parts.silentReporter);
    const openHost = async (spec, use) => counting(await services.openHost(spec, use), tally);
    const inputs = {
      directory: workspace.repo,
      overrides: {},
      strict: false,
      allowDirty: false,
      intent: 'release',
      rebuild: false,
      connection: false,
      ownFiles: [],
      proposal: false,
    };
    const report = await parts.release({ ...services, openHost }, inputs);
    if (report.outcome !== 'unchanged') throw new Error(report.outcome);
  } finally {
    wiring.cleanUp();
  }
  return tally;
};

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

console.log(`Median of ${runs} runs, Node.js ${process.version}.\n`);
console.log('| releases on the site | time | objects read | bytes read | of these `versions` | `index.json` |');
console.log('|---:|---:|---:|---:|---:|---:|');
for (const size of sizes) {
  const workspace = await siteOf(size);
  try {
    const times = [];
    for (let run = 0; run < runs; run += 1) times.push(await wallMs(workspace));
    const { requests, bytes } = await readsOf(workspace);
    const sizeOf = (path) => statSync(join(workspace.site, path)).size;
    const cells = [
      size.toLocaleString('en'),
      `${median(times).toFixed(0)} ms`,
      requests,
      kib(bytes),
      kib(sizeOf('versions')),
      kib(sizeOf('index.json')),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  } finally {
    workspace.dispose();
  }
}
