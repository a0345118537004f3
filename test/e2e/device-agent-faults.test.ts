import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProcess } from '../support/cli.js';
import { clockAt, type Fault, messagesOf, type ShellName } from '../support/device-agent.js';
import { type Case, openStand, running, type Stand } from '../support/device-agent-stand.js';
import { mountSmallDisk } from '../support/faults/small-disk.js';
import { copy, setText } from '../support/tamper.js';

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
    // By the formula of docs/site-format.md.
    const partOf = (id: string): number => {
      const hash = (text: string) =>
        Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16) % 100;
      return (hash(id) + hash('pump/stable/1.3.0')) % 100;
    };
    const ids = Array.from({ length: 60 }, (_, i) => `device-${i}`);
    const parts = ids.map(partOf);
    const idWhere = (test: (part: number) => boolean): string => ids[parts.findIndex(test)] ?? '';
    const near = idWhere((part) => part < 20);
    const far = idWhere((part) => part >= 60);
    const device = stand.at('part', { ...busybox, version: '1.2.0' });
    const exitCodes = async (id: string, more: readonly string[] = []) =>
      (await device.run('check', [`DEVICE_ID=${id}`, ...more])).exitCode;
    expect([await exitCodes(near), await exitCodes(far), await exitCodes("''")]).toEqual([100, 0, 0]);
    const growing = stand.at('overTime', { ...busybox, version: '1.2.0' });
    const looked = async (id: string, time: string) =>
      (await growing.run('check', [`DEVICE_ID=${id}`, clockAt(time)])).exitCode;
    expect([
      await looked(near, '2026-01-15T12:00:10Z'),
      await looked(near, '2026-01-16T00:00:00Z'),
      await looked(far, '2026-01-16T00:00:00Z'),
      await looked(far, '2026-01-17T12:00:00Z'),
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

interface Refusal {
  readonly name: string;
  readonly spoil?: (device: Case) => void;
  readonly says: RegExp;
  readonly settings?: readonly string[];
  /** 3 where it is left out: something is not as signed. */
  readonly exitCode?: number;
}

const fault = (path: string, kind: Fault['kind'], value?: number) => (device: Case) =>
  void device.site.faults.push({ path, kind, times: 9, ...(value === undefined ? {} : { value }) });

const REFUSALS: readonly Refusal[] = [
  {
    name: 'a changed index',
    spoil: (d) => setText(d.site.objects, 'index.json', indexOf(d).replace('"payload":"ey', '"payload":"eY')),
    says: /no trusted key has signed/,
  },
  {
    name: 'an object that is not the one of the index',
    spoil: (d) => copy(d.site.objects, '1.0.0', '1.1.0'),
    says: /1\.1\.0 is not the object that the index names/,
  },
  {
    name: 'another bundle of the same size',
    spoil: fault('.zip', 'other-bytes'),
    says: /the bundle is not the one that was signed/,
  },
  {
    name: 'a bundle larger than announced',
    spoil: fault('.zip', 'longer'),
    says: /is larger than the \d+ bytes that it may have/,
  },
  {
    name: 'an index whose time is over',
    says: /the index was good until 2026-07-14/,
    settings: [clockAt('2027-01-01T00:00:00Z')],
  },
  {
    name: 'a clock that is behind',
    says: /the clock is wrong: 1970-01-01T00:01:00Z is before 2026-01-15/,
    settings: [clockAt('1970-01-01T00:01:00Z')],
    exitCode: 1,
  },
  {
    name: 'too few signatures',
    says: /1 of the trusted keys has signed index\.json, and 2 must/,
    settings: ['THRESHOLD=2'],
  },
  { name: 'another model', says: /1\.1\.0 is for "pc-200","pc-400", not for pc-300/, settings: ['MODEL=pc-300'] },
  { name: 'another product', says: /this is the index of pump, not of valve/, settings: ['PRODUCT=valve'] },
  {
    name: 'another channel',
    spoil: (d) => copy(d.site.objects, 'index.json', 'channels/beta/index.json'),
    says: /this is the index of the channel stable, not of beta/,
    settings: ['CHANNEL=beta'],
  },
  {
    name: 'a missing index',
    spoil: (d) => void d.site.objects.delete('index.json'),
    says: /can't fetch index\.json: .*404/,
    exitCode: 1,
  },
  {
    name: 'a server in trouble',
    spoil: fault('1.1.0', 'status', 500),
    says: /can't fetch 1\.1\.0: .*500/,
    exitCode: 1,
  },
  {
    name: 'a bundle that never comes whole',
    spoil: fault('.zip', 'cut', 9_000),
    says: /can't fetch bundles\//,
    exitCode: 1,
  },
  { name: 'no room', says: /there is no room for \d+ KiB/, settings: ['SPARE_KIB=999999999999'], exitCode: 1 },
  { name: 'no product', says: /must set PRODUCT, MODEL and SITE/, settings: ['PRODUCT='], exitCode: 2 },
  { name: 'a number that is none', says: /one of the numbers .* is none/, settings: ['TRIES=many'], exitCode: 2 },
  {
    name: 'no key',
    spoil: (d) => rmSync(join(d.directory, 'keys/trusted.pem')),
    says: /there is no key .*trusted\*\.pem/,
    exitCode: 2,
  },
  {
    name: 'settings that everybody may write',
    spoil: (d) => {
      writeFileSync(join(d.directory, 'ota-agent.conf'), '');
      chmodSync(join(d.directory, 'ota-agent.conf'), 0o666);
    },
    says: /everybody may write .*ota-agent\.conf/,
    exitCode: 2,
  },
  {
    name: 'a state that everybody may write',
    spoil: (d) => chmodSync(join(d.directory, 'state'), 0o1777),
    says: /everybody may write .*state/,
    exitCode: 2,
  },
  {
    name: 'a key that everybody may write',
    spoil: (d) => chmodSync(join(d.directory, 'keys/trusted.pem'), 0o666),
    says: /everybody may write .*trusted\.pem/,
    exitCode: 2,
  },
  {
    name: 'a file system without hard links',
    says: /can't make the hard link/,
    settings: ['ln() { return 1; }'],
    exitCode: 1,
  },
  { name: 'a further check that says no', says: /a further check refuses/, settings: ['accept() { return 1; }'] },
  { name: 'a verifier that says no', says: /no trusted key has signed index\.json/, settings: ['VERIFY=false'] },
];

const indexOf = (device: Case): string => Buffer.from(device.site.objects.get('index.json') ?? '').toString();

describe('what is refused', () => {
  test.each(REFUSALS.map((row) => [row.name, row] as const))(
    '%s',
    async (_, { spoil, says, settings = [], exitCode = 3 }) => {
      const device = stand.at('second', busybox);
      spoil?.(device);
      const run = await device.run('update', settings);
      expect(run.stderr).toMatch(says);
      expect([run.exitCode, running(device), device.read('state/version')]).toEqual([exitCode, '1.0.0', '1.0.0']);
      if (exitCode !== 2) expect(device.read('state/status.json')).toMatch(/_failed","error":"[^"]/);
    },
  );

  test('an index older than one that was seen', async () => {
    const device = stand.at('second', busybox);
    await device.run('check');
    device.site.objects.set('index.json', device.site.objects.get('revisions/00000001.json') ?? new Uint8Array());
    expect(await device.run('update')).toMatchObject({
      exitCode: 3,
      stderr: expect.stringContaining('revision 1 is older than revision 2'),
    });
  });

  test('a clock that was set back since the last look, though the index is older still', async () => {
    const device = stand.at('second', busybox);
    await device.run('check');
    writeFileSync(join(device.directory, 'state/created'), '2026-01-16T00:00:00Z\n');
    const { exitCode, stderr } = await device.run('check', [clockAt('2026-01-15T23:00:00Z')]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('is before 2026-01-16T00:00:00Z')]);
  });
});

describe('settings as people write them', () => {
  test('an address that ends in a slash is the same', async () => {
    const device = stand.at('second', busybox);
    expect((await device.run('check', ['SITE=$SITE/'])).exitCode).toBe(100);
    expect(device.site.asked.map(({ path }) => path)).toEqual(['index.json']);
  });

  test('a version that is none is said, and never taken for a low one', async () => {
    const { version: _, ...fresh } = busybox;
    const run = await stand.at('second', fresh).run('check', ['FACTORY_VERSION=v1.0.0']);
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('v1.0.0, is no version') });
  });

  test.each<ShellName>(['busybox', 'dash', 'bash'])(
    'what it writes is its own, whatever the umask (%s)',
    async (shell) => {
      const device = stand.at('second', { ...busybox, shell, enter: ['sh', '-c', 'umask 0 && exec "$@"', 'sh'] });
      expect((await device.run('update', [`HEALTH_CHECK='ls -l >"$DEVICE_ROOT/listing"'`])).exitCode).toBe(0);
      for (const name of ['version', 'journal', 'status.json', 'work'])
        expect(statSync(join(device.directory, 'state', name)).mode & 0o022, name).toBe(0);
    },
  );

  test('a link to it finds what lies beside it', async () => {
    const device = stand.at('second', busybox);
    await device.run('status');
    const link = join(device.directory, 'bin/ota-agent');
    mkdirSync(join(device.directory, 'bin'));
    symlinkSync(join(device.directory, 'ota-agent'), link);
    const env = { PATH: process.env.PATH, CDPATH: device.directory };
    const { exitCode } = await runProcess('dash', ['bin/ota-agent', 'check'], { cwd: device.directory, env });
    expect(exitCode).toBe(100);
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

describe('a disk that is full', () => {
  test('stops it with nothing changed, and room lets it go on', async () => {
    const disk = await mountSmallDisk();
    try {
      const options = { enter: disk.enter, settings: [`STATE=${disk.inside}`] };
      const device = stand.at('second', { ...busybox, shell: 'dash', ...options });
      writeFileSync(join(disk.directory, 'version'), '1.0.0\n');
      disk.leave({ pages: 40 });
      expect(await device.run('update')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('no room') });
      disk.leave({ pages: 0 });
      expect(await device.run('update')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("can't") });
      expect(running(device)).toBe('1.0.0');
      disk.free();
      expect([(await device.run('update')).exitCode, running(device)]).toEqual([0, '1.1.0']);
    } finally {
      await disk.stop();
    }
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

  test('while the clock was ahead waits no longer for it', async () => {
    const device = stand.at('second', busybox);
    device.put('fail-update');
    await device.run('update', [clockAt('2026-05-01T12:00:00Z')]);
    rmSync(join(device.directory, 'root/fail-update'));
    expect([(await device.run('update')).exitCode, running(device)]).toEqual([0, '1.1.0']);
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

  test('asks for a restart that fails says so, and keeps the old version until the next start', async () => {
    const device = stand.at('second', busybox);
    device.put('restart');
    const failed = await device.run('update', ['RESTART_COMMAND=false']);
    expect(failed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('RESTART_COMMAND failed') });
    expect([device.phase(), device.read('state/version')]).toEqual(['confirming', '1.0.0']);
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

  test.each<ShellName>(['busybox', 'dash', 'bash'])('that spoils the journal leaves no phase (%s)', async (shell) => {
    const device = stand.at('second', { ...busybox, shell });
    for (const journal of ['confirming\n', 'confirming 1.1.0 ab x\n', '\0\x01 x\n', 'installing 1.1.0 ab']) {
      writeFileSync(join(device.directory, 'state/journal'), journal);
      const run = await device.run('update', ['MODEL=pc-300']);
      expect([run.exitCode, device.read('state/version')], journal).toEqual([3, '1.0.0']);
    }
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
  test.each<ShellName>(['busybox', 'dash', 'bash'])('the second one is told so (%s)', async (shell) => {
    const device = stand.at('second', { ...busybox, shell });
    device.put('hang');
    const first = device.run('update', ['SCRIPT_SECONDS=2']);
    await expect.poll(() => device.read('state/journal'), { timeout: 20_000 }).toMatch(/^installing/);
    expect((await device.run('update', ['SCRIPT_SECONDS=2'])).exitCode).toBe(6);
    expect((await first).exitCode).toBe(4);
  });

  test('a script that outlives its agent counts until it ends, which it has to in its time', async () => {
    const device = stand.at('second', busybox);
    device.put('hang');
    const settings = ['SCRIPT_SECONDS=3'];
    const first = device.run('update', settings);
    await expect.poll(() => device.read('root/a'), { timeout: 20_000 }).toBe('1.1.0');
    const [lock = ''] = readdirSync(join(device.directory, 'state')).filter((name) => name.startsWith('lock.'));
    process.kill(Number.parseInt(device.read(`state/${lock}`), 10), 'SIGKILL');
    expect((await device.run('update', settings)).exitCode).toBe(6);
    expect((await first).signal).toBe('SIGKILL');
    const later = async () => (await device.run('update', settings)).exitCode;
    await expect.poll(later, { timeout: 30_000, interval: 500 }).toBe(4);
    expect([running(device), device.phase()]).toEqual(['1.0.0', 'idle']);
  });
});

describe('keys under which anybody can sign', () => {
  test.each<ShellName>(['busybox', 'dash', 'bash'])('are refused, and no other (%s)', async (shell) => {
    const device = stand.at('second', { ...busybox, shell });
    for (const [i, key] of WEAK_KEYS.entries())
      writeFileSync(join(device.directory, `keys/weak-${i}.pem`), pemOf(Buffer.from(key, 'hex')));
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is shell
    const judge = 'for key in "$KEYS"/*.pem; do if sound "$key"; then echo "${key##*/}"; fi; done; exit 0';
    expect((await device.run('check', [judge])).stdout.trim()).toBe('trusted.pem');
  });
});

/** Public keys of small order, and their other spellings. */
const WEAK_KEYS = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
];

const pemOf = (raw: Uint8Array): string =>
  `-----BEGIN PUBLIC KEY-----\n${Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]).toString('base64')}\n-----END PUBLIC KEY-----\n`;

describe('an ordinary user', () => {
  test.each<ShellName>(['dash', 'bash'])('runs it in a folder of their own (%s)', async (shell) => {
    const isRoot = process.getuid?.() === 0;
    // The folder of the tests is for whoever runs them alone.
    const home = mkdtempSync('/var/tmp/ota-device-agent-');
    try {
      const user = isRoot ? { directory: home, uid: 65_534 } : {};
      const device = stand.at('second', { ...busybox, shell, ...user });
      expect(await device.run('update')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('done: 1.1.0') });
      expect(running(device)).toBe('1.1.0');
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
