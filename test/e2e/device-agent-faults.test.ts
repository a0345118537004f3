import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockAt, messagesOf, type ShellName } from '../support/device-agent.js';
import { type Case, openStand, running, type Stand } from '../support/device-agent-stand.js';
import { resignNewest, setText } from '../support/tamper.js';

let stand: Stand;

beforeAll(async () => {
  stand = await openStand();
});

afterAll(() => stand.close());

const busybox = { shell: 'busybox', version: '1.0.0' } as const;
const zipOf = (device: Case, version: string): string =>
  [...device.site.objects.keys()].find((path) => path.endsWith(`-${version}.zip`)) ?? '';

describe('what is offered', () => {
  test('a roll-out is taken by the devices of its parts of the fleet, and by more of them as it grows', async () => {
    // SHA-256 of the ids, and of pump/stable/1.3.0, by the formula of docs/site-format.md.
    const partOf = async (id: string) => {
      const { createHash } = await import('node:crypto');
      const hash = (text: string) =>
        Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16) % 100;
      return (hash(id) + hash('pump/stable/1.3.0')) % 100;
    };
    const ids = Array.from({ length: 60 }, (_, i) => `device-${i}`);
    const parts = await Promise.all(ids.map(partOf));
    const idWhere = (test: (part: number) => boolean): string => ids[parts.findIndex(test)] ?? '';
    const near = idWhere((part) => part < 20);
    const far = idWhere((part) => part >= 60);
    const device = stand.at('part', { ...busybox, version: '1.2.0' });
    const exitCodes = async (id: string, more: readonly string[] = []) =>
      (await device.run('check', [`DEVICE_ID=${id}`, ...more])).exitCode;
    expect([await exitCodes(near), await exitCodes(far), await exitCodes("''")]).toEqual([100, 0, 0]);
    const growing = stand.at('overTime', { ...busybox, version: '1.2.0' });
    const after = async (id: string, time: string) =>
      (await growing.run('check', [`DEVICE_ID=${id}`, clockAt(time)])).exitCode;
    expect([
      await after(near, '2026-01-15T12:00:10Z'),
      await after(near, '2026-01-16T00:00:00Z'),
      await after(far, '2026-01-16T00:00:00Z'),
      await after(far, '2026-01-17T12:00:00Z'),
    ]).toEqual([0, 100, 0, 100]);
  });

  test('a withdrawn release is left downwards only where that is allowed', async () => {
    const device = stand.at('withdrawn', { ...busybox, version: '1.3.0' });
    expect((await device.run('update')).stdout).toContain('nothing to do');
    const down = await device.run('update', ['ALLOW_DOWNGRADE=yes']);
    expect([down.exitCode, running(device)]).toEqual([0, '1.2.0']);
    expect((await device.run('update', ['ALLOW_DOWNGRADE=yes'])).stdout).toContain('nothing to do');
    expect(running(stand.at('withdrawn', { ...busybox, version: '1.2.0' }))).toBe('1.2.0');
  });

  test('bytes that were issued anew, and a channel of its own', async () => {
    const device = stand.at('reissued', { ...busybox, version: '1.2.0' });
    expect([(await device.run('update')).exitCode, running(device)]).toEqual([0, '1.4.0']);
    const beta = stand.at('beta', { ...busybox, shell: 'dash' });
    expect([(await beta.run('update', ['CHANNEL=beta'])).exitCode, running(beta)]).toEqual([0, '1.5.0-rc.1']);
  });
});

