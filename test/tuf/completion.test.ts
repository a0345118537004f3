import { describe, expect, test } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { readChannel } from '../../src/site/channel-state.js';
import { channelLayout } from '../../src/site/layout.js';
import { foreseeRoot, tufCompletion } from '../../src/tuf/completion.js';
import { parseRoot } from '../../src/tuf/root.js';
import { type MemoryHost, memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';
import { type SiteRelease, signedSite } from '../support/site.js';
import { objectOf, TUF } from '../support/tuf.js';

const layout = channelLayout('stable');
const ROOT = (version: number) => `metadata/${version}.root.json`;

/** Releases of a TUF repository, one after another. */
const publish = (releases: readonly SiteRelease[], host?: MemoryHost): Promise<MemoryHost> =>
  signedSite(
    releases.map((release) => ({ tuf: TUF, ...release })),
    host,
  );

const newestOf = async (host: MemoryHost, trusted: readonly string[]) => {
  const { newest } = await readChannel(host, layout, testTrust(trusted));
  if (!newest) throw new Error('no revision');
  return newest.predicate;
};

const rootsOf = (host: MemoryHost): readonly string[] =>
  [...host.objects.keys()].filter((path) => path.endsWith('.root.json')).sort();

const problemOf = async (run: () => Promise<unknown>): Promise<string> => {
  try {
    await run();
    return 'nothing';
  } catch (error) {
    if (error instanceof OtaError) return error.problems.map(({ code, message }) => `${code}: ${message}`).join('\n');
    throw error;
  }
};

describe('a repository of TUF', () => {
  test('begins at any revision of a site with a history, and its documents come before the index', async () => {
    const host = await signedSite([{ version: '1.0.0' }]);
    expect((await newestOf(host, ['release'])).tuf).toBeUndefined();
    host.writes.length = 0;
    await publish([{ version: '1.1.0' }], host);
    expect(host.writes.map((write) => write.replace(/[0-9a-f]{64}/, '…'))).toEqual([
      `create ${ROOT(1)}`,
      'create revisions/00000002.json',
      'replace releases/….logger.stable.json',
      'replace metadata/2.targets.json',
      'replace metadata/2.snapshot.json',
      'replace metadata/timestamp.json',
      'replace index.json',
      'replace versions',
      'replace latest',
    ]);
    const { tuf } = await newestOf(host, ['release']);
    const { sha256 } = parseRoot(ROOT(1), objectOf(host.objects, ROOT(1)));
    expect(tuf).toMatchObject({
      root: { version: 1, sha256 },
      latest: { size: objectOf(host.objects, '1.1.0').length },
    });
  });

  test('keeps its root for as long as keys and threshold stay, and half of its time is left', async () => {
    const host = await publish([
      { version: '1.0.0', created: new Date('2026-02-01T00:00:00Z') },
      { version: '1.1.0', created: new Date('2026-08-01T00:00:00Z') },
    ]);
    expect(rootsOf(host)).toEqual([ROOT(1)]);
    await publish([{ version: '1.2.0', created: new Date('2026-08-03T00:00:00Z') }], host);
    expect(rootsOf(host)).toEqual([ROOT(1), ROOT(2)]);
    expect((await newestOf(host, ['release'])).tuf?.root.version).toBe(2);
  });

  test('says which keys are missing where clients would refuse the next root, and changes nothing', async () => {
    const host = await publish([{ version: '1.0.0', signers: ['a'] }]);
    const { predicate, ...newest } = { predicate: await newestOf(host, ['a']), counter: 1 };
    const trustedKeys = testTrust(['b']).keys.map(({ keyId: keyid, raw }) => ({
      keyid,
      publicKey: Buffer.from(raw).toString('base64'),
    }));
    const coming = { trustedKeys, threshold: 1, created: '2026-03-01T00:00:00Z' };
    const services = { host, layout, signers: [testSigner('b')] };
    const foreseen = await problemOf(() => foreseeRoot(TUF, services, coming, predicate));
    expect(foreseen).toMatch(
      /^tuf-root-threshold: metadata\/2\.root\.json must be signed by 1 of the keys of metadata\/1/,
    );
    expect(await problemOf(() => foreseeRoot(undefined, services, coming, predicate))).toBe('nothing');
    const complete = tufCompletion(TUF, services);
    const statement = { predicate: { ...predicate, ...coming, counter: newest.counter + 1 } };
    const before = host.writes.length;
    expect(await problemOf(async () => complete?.(statement as never, predicate))).toBe(foreseen);
    expect(host.writes.length).toBe(before);
  });

  test('goes on from the root of a run that died before its revision', async () => {
    const host = await publish([{ version: '1.0.0', signers: ['a'] }]);
    host.before = (operation, path) => {
      if (operation === 'create' && path === layout.revision(2)) throw new Error('killed');
    };
    const release = { version: '1.1.0', signers: ['a', 'b'] };
    await expect(publish([release], host)).rejects.toThrow('killed');
    expect(rootsOf(host)).toEqual([ROOT(1), ROOT(2)]);
    host.before = () => {};
    await publish([release], host);
    expect(rootsOf(host)).toEqual([ROOT(1), ROOT(2)]);
    expect((await newestOf(host, ['a'])).tuf?.root.version).toBe(2);
  });

  test('takes the root that another run has made at the same moment, where it states the same', async () => {
    const host = await publish([{ version: '1.0.0', signers: ['a'] }]);
    const other = memoryHost({ objects: new Map(host.objects) });
    const release = { version: '1.1.0', signers: ['a', 'b'] };
    await publish([{ ...release, created: new Date('2026-02-09T00:00:00Z') }], other);
    const theirs = objectOf(other.objects, ROOT(2));
    host.before = (operation, path) => {
      if (operation === 'create' && path === ROOT(2)) host.objects.set(path, theirs);
    };
    await publish([{ ...release, created: new Date('2026-02-10T00:00:00Z') }], host);
    expect(Buffer.from(objectOf(host.objects, ROOT(2))).equals(theirs)).toBe(true);
    expect((await newestOf(host, ['a'])).tuf?.root).toEqual({
      version: 2,
      sha256: parseRoot(ROOT(2), theirs).sha256,
    });
  });

  test('that is switched off is in no later revision, and goes on where it was once it is on again', async () => {
    const host = await publish([{ version: '1.0.0' }]);
    await signedSite([{ version: '1.1.0' }], host);
    const off = await newestOf(host, ['release']);
    expect([off.counter, off.tuf]).toEqual([2, undefined]);
    await publish([{ version: '1.2.0' }], host);
    expect(rootsOf(host)).toEqual([ROOT(1)]);
    expect((await newestOf(host, ['release'])).tuf?.root.version).toBe(1);
  });

  test('is not built on a root that nobody vouches for', async () => {
    const stranger = await publish([{ version: '1.0.0', signers: ['stranger'] }]);
    const host = memoryHost({ objects: new Map([[ROOT(1), objectOf(stranger.objects, ROOT(1))]]) });
    expect(await problemOf(() => publish([{ version: '1.0.0' }], host))).toMatch(
      /^tuf-root-broken: metadata\/1\.root\.json .*too few trusted keys have signed it/,
    );
  });

  test('is not built where the newest release is another than the index lists', async () => {
    const host = await publish([{ version: '1.0.0' }]);
    const predicate = await newestOf(host, ['release']);
    host.objects.set('1.0.0', Buffer.from('{}'));
    const complete = tufCompletion(TUF, { host, layout, signers: [testSigner()] });
    expect(await problemOf(async () => complete?.({ predicate } as never, predicate))).toMatch(
      /^site-object-unverified/,
    );
    host.objects.delete('1.0.0');
    expect(await problemOf(async () => complete?.({ predicate } as never, predicate))).toMatch(/it is not on the site/);
  });
});
