// Sending a bundle to object storage, against rclone (and `aws s3 cp`, where it is installed), on one Ceph gateway on
// loopback that the bench starts: wall time, processor time and peak memory. Then the peak memory for a small and a large bundle, on S3 and
// on a directory.
//
// The same bundle onto a directory, against rsync.
//
//   node bench/upload-s3.mjs [--runs 3] [--megabytes 400] [--memory 200,2000]
//
// Contestants take turns within each round; what counts are ratios of medians. Prints Markdown. Needs radosgw, ceph-mon,
// ceph-osd, rclone, rsync and GNU time (/usr/bin/time).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const MB = 1_000_000;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    megabytes: { type: 'string', default: '400' },
    memory: { type: 'string', default: '200,2000' },
  },
});

/** Bundles a program or module with everything it imports. */
const bundle = async (entry, outfile) => {
  await build({
    entryPoints: [join(here, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'error',
    define: { 'process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED': '"true"' },
    banner: {
      js: "import{createRequire as benchRequire}from'node:module';const require=benchRequire(import.meta.url);",
    },
  });
  return outfile;
};

/** A file that doesn't compress, written piece by piece, and what is promised of it. */
const makeBundle = (path, bytes) => {
  const file = openSync(path, 'w');
  const hash = createHash('sha256');
  let seed = Buffer.from('ota-release');
  for (let written = 0; written < bytes; ) {
    seed = createHash('sha512').update(seed).digest();
    const block = Buffer.alloc(Math.min(1_048_576, bytes - written), seed);
    block.writeUInt32LE(written / 1_048_576, 0);
    written += writeSync(file, block);
    hash.update(block);
  }
  closeSync(file);
  return { kind: 'file', path, size: bytes, sha256: hash.digest('hex') };
};

/** Without what this machine says of AWS and of certificates, none of which is any business of a store on loopback. */
const bare = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^AWS_|^SSL_CERT|_CA(_|$)|CAINFO$/.test(name)),
);

