import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProgress } from '../../src/devices/pantavisor/progress.js';
import { PROGRESS_TABLE } from '../../src/devices/pantavisor/progress-table.js';
import { signState } from '../../src/devices/pantavisor/sign-state.js';
import { planSignatures } from '../../src/devices/pantavisor/signature-plan.js';
import {
  parseState,
  SIGNATURES,
  SPEC_KEY,
  type State,
  stateEntry,
  stateOf,
} from '../../src/devices/pantavisor/state.js';
import { FAULTS, type Fault } from '../../src/rehearsal/faults.js';
import { rehearsePantavisor } from '../../src/rehearsal/pantavisor.js';
import type { Hop, HopResult } from '../../src/rehearsal/rehearsal.js';
import { identity } from '../support/pantavisor.js';
import { type RehearsedRevision, type RevisionChanges, rehearsedRevision } from '../support/rehearsed-pantavisor.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const hop = (fault?: Fault): Hop => ({ from: '1.0.0', to: '1.1.0', fault, runs: true, installsFirst: false });

/** The plain revision, made once for all tests. */
const made = mkdtempSync(join(realpathSync(tmpdir()), 'ota-pantavisor-'));
let plain: RehearsedRevision;
beforeAll(async () => {
  plain = await rehearsedRevision(made);
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

const rehearse = async (fault?: Fault, changes?: RevisionChanges): Promise<HopResult> =>
  (changes ? await rehearsedRevision(directory(), changes) : plain).take(hop(fault));

const bodies = ({ messages }: HopResult): readonly unknown[] => messages.map(({ body }) => body);

const words = ({ messages }: HopResult): readonly string[] =>
  messages.map(({ body }) => {
    const read = readProgress(body);
    return `${read?.status}: ${read?.known?.text}`;
  });

const read = (bytes: Uint8Array): State => {
  const state = parseState(bytes);
  if (!('entries' in state)) throw new Error(state.reason);
  return state;
};

/** A key that no signature speaks of. */
const uncovered = (signed: Uint8Array): State => stateOf([...read(signed).entries, stateEntry('stray.json', {})]);

/** Signed whole, in a format that no device knows. */
const otherSpec = (signed: Uint8Array): State => {
  const plain = read(signed).entries.filter(({ key }) => key !== SPEC_KEY && !key.startsWith(SIGNATURES));
  const state = stateOf([stateEntry(SPEC_KEY, 'pantavisor-service-system@9'), ...plain]);
  const planned = planSignatures(
    state.entries.map(({ key }) => key),
    [],
  );
  return signState(state, planned, identity());
};

/** Goes over without a reboot: a container with a restart policy of its own. */
const CONTAINER_ONLY: RevisionChanges = { parts: { 'app/root.squashfs': 'another image' } };

const BEGUN = [
  'NEW: Update not yet installed',
  'DOWNLOADING: Downloading update artifacts, retry N of MAX',
  'DOWNLOADING: Downloading update artifacts, retry N of MAX',
  'NEW: Update ready to be run',
];
const REBOOTED = ['INPROGRESS: Rebooting', 'INPROGRESS: Trying new revision'];

describe('a Pantavisor device', () => {
  test('reboots into a revision whose board has changed, which becomes its rollback point', async () => {
    const result = await rehearse();
    expect(result).toMatchObject({ ended: 'updated', notes: ['reboots because of bsp/kernel.img'] });
    expect(words(result)).toEqual([
      ...BEGUN,
      ...REBOOTED,
      'TESTING: Waiting for all containers to become stable',
      'TESTING: Awaiting to set rollback point if update is stable',
      'DONE: Update finished, revision set as rollback point',
    ]);
    expect(new Set(result.messages.map(({ to }) => to))).toEqual(new Set(['locals/v1.1.0']));
  });

  test('goes over to a changed container without a reboot', async () => {
    const result = await rehearse(undefined, CONTAINER_ONLY);
    expect(result).toMatchObject({ ended: 'updated', notes: ['goes over without a reboot'] });
    expect(words(result).slice(BEGUN.length)).toEqual([
      'INPROGRESS: Transitioning to new revision without rebooting',
      'TESTING: Waiting for all containers to become stable',
      'TESTING: Awaiting to see if update is stable',
      'UPDATED: Update finished, revision not set as rollback point',
    ]);
  });

  test('reports progress in the documented JSON', async () => {
    const result = await rehearse();
    const sizes = { total_size: expect.any(Number), total_downloaded: 0 };
    expect(bodies(result)[0]).toEqual({
      status: 'NEW',
      'status-msg': 'Update not yet installed',
      progress: 0,
      retries: 0,
    });
    expect(bodies(result)[1]).toEqual({
      status: 'DOWNLOADING',
      'status-msg': 'Downloading update artifacts, retry 0 of 3',
      progress: 25,
      retries: 0,
      downloads: { total: sizes },
    });
  });

  test.each([
    // fault, last status, its message, the status before
    ['check-fails', 'WONTGO', 'State JSON not found', 'NEW'],
    ['bad-signature', 'WONTGO', 'Signature validation failed', 'NEW'],
    ['truncated-download', 'WONTGO', 'Max download update retries reached', 'DOWNLOADING'],
    ['bad-digest', 'ERROR', 'Object validation went wrong', 'DOWNLOADING'],
    ['no-space', 'WONTGO', 'Space required 544 B, available 272 B', 'NEW'],
    ['update-fails', 'ERROR', 'A container could not be started', 'INPROGRESS'],
    ['update-hangs', 'ERROR', 'Status goal not reached', 'TESTING'],
    ['power-cut', 'ERROR', 'Unexpected rollback', 'TESTING'],
  ] as const)('with the fault %s ends in %s: %s', async (fault, status, message, before) => {
    const result = await rehearse(fault);
    expect(result).toMatchObject({ ended: 'kept' });
    expect(result.messages.at(-1)).toMatchObject({ state: status, body: { 'status-msg': message, progress: 100 } });
    expect(result.messages.at(-2)).toMatchObject({ state: before });
    const rolledBack = (result.notes ?? []).some((note) => note.startsWith('goes back to 1.0.0'));
    expect(rolledBack).toBe(before === 'INPROGRESS' || before === 'TESTING');
  });

  test.each([
    ['a key that no signature covers', { state: uncovered }, 'State not fully covered by signatures', /stray\.json/],
    ['another format', { state: otherSpec }, 'State JSON has bad format', /^Parser: .*system@9/],
  ] as const)('refuses a state with %s', async (_what, changes, message, why) => {
    const result = await rehearse(undefined, changes);
    expect(result).toMatchObject({ ended: 'kept', unverified: true, why: expect.stringMatching(why) });
    expect(result.messages.at(-1)).toMatchObject({ state: 'WONTGO', body: { 'status-msg': message } });
  });

  test('refuses what is not the state of the signed index, though it is signed', async () => {
    const { take, host } = await rehearsedRevision(directory());
    host.objects.set('pantavisor/1.1.0/json', host.objects.get('pantavisor/1.0.0/json') ?? Buffer.from(''));
    expect(await take(hop())).toMatchObject({ ended: 'kept', unverified: true });
  });

  test('reaches every state and message of the table that a rehearsal can reach, and no other', async () => {
    const results = [
      ...(await Promise.all([undefined, ...FAULTS].map((fault) => rehearse(fault)))),
      ...(await Promise.all(
        [CONTAINER_ONLY, { state: uncovered }, { state: otherSpec }].map((changes) => rehearse(undefined, changes)),
      )),
    ];
    const reachable = PROGRESS_TABLE.flatMap(({ status, messages, unreachable }) =>
      messages.flatMap((message) =>
        unreachable === undefined && message.unreachable === undefined ? [`${status}: ${message.text}`] : [],
      ),
    );
    expect([...new Set(results.flatMap(words))].sort()).toEqual(reachable.sort());
  });

  test('says of every state and message that it can’t reach why', () => {
    const states = new Set(['SYNCING', 'QUEUED', 'CANCELLED']);
    for (const { status, messages, unreachable = '' } of PROGRESS_TABLE) {
      expect([status, unreachable !== '']).toEqual([status, states.has(status)]);
      for (const message of messages.filter(({ wording }) => wording === 'older'))
        expect(message.unreachable).toMatch(/current source/);
    }
  });

  test('takes a reboot for granted where the site has not got its revision', async () => {
    const result = await plain.take({ ...hop(), from: '0.9.0' });
    expect(result).toMatchObject({
      ended: 'updated',
      notes: ['the revision of 0.9.0 is not on the site: a reboot is taken for granted'],
    });
  });

  test('says where nobody has signed the revision yet, and ends with faults all the same', async () => {
    const { take } = await rehearsedRevision(directory(), { unsigned: true });
    const result = await take(hop());
    expect(result).toMatchObject({ ended: 'updated', notes: [expect.stringContaining('not signed yet')] });
    expect(words(await take(hop('bad-signature'))).at(-1)).toBe('WONTGO: Signature validation failed');
    expect(words(await take(hop('no-space'))).at(-1)).toBe('WONTGO: Space required X B, available Y B');
  });

  test('knows every fault', () => {
    expect(rehearsePantavisor(plain.context).faults).toEqual(FAULTS);
  });
});
