import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { iotoStates } from '../../src/devices/ioto/states.js';
import { resolveProject } from '../../src/project/resolve.js';
import { projectSchema } from '../../src/project/schema.js';
import type { Fault } from '../../src/rehearsal/faults.js';
import type { FamilyRehearsal, Hop, HopResult } from '../../src/rehearsal/rehearsal.js';
import { shell } from '../support/rehearsal.js';
import { rehearsedIoto } from '../support/rehearsed-ioto.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const hop = (fault?: Fault): Hop => ({ from: '1.0.0', to: '1.1.0', fault, runs: true, installsFirst: true });

const INSTALL =
  'mkdir -p /opt/app; echo "$OTA_CURRENT_VERSION $OTA_TARGET_VERSION" >/opt/app/new; mv /opt/app/new /opt/app/current';

const rehearsal = (
  { update = INSTALL, rollback }: { readonly update?: string; readonly rollback?: string } = {},
  context: Parameters<typeof rehearsedIoto>[2] = {},
  work = directory(),
) =>
  rehearsedIoto(
    work,
    {
      '1.0.0': { 'update.sh': shell(INSTALL) },
      '1.1.0': {
        'update.sh': shell(update),
        ...(rollback === undefined ? {} : { 'rollback.sh': shell(rollback) }),
      },
    },
    context,
  );

