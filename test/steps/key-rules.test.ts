import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OtaError } from '../../src/errors/ota-error.js';
import { hasErrors } from '../../src/errors/problem.js';
import { retireKey } from '../../src/operations/keys-retire.js';
import { rotateKey } from '../../src/operations/keys-rotate.js';
import type { ChannelAt, Operation } from '../../src/operations/operation.js';
import { judgedProposal } from '../../src/operations/propose.js';
import type { Project } from '../../src/project/project.js';
import type { Signer } from '../../src/signing/signer.js';
import { channelLayout } from '../../src/site/layout.js';
import { EMPTY_ARCHIVE, type IndexChange, listing, type NextIndex, nextIndex } from '../../src/site/next-index.js';
import { bySet, keyProblems, keyProblemsOf } from '../../src/steps/key-rules.js';
import { trustedKeysOf } from '../../src/steps/ready.js';
import { compareVersions } from '../../src/version/semver.js';
import { memoryHost } from '../support/memory-host.js';
import { testSigner, testTrust } from '../support/signing.js';

const NAMES = ['a', 'b', 'c', 'd'] as const;
type Name = (typeof NAMES)[number];
const signerOf = new Map<Name, Signer>(NAMES.map((name) => [name, testSigner(name)]));
const signer = (name: Name): Signer => signerOf.get(name) ?? testSigner(name);
const idOf = (name: Name): string => signer(name).publicKey.keyId;

/** One thing that a team might do, whether or not it may. */
interface Attempt {
  readonly what: 'release' | 'rotate' | 'retire' | 'withdraw' | 'narrow';
  readonly listed: readonly Name[];
  readonly signers: readonly Name[];
  readonly threshold: number;
  readonly key: Name;
  readonly pick: number;
}

/** What really is in the field, apart from what the site says of it. */
interface Device {
  readonly version: string;
  readonly keys: readonly Name[];
  readonly threshold: number;
  withdrawn: boolean;
}

/** A site without bytes: the index as the real code makes it, and who signed the newest revision. */
const worldOf = () => {
  const devices: Device[] = [];
  const retired: Name[] = [];
  let index: NextIndex | undefined;
  let signed: readonly Name[] = [];
  let supported: string | undefined;

  const channel = ({ listed, signers, threshold }: Attempt): ChannelAt & { readonly releases: boolean } => ({
    project: {
      signing: { threshold, trustedKeys: [], expiresDays: 180, ...(supported ? { supported: `>=${supported}` } : {}) },
      place: () => ({}),
    } as unknown as Project,
    trust: { keys: listed.map((name) => signer(name).publicKey), threshold },
    signers: signers.map(signer),
    layout: channelLayout('stable'),
    host: memoryHost(),
    predicate: (index ?? first(listed, threshold)).statement.predicate,
    directory: EMPTY_ARCHIVE,
    now: new Date(0),
    releases: true,
  });

  const first = (listed: readonly Name[], threshold: number) => change(undefined, release('0.0.0', listed, threshold));
  const release = (version: string, listed: readonly Name[], threshold: number): IndexChange =>
    listing(
      {
        version,
        upgradeObject: { sha256: '0'.repeat(64) },
        bundle: { path: version, size: 1, sha256: '0'.repeat(64) },
      },
      {
        product: 'p',
        trustedKeys: trustedKeysOf({ keys: listed.map((n) => signer(n).publicKey), threshold }),
        threshold,
      },
    );
  const change = (before: NextIndex | undefined, made: IndexChange): NextIndex =>
    nextIndex(before?.statement.predicate, EMPTY_ARCHIVE, {
      layout: channelLayout('stable'),
      previous: before ? '0'.repeat(64) : null,
      now: new Date('2026-01-01T00:00:00Z'),
      expiresDays: 180,
      ...made,
    });

  /** What every run asks before these rules are: signers are listed, enough, and can read the site. */
  const mayRun = ({ listed, signers, threshold }: Attempt): boolean =>
    signers.length >= threshold && (!index || signed.filter((name) => listed.includes(name)).length >= threshold);

  const operated = async (operation: Operation, attempt: Attempt): Promise<boolean> => {
    const proposal = await judgedProposal(operation, channel(attempt), false);
    if (!proposal || !index) return false;
    index = change(index, { ...proposal, note: { kind: 'keys', ...proposal.note } });
    signed = attempt.signers;
    return true;
  };

  const steps = {
    release: async (attempt: Attempt) => {
      if (index && hasErrors(keyProblems(channel(attempt)))) return false;
      const version = `1.${devices.length}.0`;
      index = change(index, release(version, attempt.listed, attempt.threshold));
      signed = attempt.signers;
      devices.push({ version, keys: attempt.listed, threshold: attempt.threshold, withdrawn: false });
      return true;
    },
    rotate: (attempt: Attempt) =>
      operated(rotateKey({ key: { kind: 'key', key: signer(attempt.key).publicKey } }), attempt),
    retire: async (attempt: Attempt) => {
      const done = await operated(retireKey({ key: { kind: 'key', key: signer(attempt.key).publicKey } }), attempt);
      if (done) retired.push(attempt.key);
      return done;
    },
    withdraw: (attempt: Attempt) => {
      const device = devices[attempt.pick % devices.length];
      if (!device) throw new RangeError('nothing is released');
      const yanked = { reason: 'a test', at: '2026-01-01T00:00:00Z' };
      const releases: IndexChange['releases'] = (current) =>
        current.map((entry) => (entry.version === device.version ? { ...entry, yanked } : entry));
      const propose = async () => ({ note: { version: device.version }, releases });
      return operated({ kind: 'yank', propose }, attempt).then((done) => {
        device.withdrawn ||= done;
        return done;
      });
    },
    narrow: async ({ pick }: Attempt) => {
      const to = devices[pick % devices.length]?.version;
      if (to === undefined || (supported !== undefined && compareVersions(to, supported) < 0)) return false;
      supported = to;
      return false;
    },
  };

  return {
    devices,
    /** Whether the site has changed. */
    attempt: async (attempt: Attempt): Promise<boolean> => {
      if (!mayRun(attempt) || (!index && attempt.what !== 'release')) return false;
      try {
        return await steps[attempt.what](attempt);
      } catch (error) {
        if (error instanceof OtaError) return false;
        throw error;
      }
    },
    /** Supported versions whose devices can’t verify the newest revision. */
    cutOff: () =>
      devices.filter(
        ({ version, keys, threshold, withdrawn }) =>
          !withdrawn &&
          (supported === undefined || compareVersions(version, supported) >= 0) &&
          signed.filter((name) => keys.includes(name)).length < threshold,
      ),
    retiredAndSigning: () => retired.filter((name) => signed.includes(name)),
  };
};

