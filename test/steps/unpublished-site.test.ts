import { expect, test } from 'vitest';
import { download } from '../../src/rehearsal/download.js';
import { verifyBundleSignature, verifyRelease } from '../../src/rehearsal/verify-release.js';
import { hostSource } from '../../src/site/host-source.js';
import { ready } from '../../src/steps/ready.js';
import { type PlannedRelease, unpublishedSite } from '../../src/steps/unpublished-site.js';
import { memoryHost } from '../support/memory-host.js';
import { failureOf, plannedRelease } from '../support/step-states.js';

const release = plannedRelease();

const unpublished = async (seal?: PlannedRelease['seal']) => {
  const host = memoryHost();
  const state = release().on(host, { signers: [] });
  const access = ready(state.preflight, state.project);
  const { project, draft, flist, bundle } = state;
  const now = new Date('2026-01-15T12:00:00Z');
  const base = hostSource(host);
  const planned = { project, draft, flist, bundle, access, now, base, ...(seal ? { seal } : {}) };
  const site = await unpublishedSite(planned);
  return { host, site, access };
};

test('a planned release can be taken, without a secret and without a write', async () => {
  const { host, site } = await unpublished();
  const { statement } = await verifyRelease(site, '1.0.0');
  const wanted = statement.predicate.bundle;
  const downloaded = await download(site.source, wanted, { to: `${release().w.directory}/taken` });
  await verifyBundleSignature(site, { path: wanted.path, downloaded });
  expect(host.writes).toEqual([]);
});

test('it is signed with a key of its own, each time another one, which nobody else trusts', async () => {
  const { site, access } = await unpublished();
  const other = (await unpublished()).site;
  expect(site.trust.keys.at(-1)?.keyId).not.toBe(other.trust.keys.at(-1)?.keyId);
  const failure = await failureOf(() => verifyRelease({ ...site, trust: access.trust }, '1.0.0'));
  expect(failure.exitCode).toBe(3);
});

test('files that families make of what was signed are on it, and in its index', async () => {
  const bytes = Buffer.from('a file');
  const body = { kind: 'bytes', bytes } as const;
  const { site } = await unpublished(async ({ upgradeObject, minisig }) => {
    expect([upgradeObject.length, minisig.length].every((length) => length > 0)).toBe(true);
    return [{ family: 'ioto', path: 'ioto/files/x.ota', body }];
  });
  expect(site.channel.releases.get('1.0.0')?.sealedFiles).toMatchObject([{ path: 'ioto/files/x.ota', size: 6 }]);
  expect(await site.source.read('ioto/files/x.ota')).toEqual(bytes);
});