/** Runs a command to its end: wall seconds, seconds of a processor, and peak resident memory in MB. */
const measure = (report, [command, ...args], env) => {
  const started = process.hrtime.bigint();
  execFileSync('/usr/bin/time', ['-f', '%M %U %S', '-o', report, command, ...args], {
    env: { ...bare, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const [kibibytes, user, system] = readFileSync(report, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds, cpu: user + system, megabytes: kibibytes / 1024 };
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const isInstalled = (command) => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The same bundle onto a directory, against rsync, as it is and with what makes it lasting. Ours is hashed and on disk when it ends. */
const besideRsync = async (body) => {
  const site = join(work, 'site');
  const spec = JSON.stringify({ kind: 'directory', path: site });
  const contestants = [
    {
      name: '`rsync --whole-file`',
      command: ['rsync', '--whole-file', '--mkpath', body.path, `${site}/bundles/a.zip`],
    },
    {
      name: '`rsync --whole-file --fsync`',
      command: ['rsync', '--whole-file', '--fsync', '--mkpath', body.path, `${site}/bundles/a.zip`],
    },
    { name: 'ota-release', command: [process.execPath, program, spec, 'bundles/a.zip', JSON.stringify(body)] },
  ];
  const results = contestants.map(() => []);
  for (let run = -1; run < Number(options.runs); run += 1) {
    for (const [i, { command }] of contestants.entries()) {
      const { seconds } = measure(report, command, {});
      rmSync(site, { recursive: true });
      if (run >= 0) results[i].push(seconds);
    }
  }
  const base = median(results[1]);
  console.log(
    `\n| ${options.megabytes} MB onto a directory by | seconds | times as fast as rsync with fsync |\n|---|---:|---:|`,
  );
  for (const [i, { name }] of contestants.entries())
    console.log(`| ${name} | ${median(results[i]).toFixed(2)} | ${(base / median(results[i])).toFixed(2)} |`);
};

const work = mkdtempSync(join(tmpdir(), 'ota-bench-upload-'));
const report = join(work, 'time');
const program = await bundle('upload-once.mjs', join(work, 'upload-once.mjs'));
const support = await bundle('../test/support/radosgw.ts', join(work, 'radosgw.mjs'));
const { startRadosgw } = await import(pathToFileURL(support).href);
const store = await startRadosgw({ maxBytes: 12 * 2 ** 30 });
try {
  const bucket = await store.createBucket();
  const keys = store.environment;
  const spec = { kind: 's3', bucket, prefix: '', region: 'us-east-1', endpoint: store.endpoint, pathStyle: true };
  const empty = () => store.emptyBucket(bucket);
  const ours = (body) => [process.execPath, program, JSON.stringify(spec), 'bundles/a.zip', JSON.stringify(body)];
  const rclone = (body, ...flags) => [
    'rclone',
    'copyto',
    '--quiet',
    ...flags,
    body.path,
    `:s3:${bucket}/bundles/a.zip`,
  ];
  const rcloneEnv = {
    RCLONE_CONFIG: join(work, 'rclone.conf'),
    RCLONE_S3_PROVIDER: 'Ceph',
    RCLONE_S3_ENDPOINT: store.endpoint,
    RCLONE_S3_REGION: 'us-east-1',
    RCLONE_S3_ACCESS_KEY_ID: keys.AWS_ACCESS_KEY_ID,
    RCLONE_S3_SECRET_ACCESS_KEY: keys.AWS_SECRET_ACCESS_KEY,
    RCLONE_S3_NO_CHECK_BUCKET: 'true',
  };
  const SAME = ['--s3-chunk-size', '8Mi', '--s3-upload-concurrency', '4'];
  const contestants = [
    { name: '`rclone copyto`, its own settings', command: (body) => rclone(body), env: rcloneEnv },
    { name: '`rclone copyto`, parts as ours', command: (body) => rclone(body, ...SAME), env: rcloneEnv },
    { name: 'ota-release', command: ours, env: keys },
    ...(isInstalled('aws')
      ? [
          {
            name: '`aws s3 cp`',
            command: ({ path }) => ['aws', '--endpoint-url', store.endpoint, 's3', 'cp', path, `s3://${bucket}/a.zip`],
            env: { ...keys, AWS_REGION: 'us-east-1' },
          },
        ]
      : []),
  ];
  console.log(
    `Node ${process.version}, ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, medians of ${options.runs} runs.\n`,
  );
  const body = makeBundle(join(work, 'bundle.zip'), Number(options.megabytes) * MB);
  const results = contestants.map(() => ({ seconds: [], cpu: [], megabytes: [] }));
  for (let run = -1; run < Number(options.runs); run += 1) {
    for (const [i, { command, env }] of contestants.entries()) {
      const { seconds, cpu, megabytes } = measure(report, command(body), env);
      await empty();
      // The first round makes the store's memory warm, and counts for nobody.
      if (run < 0) continue;
      results[i].seconds.push(seconds);
      results[i].cpu.push(cpu);
      results[i].megabytes.push(megabytes);
    }
  }
  // On a crowded machine the processor time says more than the wall clock.
  const [base, cpuBase] = [median(results[0].seconds), median(results[0].cpu)];
  console.log(
    `| ${options.megabytes} MB sent by | seconds | times as fast | of a processor | times as little | memory, MB |`,
  );
  console.log('|---|---:|---:|---:|---:|---:|');
  for (const [i, { name }] of contestants.entries()) {
    const [seconds, cpu] = [median(results[i].seconds), median(results[i].cpu)];
    const times = [seconds.toFixed(2), (base / seconds).toFixed(2), cpu.toFixed(2), (cpuBase / cpu).toFixed(2)];
    console.log(`| ${[name, ...times, Math.round(Math.max(...results[i].megabytes))].join(' | ')} |`);
  }
  await besideRsync(body);
  rmSync(body.path);
  const sizes = options.memory.split(',').filter(Boolean).map(Number);
  if (sizes.length > 0) console.log('\n| bundle | peak memory on S3, MB | on a directory, MB |');
  if (sizes.length > 0) console.log('|---:|---:|---:|');
  for (const size of sizes) {
    const large = makeBundle(join(work, 'bundle.zip'), size * MB);
    const onS3 = measure(report, ours(large), keys).megabytes;
    await empty();
    const site = join(work, 'site');
    const there = JSON.stringify({ kind: 'directory', path: site });
    const command = [process.execPath, program, there, 'bundles/a.zip', JSON.stringify(large)];
    const onDisk = measure(report, command, {}).megabytes;
    rmSync(site, { recursive: true });
    rmSync(large.path);
    console.log(`| ${size} MB | ${Math.round(onS3)} | ${Math.round(onDisk)} |`);
  }
} finally {
  await store.stop();
  rmSync(work, { recursive: true, force: true });
}