/** The plain site, made once for the tests that change nothing about it. */
const made = mkdtempSync(join(realpathSync(tmpdir()), 'ota-ioto-'));
let plain: FamilyRehearsal;
beforeAll(async () => {
  plain = (await rehearsal({ rollback: 'rm -rf /opt/app' }, {}, made)).rehearsal;
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

const states = ({ messages }: HopResult): readonly string[] => messages.map(({ state }) => state);

const CHECKED_IN = {
  state: 'check-in',
  to: '/tok/provision/update',
  body: { id: 'rehearsal', product: 'logger', version: '1.0.0' },
};
const REPORTED = {
  state: 'report',
  to: '/tok/provision/updateReport',
  body: { success: true, id: 'rehearsal', update: expect.stringMatching(/^[0-9a-f]{64}$/) },
};

const REFUSED = [
  // fault, why
  ['check-fails', /can’t be reached/],
  ['bad-signature', /sign/],
  ['truncated-download', /ends after \d+ of \d+ bytes/],
  ['bad-digest', /SHA-256/],
  ['no-space', /no space left on device/],
] as const;

describe('an Ioto device', () => {
  test('takes what it is offered by the document of its version', async () => {
    const result = await plain.take(hop());
    expect(result).toMatchObject({ ended: 'updated', ran: true, notes: [] });
    expect(result.messages).toEqual([CHECKED_IN, { state: 'directive', body: 'restart' }, REPORTED]);
    const known = new Set(iotoStates.map(({ state }) => state));
    expect(states(result).filter((state) => !known.has(state))).toEqual([]);
  });

  test('is offered the same by serve where the site has no document for it', async () => {
    const { rehearsal: ioto, host } = await rehearsal();
    for (const path of host.objects.keys()) if (path.includes('/from/')) host.objects.delete(path);
    expect(await ioto.take(hop())).toMatchObject({ ended: 'updated' });
    expect(await ioto.take({ ...hop(), from: '0.9.0' })).toMatchObject({ ended: 'updated' });
  });

  test.each(REFUSED)('with the fault %s says nothing more, and keeps the old version', async (fault, why) => {
    const result = await plain.take(hop(fault));
    expect(result).toMatchObject({ ended: 'kept', ran: false, why: expect.stringMatching(why) });
    expect(result.messages).toEqual([CHECKED_IN]);
  });

  test.each([
    ['update-fails', /^update\.sh ended with exit code 1$/, ['rollback.sh ran']],
    ['power-cut', /^the power went while update\.sh was at work$/, []],
  ] as const)('with the fault %s its agent tells the old version', async (fault, why, notes) => {
    const result = await plain.take(hop(fault));
    expect(result).toMatchObject({ ended: 'kept', ran: true, why: expect.stringMatching(why), oldVersionLost: false });
    expect(result.notes).toEqual(notes);
    expect(result.messages).toEqual([CHECKED_IN]);
  });

  test('has lost its old version where rollback.sh fails', async () => {
    const { rehearsal: ioto } = await rehearsal({ update: 'exit 3', rollback: 'exit 1' });
    expect(await ioto.take(hop())).toMatchObject({ ended: 'kept', oldVersionLost: true });
  });

  test('runs nothing where that is not asked for', async () => {
    const { rehearsal: ioto } = await rehearsal({ update: 'exit 1' });
    expect(await ioto.take({ ...hop(), runs: false })).toMatchObject({ ended: 'updated', ran: false });
  });

  test('is kept where another release is offered, or none', async () => {
    expect(await plain.take({ ...hop(), to: '1.2.0' })).toMatchObject({ why: expect.stringContaining('offers 1.1.0') });
    expect(await plain.take({ ...hop(), from: '1.1.0' })).toMatchObject({
      why: expect.stringContaining('offers nothing'),
    });
  });

  test('refuses a file that is not the one in the signed index', async () => {
    const { rehearsal: ioto, host } = await rehearsal();
    const path = 'ioto/logger/stable/from/1.0.0/tok/provision/update';
    const text = Buffer.from(host.objects.get(path) ?? '').toString();
    host.objects.set(path, Buffer.from(text.replace(/"checksum":"./, '"checksum":"_').replace('_', 'f')));
    const answer = await ioto.take(hop());
    expect(answer).toMatchObject({ ended: 'kept', unverified: !text.includes('"checksum":"f') });
  });

  test('checks in, and is silent where it has the newest', async () => {
    expect(await plain.look?.('1.1.0')).toEqual([{ ...CHECKED_IN, body: { ...CHECKED_IN.body, version: '1.1.0' } }]);
  });
});

const example = fileURLToPath(new URL('../../examples/ioto/update-device.sh', import.meta.url));

describe('an Ioto device whose factory image brings a script', () => {
  const withScript = (scripts: Parameters<typeof rehearsal>[0] = {}) => {
    const work = directory();
    const to = join(work, 'image/etc/ota/update-device.sh');
    mkdirSync(dirname(to), { recursive: true });
    cpSync(example, to);
    return rehearsal(scripts, { project: loggerProject(work) }, work);
  };

  test('hands the file to it, and takes its directive', async () => {
    const { rehearsal: ioto } = await withScript();
    const result = await ioto.take(hop());
    expect(result).toMatchObject({ ended: 'updated', notes: [expect.stringContaining('update-device.sh')] });
    expect(result.messages).toEqual([CHECKED_IN, { state: 'directive', body: 'restart' }, REPORTED]);
  });

  test.each([
    ['update-fails', /exit code 1 and printed ""/],
    ['power-cut', /the power went/],
  ] as const)('with the fault %s keeps the old version', async (fault, why) => {
    const { rehearsal: ioto } = await withScript({ rollback: ':' });
    const result = await ioto.take(hop(fault));
    expect(result).toMatchObject({ ended: 'kept', why: expect.stringMatching(why), oldVersionLost: false });
    expect(result.messages).toEqual([CHECKED_IN]);
  });

  test('tells what the script has written into its log', async () => {
    const { rehearsal: ioto } = await withScript({ update: 'echo no such sensor; exit 7' });
    const result = await ioto.take(hop());
    expect(result).toMatchObject({ ended: 'kept', output: expect.stringMatching(/no such sensor[\s\S]*exit code 7/) });
  });
});

const loggerProject = (directory: string) =>
  resolveProject(projectSchema.parse({ product: 'logger', models: ['tl-100'], rehearsal: { root: 'image' } }), [], {
    file: join(directory, 'ota-release.yaml'),
    shownFile: 'ota-release.yaml',
    workingDirectory: directory,
    place: (path) => ({ file: 'ota-release.yaml', path }),
  });
