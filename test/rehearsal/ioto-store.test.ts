import { expect, test } from 'vitest';
import { fileStore, NOBODY } from '../../src/rehearsal/ioto-store.js';
import { contextOf, rehearsedSite, shell } from '../support/rehearsal.js';
import { rehearsedIoto } from '../support/rehearsed-ioto.js';
import { temporaryDirectories } from '../support/temporary.js';

const directory = temporaryDirectories();

const files = { 'update.sh': shell('exit 0') };

test('fetches and opens each file once, apart from what goes wrong', async () => {
  const work = directory();
  const { host } = await rehearsedIoto(work, { '1.0.0': files, '1.1.0': files });
  const site = await rehearsedSite(host);
  const context = contextOf('ioto', site, work);
  const [sealed] = site.channel.releases.get('1.1.0')?.sealedFiles ?? [];
  if (!sealed) throw new Error('there is no file');
  const offer = { version: '1.1.0', path: sealed.path, size: sealed.size, checksum: sealed.sha256, update: 'u' };
  const store = fileStore(context);
  const [first, second] = [await store.fetch(offer), await store.fetch(offer)];
  if (!first.ok || !second.ok) throw new Error('it could not be fetched');
  expect(second.value).toBe(first.value);
  expect(await store.fetch(offer, 'bad-digest')).toMatchObject({ ok: false, failure: { unverified: true } });
  // A fault of the script has no business with the download.
  expect(await store.fetch(offer, 'update-fails')).toEqual(first);
  const opened = await store.open(first.value, sealed.path, site.trust);
  expect((await store.open(first.value, sealed.path, site.trust)).bundle).toBe(opened.bundle);
  await expect(store.open(first.value, sealed.path, NOBODY)).rejects.toMatchObject({ exitCode: 3 });
});
