import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONNHEX_STATUSES, STATUS_SUBJECT } from '../../src/devices/connhex/status.js';
import { rehearseConnhex } from '../../src/rehearsal/connhex.js';
import { FAULTS, type Fault } from '../../src/rehearsal/faults.js';
import type { Hop, HopResult, RehearsedSite } from '../../src/rehearsal/rehearsal.js';
import { contextOf, NOW, publishedSite, shell } from '../support/rehearsal.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

/** Installs by one rename, and goes back by another. */
const INSTALL = 'mkdir -p /opt/app; echo "$CHX_OTA_VERSION_TARGET" >/opt/app/new; mv /opt/app/new /opt/app/current';
const ROLLBACK = 'echo "$CHX_OTA_VERSION_CURRENT" >/opt/app/current';

const hop = (fault?: Fault): Hop => ({ from: '1.0.0', to: '1.1.0', fault, runs: true, installsFirst: true });

interface Scripts {
  readonly update?: string;
  readonly rollback?: string;
}

const releases = ({ update = INSTALL, rollback = ROLLBACK }: Scripts) => [
  { version: '1.0.0', files: { 'update.sh': shell(INSTALL) } },
  { version: '1.1.0', files: { 'update.sh': shell(update), 'rollback.sh': shell(rollback) } },
];

/** The site of most tests, which none of them changes. */
const shared = join(realpathSync(tmpdir()), 'ota-test-connhex-');
let usual: RehearsedSite;
let usualDirectory = '';
beforeAll(async () => {
  usualDirectory = mkdtempSync(shared);
  usual = (await publishedSite(usualDirectory, releases({}))).site;
});
afterAll(() => rmSync(usualDirectory, { recursive: true, force: true }));

/** A device of the usual releases, or of one with other scripts. */
const rehearsal = async (scripts?: Scripts) => {
  const work = directory();
  const site = scripts ? (await publishedSite(work, releases(scripts))).site : usual;
  return rehearseConnhex(contextOf('connhex', site, work));
};

const states = ({ messages }: HopResult): readonly string[] => messages.map(({ state }) => state);

const TAKEN = ['checking', 'update_available', 'downloading', 'update_ready', 'updating'];