const attempts: fc.Arbitrary<Attempt> = fc
  .record({
    what: fc.constantFrom('release', 'release', 'rotate', 'rotate', 'retire', 'withdraw', 'narrow'),
    listed: fc.subarray([...NAMES], { minLength: 1 }),
    threshold: fc.constantFrom(1, 1, 2),
    key: fc.constantFrom(...NAMES),
    pick: fc.nat(20),
    signs: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
  })
  .map(({ signs, ...attempt }) => ({ ...attempt, signers: attempt.listed.filter((_, at) => signs.includes(at)) }));

describe('keyProblems', () => {
  it('no sequence of permitted steps leaves a supported version that can’t verify the newest revision', async () => {
    const permitted = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(attempts, { minLength: 4, maxLength: 25 }), async (sequence) => {
        const world = worldOf();
        for (const attempt of sequence) {
          if (!(await world.attempt(attempt))) continue;
          permitted.set(attempt.what, (permitted.get(attempt.what) ?? 0) + 1);
          expect(world.cutOff()).toEqual([]);
          if (attempt.what === 'retire') expect(world.retiredAndSigning()).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    // Or nothing would have been tried.
    expect([...permitted.keys()].sort()).toEqual(['release', 'retire', 'rotate', 'withdraw']);
    expect(Math.min(...permitted.values())).toBeGreaterThan(5);
  });

  const base = (changes: Partial<Attempt> = {}): Attempt => ({
    what: 'release',
    listed: ['a'],
    signers: ['a'],
    threshold: 1,
    key: 'a',
    pick: 0,
    ...changes,
  });

  const index = (...releases: readonly (readonly [version: string, listed: readonly Name[], threshold: number])[]) => {
    let made: NextIndex | undefined;
    for (const [version, listed, threshold] of releases)
      made = nextIndex(made?.statement.predicate, EMPTY_ARCHIVE, {
        ...listing(
          {
            version,
            upgradeObject: { sha256: '0'.repeat(64) },
            bundle: { path: version, size: 1, sha256: '0'.repeat(64) },
          },
          { product: 'p', trustedKeys: trustedKeysOf(testTrust(listed)), threshold },
        ),
        layout: channelLayout('stable'),
        previous: made ? '0'.repeat(64) : null,
        now: new Date('2026-01-01T00:00:00Z'),
        expiresDays: 180,
      });
    if (!made) throw new RangeError('no release');
    return made.statement.predicate;
  };

  const signing = (
    predicate: ReturnType<typeof index>,
    { listed, signers, threshold }: Attempt,
    supported?: string,
  ) => ({
    project: {
      signing: { threshold, trustedKeys: [], expiresDays: 180, ...(supported === undefined ? {} : { supported }) },
      place: (path: string) => ({ file: 'ota-release.yaml', path }),
    } as unknown as Project,
    trust: testTrust(listed, threshold),
    signers: signers.map(signer),
    predicate,
    directory: EMPTY_ARCHIVE,
    releases: true,
  });

  const two = index(['1.0.0', ['a'], 1], ['1.1.0', ['a', 'b'], 1]);
  const rotated = {
    ...two,
    trustedKeys: two.trustedKeys.slice(1),
    retiredKeys: [{ keyid: idOf('a'), publicKey: 'AAAA', since: 3 }],
  };
  const withdrawn = {
    ...two,
    releases: two.releases.map((entry) =>
      entry.version === '1.0.0' ? { ...entry, yanked: { reason: 'bad', at: '2026-01-01T00:00:00Z' } } : entry,
    ),
  };

  it.each<readonly [what: string, codes: readonly string[], ReturnType<typeof signing>]>([
    ['the old key alone', [], signing(two, base({ listed: ['a', 'b'] }))],
    ['both keys, the old one first', [], signing(two, base({ listed: ['a', 'b'], signers: ['a', 'b'] }))],
    [
      'both, the new one first',
      ['rotation-first-signer'],
      signing(two, base({ listed: ['b', 'a'], signers: ['b', 'a'] })),
    ],
    ['the new key alone', ['rotation-versions-stranded'], signing(two, base({ listed: ['a', 'b'], signers: ['b'] }))],
    [
      'the new key alone, old versions given up',
      [],
      signing(two, base({ listed: ['a', 'b'], signers: ['b'] }), '>=1.1.0'),
    ],
    ['nobody yet, keys that could', [], signing(two, base({ listed: ['a', 'b'], signers: [] }))],
    [
      'nobody yet, keys that could not',
      ['rotation-key-unlisted', 'rotation-versions-stranded'],
      signing(two, base({ listed: ['b'], signers: [] })),
    ],
    [
      'the new key, after a withdrawal',
      ['rotation-withdrawn-stranded'],
      signing(withdrawn, base({ listed: ['a', 'b'], signers: ['b'] })),
    ],
    ['a retired key', ['rotation-signer-retired'], signing(rotated, base({ listed: ['a', 'b'], signers: ['a'] }))],
    [
      'beside a retired key that is listed',
      ['rotation-key-retired'],
      signing(rotated, base({ listed: ['a', 'b'], signers: ['b'] }), '>=1.1.0'),
    ],
  ])('signed by %s: %j', (_what, codes, state) => {
    expect(keyProblems(state).map(({ code }) => code)).toEqual(codes);
  });

  it('a change that is no release may be made by a project with fewer keys, and only warns of a retired one', () => {
    const fewer = { ...signing(two, base({ listed: ['a'] })), releases: false };
    expect(keyProblems(fewer)).toEqual([]);
    const listed = { ...signing(rotated, base({ listed: ['a', 'b'], signers: ['b'] }), '>=1.1.0'), releases: false };
    expect(keyProblems(listed)).toMatchObject([{ code: 'rotation-key-retired', severity: 'warning' }]);
  });

  it('says which secret to give where the project has it, and that it has none', () => {
    const [known] = keyProblems(signing(two, base({ listed: ['a', 'b'], signers: ['b'] })));
    expect(known?.hint).toContain(`Sign with ${idOf('a').slice(0, 12)} too`);
    const [, unknown] = keyProblems(signing(two, base({ listed: ['b'], signers: ['b'] })));
    expect(unknown?.hint).toMatch(/^List a key that they trust/);
  });

  it('groups versions whose devices trust the same', () => {
    const set = { keyids: [idOf('a')], threshold: 1 };
    const other = { keyids: [idOf('b')], threshold: 1 };
    const versions = [set, other, set].map((trusted, minor) => ({
      version: `1.${minor}.0`,
      set: { ...trusted },
      withdrawn: false,
    }));
    expect(bySet(versions).map(({ names }) => names)).toEqual([['1.0.0', '1.2.0'], ['1.1.0']]);
  });

  it('asks nothing before the first release, and where the release is listed already', () => {
    const state = signing(two, base({ listed: ['b'], signers: ['b'] }));
    const newest = { path: '', bytes: new Uint8Array(), sha256: '', predicate: two };
    expect(keyProblemsOf(state.project, state, { newest: undefined, directory: EMPTY_ARCHIVE })).toEqual([]);
    expect(keyProblemsOf(state.project, state, { newest, directory: EMPTY_ARCHIVE, release: two.releases[0] })).toEqual(
      [],
    );
    expect(keyProblemsOf(state.project, state, { newest, directory: EMPTY_ARCHIVE })).toHaveLength(2);
    expect(keyProblemsOf(state.project, { ...state, trust: undefined }, { newest, directory: EMPTY_ARCHIVE })).toEqual(
      [],
    );
  });
});