const REFUSALS: readonly (readonly [
  name: string,
  spoil: (device: Case) => Promise<void> | void,
  says: RegExp,
  settings?: readonly string[],
  exitCode?: number,
])[] = [
  // what is wrong, how it is made so, what the agent says, its settings, its exit code
  [
    'a changed index',
    (d) => setText(d.site.objects, 'index.json', indexOf(d).replace('"payload":"ey', '"payload":"eY')),
    /no trusted key has signed/,
  ],
  [
    'an object that is not the one of the index',
    (d) => void d.site.objects.set('1.1.0', d.site.objects.get('1.0.0') ?? new Uint8Array()),
    /1\.1\.0 is not the object that the index names/,
  ],
  [
    'another bundle of the same size',
    (d) => void d.site.faults.push({ path: '.zip', kind: 'other-bytes', times: 9 }),
    /the bundle is not the one that was signed/,
  ],
  [
    'a bundle larger than announced',
    (d) => void d.site.faults.push({ path: '.zip', kind: 'longer', times: 9 }),
    /is larger than the \d+ bytes that it may have/,
  ],
  [
    'an index whose time is over',
    () => undefined,
    /the index was good until 2026-07-14/,
    [clockAt('2027-01-01T00:00:00Z')],
  ],
  [
    'a clock that is behind',
    () => undefined,
    /the clock is wrong: 1970-01-01T00:01:00Z is before 2026-01-15/,
    [clockAt('1970-01-01T00:01:00Z')],
    1,
  ],
  ['too few signatures', () => undefined, /1 of the trusted keys has signed index\.json, and 2 must/, ['THRESHOLD=2']],
  ['another model', () => undefined, /1\.1\.0 is for "pc-200","pc-400", not for pc-300/, ['MODEL=pc-300']],
  ['another product', () => undefined, /this is the index of pump, not of valve/, ['PRODUCT=valve']],
  ['a missing index', (d) => void d.site.objects.delete('index.json'), /can't fetch index\.json: .*404/, [], 1],
  [
    'a server in trouble',
    (d) => void d.site.faults.push({ path: '1.1.0', kind: 'status', value: 500, times: 1 }),
    /can't fetch 1\.1\.0: .*500/,
    [],
    1,
  ],
  [
    'a bundle that never comes whole',
    (d) => void d.site.faults.push({ path: '.zip', kind: 'cut', value: 9_000, times: 9 }),
    /can't fetch bundles\//,
    [],
    1,
  ],
  ['no room', () => undefined, /there is no room for \d+ KiB/, ['SPARE_KIB=999999999999'], 1],
  ['settings without a product', () => undefined, /must set PRODUCT, MODEL and SITE/, ['PRODUCT='], 2],
  ['numbers that are none', () => undefined, /one of the numbers .* is none/, ['TRIES=many'], 2],
  ['no key', (d) => rmSync(join(d.directory, 'keys/trusted.pem')), /trusted\*\.pem is no key that can be trusted/],
];

const indexOf = (device: Case): string => Buffer.from(device.site.objects.get('index.json') ?? '').toString();

describe('what is refused', () => {
  test.each(REFUSALS)('%s', async (_, spoil, says, settings = [], exitCode = 3) => {
    const device = stand.at('second', busybox);
    await spoil(device);
    const run = await device.run('update', settings);
    expect(run.stderr).toMatch(says);
    expect([run.exitCode, running(device), device.read('state/version')]).toEqual([exitCode, '1.0.0', '1.0.0']);
    if (exitCode !== 2) expect(device.read('state/status.json')).toContain('_failed","error":"');
  });

  test('an index older than one that was seen', async () => {
    const device = stand.at('second', busybox);
    await device.run('check');
    device.site.objects.set('index.json', device.site.objects.get('revisions/00000001.json') ?? new Uint8Array());
    expect(await device.run('update')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('revision 1 is older than revision 2'),
    });
  });

  test('a clock that is set back behind what was seen', async () => {
    const device = stand.at('third', busybox);
    await device.run('check');
    await resignNewest(
      device.site.objects,
      'revisions/00000004.json',
      ({ predicate }) => {
        predicate.created = '2025-01-01T00:00:00Z';
        predicate.counter = 9;
      },
      ['release'],
    ).catch(() => undefined);
    const { exitCode, stderr } = await device.run('check', [clockAt('2026-01-10T00:00:00Z')]);
    expect([exitCode, stderr]).not.toEqual([100, '']);
  });
});