describe('a Connhex device', () => {
  test('takes a release, and says so under its subject at each state', async () => {
    const { take } = await rehearsal();
    const result = await take(hop());
    expect(result).toMatchObject({ ended: 'updated', ran: true, notes: [] });
    expect(states(result)).toEqual([...TAKEN, 'updated']);
    expect(new Set(result.messages.map(({ to }) => to))).toEqual(new Set([STATUS_SUBJECT]));
    expect(result.messages[0]?.body).toEqual({
      current_version: '1.0.0',
      latest_version: '',
      status: 'checking',
      error: '',
      last_checked: '',
    });
    expect(result.messages.at(-1)?.body).toEqual({
      current_version: '1.1.0',
      latest_version: '1.1.0',
      status: 'updated',
      error: '',
      last_checked: NOW.toISOString(),
    });
  });

  test('restarts its agent where update.sh ends with 10', async () => {
    const { take } = await rehearsal({ update: 'exit 10' });
    expect(await take(hop())).toMatchObject({ ended: 'updated', notes: ['the agent restarts'] });
  });

  test('has the old version installed by its own update.sh, and gives the documented environment', async () => {
    const { take } = await rehearsal({
      update: [
        'test "$(cat /opt/app/current)" = 1.0.0',
        'test "$CHX_OTA_PAYLOAD_DIR" = "$PWD"',
        'case $PWD in */.store/ota/current) ;; *) exit 2 ;; esac',
        'test "$CHX_OTA_VERSION_CURRENT $CHX_OTA_VERSION_TARGET $CHX_OTA_TIMEOUT_SEC" = "1.0.0 1.1.0 20"',
        'test "$(id -u)" = 0',
      ].join('\n'),
    });
    expect(await take(hop())).toMatchObject({ ended: 'updated', notes: [] });
  });

  test.each([
    // fault, last status, what the message says
    ['check-fails', 'check_failed', /can’t be reached/],
    ['bad-signature', 'download_failed', /sign/],
    ['truncated-download', 'download_failed', /ends after \d+ of \d+ bytes/],
    ['bad-digest', 'download_failed', /SHA-256/],
    ['no-space', 'download_failed', /no space left on device/],
    ['update-fails', 'update_failed', /^update\.sh ended with exit code 1$/],
    ['update-hangs', 'update_failed', /^update\.sh was not done after 20 s$/],
    ['power-cut', 'update_failed', /^the power went while update\.sh was at work$/],
  ] as const)('with the fault %s ends in %s, and runs the old version', async (fault, status, words) => {
    const { take } = await rehearsal();
    const result = await take(hop(fault));
    expect(result).toMatchObject({ ended: 'kept' });
    expect(result).not.toMatchObject({ oldVersionLost: true });
    const last = result.messages.at(-1);
    expect(last).toMatchObject({ state: status, body: { status, current_version: '1.0.0' } });
    expect(last?.body).toHaveProperty('error', expect.stringMatching(words));
    // rollback.sh has brought back what update.sh had changed.
    expect(result.notes ?? []).not.toContainEqual(expect.stringContaining('/opt/app/current'));
  });

  test('passes through each of its nine statuses in some rehearsal', async () => {
    const { take } = await rehearsal();
    const seen = new Set<string>();
    for (const fault of [undefined, 'check-fails', 'no-space', 'update-fails'] as const)
      for (const state of states(await take(hop(fault)))) seen.add(state);
    expect([...seen].sort()).toEqual([...CONNHEX_STATUSES].sort());
  });

  test('knows every fault', () => {
    expect(rehearseConnhex({} as never).faults).toEqual(FAULTS);
  });

  test('tells what a script that fails has written, and that its rollback.sh ran', async () => {
    const { take } = await rehearsal({ update: 'echo half of it; echo no such sensor >&2; exit 7' });
    const result = await take(hop());
    expect(result).toMatchObject({
      ended: 'kept',
      why: 'update.sh ended with exit code 7',
      notes: ['rollback.sh ran'],
    });
    expect(result).toHaveProperty('output', expect.stringContaining('no such sensor'));
  });

  test('has lost its old version where rollback.sh fails', async () => {
    const { take } = await rehearsal({ update: 'exit 1', rollback: 'exit 3' });
    const result = await take(hop());
    expect(result).toMatchObject({ ended: 'kept', oldVersionLost: true });
    expect(result).toHaveProperty('why', expect.stringContaining('rollback.sh ended with exit code 3'));
  });

  test('shows what a rollback.sh that does nothing leaves', async () => {
    const { take } = await rehearsal({ rollback: ':' });
    const { notes } = await take(hop('update-fails'));
    expect(notes).toContain('not as before: /opt/app/current');
  });

  test('refuses a bundle whose signature is somebody else’s', async () => {
    const work = directory();
    const { host, site } = await publishedSite(work, releases({}));
    for (const path of host.objects.keys()) if (path.endsWith('.minisig')) host.objects.set(path, Buffer.from('x\n'));
    const { take } = rehearseConnhex(contextOf('connhex', site, work));
    expect(await take(hop())).toMatchObject({ ended: 'kept', unverified: true });
  });

  test('runs nothing where that is not asked for', async () => {
    const { take } = await rehearsal();
    const result = await take({ ...hop(), runs: false });
    expect(result).toMatchObject({ ended: 'updated', ran: false });
    expect(states(result)).toEqual(TAKEN.slice(0, -1));
  });

  test('looks, and finds that it has the newest', async () => {
    const messages = await (await rehearsal()).look?.('1.1.0');
    expect(messages?.map(({ state }) => state)).toEqual(['checking', 'updated']);
  });
});
