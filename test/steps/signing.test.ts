import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentReporter } from '../../src/report/silent.js';
import type { Signer } from '../../src/signing/signer.js';
import { revisionClock, signersOf } from '../../src/steps/signing.js';
import { testSigner, testTrust } from '../support/signing.js';
import { temporaryDirectories } from '../support/temporary.js';

const newDirectory = temporaryDirectories();
const PROJECT = {
  product: 'logger',
  directory: '/nowhere',
  signing: { trustedKeys: [], threshold: 1, expiresDays: 1 },
  place: (path: string) => ({ path }),
};
const NOW = new Date('2026-02-01T00:00:00Z');

const run = (own: readonly Signer[], threshold: number, signaturesFile?: string) => {
  const services = {
    openSigners: async () => own,
    clock: () => NOW,
    reporter: silentReporter,
    ...(signaturesFile === undefined ? {} : { signaturesFile }),
  };
  const trust = testTrust(['anna', 'ben', 'carl'], threshold);
  return signersOf(services, 'release', trust, PROJECT);
};
const namesOf = ({ signers }: { readonly signers: readonly Signer[] }) =>
  signers.map(({ publicKey }) =>
    ['anna', 'ben', 'carl'].find((name) => testSigner(name).publicKey.keyId === publicKey.keyId),
  );
const codesOf = async (signing: ReturnType<typeof run>) => (await signing).problems.map(({ code }) => code);

describe('signersOf', () => {
  it('takes keys elsewhere where those of the run are too few, and there is a file for it', async () => {
    const file = join(newDirectory(), 'sign.json');
    const signing = await run([testSigner('ben')], 2, file);
    expect(namesOf(signing)).toEqual(['ben', 'anna', 'carl']);
    expect(signing.problems).toEqual([]);
    expect(signing.awaited?.signers).toHaveLength(2);
    expect(namesOf(await run([], 1, file))).toEqual(['anna', 'ben', 'carl']);
  });

  it('asks nobody else where the keys of the run suffice', async () => {
    const signing = await run([testSigner('ben'), testSigner('carl')], 2, join(newDirectory(), 'sign.json'));
    expect(namesOf(signing)).toEqual(['ben', 'carl']);
    expect(signing.awaited).toBeUndefined();
  });

  it('tells of keys that are missing, too few, or not trusted', async () => {
    expect(await codesOf(run([], 1))).toEqual(['key-secret-missing']);
    expect(await codesOf(run([testSigner('ben')], 2))).toEqual(['key-threshold-unmet']);
    expect(await codesOf(run([testSigner('eve')], 1))).toEqual(['key-not-trusted']);
    expect(await codesOf(run([testSigner('ben')], 2, newDirectory()))).toEqual(['signatures-file-unreadable']);
  });

  it('is asked for nothing by a dry run', async () => {
    const services = {
      openSigners: () => Promise.reject(new Error('a dry run opens no signer')),
      clock: () => NOW,
      reporter: silentReporter,
    };
    expect(await signersOf(services, 'plan', testTrust(), PROJECT)).toEqual({
      signers: [],
      problems: [],
    });
  });
});

describe('revisionClock', () => {
  it('is the clock of the run, unless signatures are awaited', () => {
    expect(revisionClock({ clock: () => NOW }, undefined)(undefined)).toBe(NOW);
    const pinned = new Date('2026-01-31T00:00:00Z');
    const awaited = { signers: [], timeFor: () => pinned };
    expect(revisionClock({ clock: () => NOW }, awaited)(undefined)).toBe(pinned);
  });
});