describe('downloads', () => {
  test.each<ShellName>(['busybox', 'dash'])('break off and go on within one run (%s)', async (shell) => {
    const device = stand.at('second', { ...busybox, shell });
    device.site.faults.push({ path: '.zip', kind: 'cut', value: 50_000, times: 1 });
    expect((await device.run('update')).exitCode).toBe(0);
    expect(device.site.asked.filter(({ range }) => range !== undefined)).toHaveLength(1);
    expect(running(device)).toBe('1.1.0');
  });

  test('what was begun and is no part of the bundle is thrown away, once', async () => {
    const device = stand.at('second', busybox);
    device.site.faults.push({ path: '.zip', kind: 'cut', value: 50_000, times: 1 });
    await device.run('update', ['TRIES=1']);
    const digest = /bundles\/([0-9a-f]{64})/.exec(zipOf(device, '1.1.0'))?.[1] ?? '';
    const part = join(device.directory, 'state/work', `${digest}.part`);
    writeFileSync(part, 'x'.repeat(50_000));
    const run = await device.run('update');
    expect([run.exitCode, run.stdout]).toEqual([0, expect.stringContaining('is fetched anew')]);
    expect(running(device)).toBe('1.1.0');
  });

  test('a server that knows no ranges sends all of it again', async () => {
    const device = stand.at('second', busybox);
    device.site.faults.push(
      { path: '.zip', kind: 'cut', value: 50_000, times: 1 },
      { path: '.zip', kind: 'ignore-range', times: 9 },
    );
    const codes = [(await device.run('update')).exitCode, (await device.run('update')).exitCode];
    expect([codes.includes(0), running(device)]).toEqual([true, '1.1.0']);
  });
});

describe('an update that fails', () => {
  test('is tried again after a while, a few times, and then not any more', async () => {
    const device = stand.at('second', { ...busybox, shell: 'dash' });
    device.put('fail-update');
    const at = (time: string) => device.run('update', ['MAX_FAILURES=2', clockAt(time)]);
    expect((await at('2026-01-16T12:00:00Z')).stderr).toContain('update.sh of 1.1.0 failed with exit code 3');
    expect((await at('2026-01-16T12:30:00Z')).stderr).toContain('is not tried again yet');
    expect((await at('2026-01-16T13:00:00Z')).stderr).toContain('update.sh of 1.1.0 failed with exit code 3');
    const last = await at('2026-01-17T12:00:00Z');
    expect([last.exitCode, last.stderr]).toEqual([
      4,
      expect.stringContaining('1.1.0 failed 2 times, and is not tried again'),
    ]);
    expect(running(device)).toBe('1.0.0');
  });

  test('and whose rollback.sh fails is rolled back by the next run', async () => {
    const device = stand.at('second', busybox);
    device.put('fail-update');
    device.put('fail-rollback');
    const failed = await device.run('update');
    expect([failed.exitCode, device.phase(), running(device)]).toEqual([5, 'rolling-back', '1.1.0/1.0.0']);
    rmSync(join(device.directory, 'root/fail-rollback'));
    const mended = await device.run('update');
    expect([mended.exitCode, device.phase(), running(device)]).toEqual([4, 'idle', '1.0.0']);
  });

  test('and whose rollback.sh always fails is left to another release', async () => {
    const device = stand.at('second', { ...busybox, shell: 'dash' });
    for (const name of ['fail-update', 'fail-rollback']) device.put(name);
    await device.run('update', ['ROLLBACK_TRIES=2']);
    const given = await device.run('update', ['ROLLBACK_TRIES=2']);
    expect([given.exitCode, given.stderr, device.phase()]).toEqual([
      5,
      expect.stringContaining('for another release to mend'),
      'idle',
    ]);
  });

  test.each<ShellName>(['busybox', 'dash', 'bash'])('by its health check goes back (%s)', async (shell) => {
    const device = stand.at('second', { ...busybox, shell });
    const run = await device.run('update', [`HEALTH_CHECK='[ "$(cat "$DEVICE_ROOT/b")" = 1.0.0 ]'`], ['--json']);
    expect([run.exitCode, running(device), device.phase()]).toEqual([4, '1.0.0', 'idle']);
    expect(messagesOf(run).at(-1)).toMatchObject({
      status: 'update_failed',
      error: expect.stringContaining('health check'),
    });
  });

  test.each<ShellName>(['busybox', 'dash'])('to end in time is killed, and goes back (%s)', async (shell) => {
    const device = stand.at('second', { ...busybox, shell });
    device.put('hang');
    const run = await device.run('update', ['SCRIPT_SECONDS=1']);
    expect([run.exitCode, run.stderr, running(device)]).toEqual([4, expect.stringContaining('exit code 137'), '1.0.0']);
  });

  test('asks for a restart, and is confirmed by the next start', async () => {
    const device = stand.at('second', busybox);
    device.put('restart');
    const settings = [`RESTART_COMMAND='touch "$STATE/restarted"'`, `HEALTH_CHECK='touch "$DEVICE_ROOT/healthy"'`];
    expect((await device.run('update', settings)).exitCode).toBe(0);
    expect([device.phase(), device.read('state/version')]).toEqual(['confirming', '1.0.0']);
    expect((await device.run('update', settings)).stdout).toContain('done: 1.1.0 is installed');
    expect([device.phase(), device.read('state/version'), running(device)]).toEqual(['idle', '1.1.0', '1.1.0']);
  });
});

