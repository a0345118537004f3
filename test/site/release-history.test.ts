import { beforeAll, describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { retireKey } from '../../src/operations/keys-retire.js';
import { readChannel } from '../../src/site/channel-state.js';
import { hostSource } from '../../src/site/host-source.js';
import type { IndexRelease } from '../../src/site/index-statement.js';
import { channelLayout } from '../../src/site/layout.js';
import { type ReleaseHistory, releaseHistory } from '../../src/site/release-history.js';
import { publishChange } from '../../src/site/transaction.js';
import { commitServices } from '../support/channel.js';
import { keyIdOf, keysFleet } from '../support/keys-fleet.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import { archivedSite, signedSite } from '../support/site.js';
import { flipByte, pathWith } from '../support/tamper.js';

const layout = channelLayout('stable');
const KEY = testSigner().publicKey.keyId;

const historyOf = (host: MemoryHost, version: string): Promise<ReleaseHistory> =>
  releaseHistory({ source: hostSource(host), layout, trust: testTrust(), version });

/** One more revision, which changes the entry of a version as an operator would. */
const change = async (
  host: MemoryHost,
  note: { readonly kind: string; readonly version?: string; readonly reason?: string },
  entry: Partial<IndexRelease> = {},
): Promise<void> => {
  const services = { ...commitServices(host), clock: () => new Date('2026-03-01T00:00:00Z') };
  const releases = (current: readonly IndexRelease[]) =>
    current.map((each) => (each.version === note.version ? { ...each, ...entry } : each));
  const propose = async () => ({ note: { ...note, by: 'operator' }, releases, expiresDays: 180 });
  await publishChange(services, { propose, further: () => [] }, await readChannel(host, layout, services.trust));
};

/** 1.0.0, and 1.1.0 that was rolled out to a part of the fleet and then withdrawn; others happened around it. */
const makeEventful = async (): Promise<MemoryHost> => {
  const host = await signedSite([
    { version: '1.0.0', recorded: true },
    { version: '1.1.0', recorded: true },
  ]);
  await change(host, { kind: 'rollout', version: '1.1.0', reason: 'carefully' }, { rollout: { percent: 10 } });
  await change(host, { kind: 'refresh' });
  const yanked = { reason: 'it bricks', at: '2026-03-01T00:00:00Z' };
  await change(host, { kind: 'yank', version: '1.1.0', reason: 'it bricks' }, { yanked });
  return host;
};

let made: MemoryHost;
beforeAll(async () => {
  made = await makeEventful();
});
const eventful = (): MemoryHost => memoryHost({ objects: new Map(made.objects) });

describe('everything of one release', () => {
  test('is its entry, its statement, its record, its provenance, and the revisions about it', async () => {
    const release = await historyOf(eventful(), '1.1.0');
    expect(release).toMatchObject({
      product: 'logger',
      channel: 'stable',
      version: '1.1.0',
      latest: false,
      upgradeObject: { path: '1.1.0' },
      bundle: { path: expect.stringMatching(/^bundles\//) },
      statement: { version: '1.1.0', tag: 'v1.1.0' },
      signers: [KEY],
      record: { path: expect.stringMatching(/^records\//), version: '1.1.0', by: 'operator', signers: [KEY] },
      provenance: { predicateType: 'https://slsa.dev/provenance/v1' },
      rollouts: [
        { counter: 3, rollout: { percent: 10 }, by: 'operator', reason: 'carefully' },
        { counter: 2, rollout: null },
      ],
      withdrawal: { reason: 'it bricks', at: '2026-03-01T00:00:00Z', by: 'operator' },
    });
    expect(release.history.map(({ counter, kind }) => [counter, kind])).toEqual([
      [5, 'yank'],
      [3, 'rollout'],
      [2, 'release'],
    ]);
  });

  test('has nothing of others, and reads nothing of others but the log', async () => {
    const host = eventful();
    const read: string[] = [];
    host.before = (operation, path) => void (operation === 'read' && read.push(path));
    const release = await historyOf(host, '1.0.0');
    expect(new Set(read.filter((path) => /1\.1\.0|^records\//.test(path))).size).toBe(1);
    expect(release).toMatchObject({ latest: true, withdrawal: null, rollouts: [{ counter: 1, rollout: null }] });
    expect(release.history.map(({ counter }) => counter)).toEqual([1]);
  });

  test('is told of releases without a record, those of the archive among them', async () => {
    const release = await historyOf(await archivedSite(), '1.0.0');
    expect(release).toMatchObject({ record: null, provenance: null, statement: { version: '1.0.0' } });
    expect(release.history.at(-1)).toMatchObject({ counter: 1, kind: 'release' });
  });

  test('is told of one whose key is retired since, where its bytes are those that the index names', async () => {
    const fleet = keysFleet();
    const both = { trusted: ['old', 'spare'], signers: ['old'] };
    await fleet.release('1.0.0', both);
    const retire = retireKey({ key: { kind: 'key', key: testSigner('old').publicKey } });
    await fleet.operate(retire, { ...both, signers: ['spare'] });
    const request = { source: hostSource(fleet.host), layout, trust: testTrust(['spare']), version: '1.0.0' };
    expect(await releaseHistory(request)).toMatchObject({ statement: { version: '1.0.0' }, signers: [keyIdOf('old')] });
    flipByte(fleet.host.objects, '1.0.0');
    await expect(releaseHistory(request)).rejects.toMatchObject({ code: 'verify-object-differs' });
  });

  test('is told of a withdrawn release whose objects are gone', async () => {
    const host = eventful();
    host.objects.delete('1.1.0');
    expect(await historyOf(host, '1.1.0')).toMatchObject({
      statement: null,
      signers: [],
      record: null,
      withdrawal: { reason: 'it bricks' },
    });
  });

  test.each<
    readonly [what: string, version: string, damage: (host: MemoryHost) => void, code: string, exitCode: number]
  >([
    ['a version that was never released', '9.9.9', () => {}, 'operation-version-unknown', 2],
    [
      'a record that was changed',
      '1.0.0',
      ({ objects }) => {
        const [path = ''] = [...objects.keys()].filter((name) => name.startsWith('records/'));
        flipByte(objects, path);
      },
      'record-differs',
      3,
    ],
    [
      'a provenance that is gone',
      '1.0.0',
      ({ objects }) => void objects.delete(pathWith(objects, 'provenance/', '1.0.0')),
      'provenance-missing',
      3,
    ],
    [
      'an upgrade object that was changed',
      '1.0.0',
      ({ objects }) => flipByte(objects, '1.0.0'),
      'verify-object-differs',
      3,
    ],
  ])('ends with what is wrong: %s', async (_what, version, damage, code, exitCode) => {
    const host = eventful();
    damage(host);
    const error = await historyOf(host, version).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof OtaError)) throw new Error('it went well, and should have failed');
    expect(error.problems.map((found) => found.code)).toContain(code);
    expect(error.exitCode).toBe(exitCode);
  });
});
