import { prunedArchive } from '../../../src/site/archive-changes.js';
import { channelLayout } from '../../../src/site/layout.js';
import { addPage, EMPTY_ARCHIVE } from '../../../src/site/next-index.js';
import { listedKeys, type Objects, vectorSite } from './site-builder.js';

/** A site of the vectors, and what a reader holds who finds it sound. */
export interface SiteVector {
  readonly name: string;
  readonly about: string;
  readonly keys: readonly string[];
  readonly threshold: number;
  readonly channels: readonly string[];
  readonly objects: Objects;
}

/** One release with everything that a release may have. */
const first = async (): Promise<SiteVector> => {
  const site = vectorSite();
  await site.release({ version: '1.0.0', notes: 'The first.\n"Quoted", \\ and é.\n', complete: true });
  return {
    name: 'first',
    about: 'One release with schemas, a template, an attachment and a record.',
    keys: ['release'],
    threshold: 1,
    channels: ['stable'],
    objects: site.objects,
  };
};

/** Two plain releases: what most tampered variants are made from. */
const pair = async (): Promise<SiteVector> => {
  const site = vectorSite();
  await site.release({ version: '1.0.0' });
  await site.release({ version: '1.1.0', upgradeFrom: '>=1.0.0' });
  return {
    name: 'pair',
    about: 'Two plain releases.',
    keys: ['release'],
    threshold: 1,
    channels: ['stable'],
    objects: site.objects,
  };
};

/** What devices have to choose from in a fleet that is looked after. */
const fleet = async (): Promise<SiteVector> => {
  const site = vectorSite();
  await site.release({ version: '1.0.0' });
  await site.release({ version: '1.1.0', upgradeFrom: '>=1.0.0' });
  await site.release({ version: '1.2.0', upgradeFrom: '>=1.0.0', barrier: 'converts the database' });
  await site.release({ version: '1.3.0', upgradeFrom: '>=1.2.0' });
  await site.release({ version: '1.3.1', upgradeFrom: '>=1.2.0' });
  await site.change({
    note: { kind: 'yank', version: '1.3.1', reason: 'loses its clock' },
    releases: (current) =>
      current.map((entry) =>
        entry.version === '1.3.1'
          ? { ...entry, yanked: { reason: 'loses its clock', at: '2026-02-06T12:00:00Z' } }
          : entry,
      ),
  });
  await site.release({ version: '1.4.0', upgradeFrom: '>=1.2.0', rollout: { percent: 40 } });
  await site.release({ version: '1.5.0', upgradeFrom: '>=1.3.0', rollout: { hours: 48 } });
  await site.release({
    version: '1.6.0',
    upgradeFrom: '>=1.0.0',
    models: ['gateway-200'],
    rollout: { percent: 100, paused: true },
  });
  await site.release({ version: '2.0.0-rc.1', channel: 'beta', upgradeFrom: '>=1.4.0' });
  return {
    name: 'fleet',
    about: 'A barrier, a withdrawn release, roll-outs to a part, over time and paused, and a channel "beta".',
    keys: ['release'],
    threshold: 1,
    channels: ['stable', 'beta'],
    objects: site.objects,
  };
};

/** Releases that have left the index. A real one moves fifty at once; here three of them do, by the same functions. */
const archive = async (): Promise<SiteVector> => {
  const site = vectorSite();
  for (const version of ['0.1.0', '0.2.0', '0.3.0', '1.0.0']) await site.release({ version });
  const layout = channelLayout('stable');
  const old = site.predicate().releases.slice(0, 3);
  const page = addPage(EMPTY_ARCHIVE, old, layout);
  await site.change({
    note: { kind: 'refresh' },
    releases: (current) => current.filter((entry) => !old.includes(entry)),
    archive: page,
  });
  await site.change({
    note: { kind: 'prune', version: '0.1.0' },
    archive: prunedArchive(page.directory, { indexed: [], archived: ['0.1.0'] }, layout),
  });
  const [gone] = old;
  for (const path of gone ? [gone.bundle.path, `${gone.bundle.path}.minisig`] : []) site.objects.delete(path);
  return {
    name: 'archive',
    about: 'Three releases in an archive page, the lowest of them pruned, and one in the index.',
    keys: ['release'],
    threshold: 1,
    channels: ['stable'],
    objects: site.objects,
  };
};

/** A key comes in, and the one before it is retired. */
const rotated = async (): Promise<SiteVector> => {
  const site = vectorSite();
  await site.release({ version: '1.0.0' });
  const [before, after] = listedKeys(['release', 'second']);
  if (!before || !after) throw new RangeError('two keys');
  const both = { trustedKeys: [before, { ...after, replaces: before.keyid }] };
  await site.change({ note: { kind: 'keys' }, facts: both });
  await site.release({ version: '1.1.0', signers: ['release', 'second'] });
  await site.change(
    { note: { kind: 'keys' }, facts: { trustedKeys: [after], retiredKeys: [{ ...before, since: 4 }] } },
    { signers: ['second'] },
  );
  await site.release({ version: '1.2.0', signers: ['second'] });
  return {
    name: 'rotated',
    about: 'The key "second" took the place of "release", which is retired.',
    keys: ['second'],
    threshold: 1,
    channels: ['stable'],
    objects: site.objects,
  };
};

/** Two of two keys must sign. */
const twoKeys = async (): Promise<SiteVector> => {
  const site = vectorSite();
  const signing = { signers: ['release', 'second'], threshold: 2 };
  await site.release({ version: '1.0.0', ...signing });
  return {
    name: 'two-keys',
    about: 'Two of two keys must sign.',
    keys: ['release', 'second'],
    threshold: 2,
    channels: ['stable'],
    objects: site.objects,
  };
};

/** Bytes that were tested as a pre-release are released. */
const reissued = async (): Promise<SiteVector> => {
  const site = vectorSite();
  await site.release({ version: '1.1.0-rc.1', channel: 'beta' });
  await site.release({ version: '1.1.0', reissues: { channel: 'beta', version: '1.1.0-rc.1' } });
  return {
    name: 'reissued',
    about: '1.1.0 issues the bytes of beta’s 1.1.0-rc.1: its bundle has the version of that in its name.',
    keys: ['release'],
    threshold: 1,
    channels: ['stable', 'beta'],
    objects: site.objects,
  };
};

/** Nothing is offered any more. */
const withdrawn = async (): Promise<SiteVector> => {
  const site = vectorSite();
  await site.release({ version: '1.0.0' });
  await site.change({
    note: { kind: 'yank', version: '1.0.0', reason: 'does not start' },
    releases: (current) =>
      current.map((entry) => ({ ...entry, yanked: { reason: 'does not start', at: '2026-02-02T12:00:00Z' } })),
  });
  return {
    name: 'withdrawn',
    about: 'The only release is withdrawn: latest is null.',
    keys: ['release'],
    threshold: 1,
    channels: ['stable'],
    objects: site.objects,
  };
};

/** Every site of the vectors. */
export const vectorSites = async (): Promise<readonly SiteVector[]> => [
  await first(),
  await pair(),
  await fleet(),
  await archive(),
  await rotated(),
  await twoKeys(),
  await reissued(),
  await withdrawn(),
];