/** Tells the agent apart from its work by a counter: it is killed at the n-th rename, flush, removal or unpacking. */
const killAt = (count: number): readonly string[] => [
  'ticks=0',
  `tick() { ticks=$((ticks + 1)) && echo "$ticks" >"$STATE/ticks" && if [ "$ticks" -eq ${count} ]; then kill -9 $$; fi; }`,
  ...['mv', 'rm', 'mkdir', 'unzip', 'ln'].map((name) => `${name}() { tick && command ${name} "$@" && tick; }`),
  'sync() { tick; }',
];

describe('a power cut', () => {
  test('at any place leaves a device that the next run brings to the new version', async () => {
    const whole = stand.at('second', busybox);
    expect((await whole.run('update', killAt(-1))).exitCode).toBe(0);
    const places = Number(whole.read('state/ticks'));
    expect(places).toBeGreaterThan(40);
    const spread = Array.from({ length: 16 }, (_, i) => 1 + Math.floor((i * (places - 1)) / 15));
    const phases = new Set<string>();
    for (const place of spread) {
      const device = stand.at('second', { ...busybox, shell: place % 3 === 0 ? 'dash' : 'busybox' });
      const cut = await device.run('update', killAt(place));
      const journal = device.read('state/journal').split(' ')[0] ?? '';
      phases.add(journal);
      // After update.sh the files are new; before it they are old; the agent is never killed within it here.
      expect([cut.signal, ['1.0.0', '1.1.0'].includes(running(device))], `at ${place}`).toEqual(['SIGKILL', true]);
      const next = await device.run('update', ['RETRY_SECONDS=0']);
      const last = next.exitCode === 4 ? await device.run('update', ['RETRY_SECONDS=0']) : next;
      expect(
        [last.exitCode, running(device), device.read('state/version'), device.phase()],
        `at ${place}: ${last.stderr}`,
      ).toEqual([...[0, '1.1.0', '1.1.0', 'idle']]);
    }
    expect([...phases].sort()).toEqual(expect.arrayContaining(['', 'downloading', 'idle', 'installing', 'verified']));
  });

  test.each<ShellName>(['busybox', 'dash', 'bash'])(
    'within update.sh is rolled back by the next run (%s)',
    async (shell) => {
      const device = stand.at('second', { ...busybox, shell });
      device.put('power-cut');
      expect((await device.run('update')).signal).toBe('SIGKILL');
      expect([device.phase(), running(device)]).toEqual(['installing', '1.1.0/1.0.0']);
      const next = await device.run('update');
      expect([next.exitCode, running(device), device.phase()]).toEqual([4, '1.0.0', 'idle']);
      expect(next.stderr).toContain('update.sh of 1.1.0 was interrupted; 1.0.0 stays installed');
    },
  );
});

describe('two at once', () => {
  test('the second one is told so, and the scripts of one that was killed count, too', async () => {
    const device = stand.at('second', busybox);
    device.put('hang');
    const first = device.run('update', ['SCRIPT_SECONDS=2']);
    await expect.poll(() => device.read('state/journal'), { timeout: 20_000 }).toMatch(/^installing/);
    expect((await device.run('update', ['SCRIPT_SECONDS=2'])).exitCode).toBe(6);
    expect((await first).exitCode).toBe(4);
  });
});

describe('an ordinary user', () => {
  test.each<ShellName>(['dash', 'bash'])('runs it in a folder of their own (%s)', async (shell) => {
    const root = process.getuid?.() === 0;
    const device = stand.at('second', { ...busybox, shell, ...(root ? { uid: 65_534 } : {}) });
    expect(await device.run('update')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('done: 1.1.0') });
    expect(running(device)).toBe('1.1.0');
  });
});
