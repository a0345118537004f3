import { expect, test } from 'vitest';
import { verify } from '../../src/library/verify.js';
import { encodePublicKey } from '../../src/signing/public-key.js';
import { loopbackServers, siteListener } from '../support/loopback.js';
import { testSigner } from '../support/signing.js';
import { signedSite, writeSite } from '../support/site.js';
import { temporaryDirectories } from '../support/temporary.js';

const serve = loopbackServers();
const directory = temporaryDirectories();
const keys = [encodePublicKey(testSigner().publicKey, 'pem')];
const now = new Date('2026-02-02T00:00:00Z');

test('audits a directory, its URL, and the same site on the web', async () => {
  const site = await signedSite([{ version: '1.0.0' }]);
  const path = directory();
  writeSite(path, site.objects);
  const whole = { ok: true, problems: [], channels: [{ product: 'logger', latest: '1.0.0', counter: 1 }] };
  expect(await verify(path, { keys, now })).toMatchObject({ ...whole, site: path });
  expect(await verify(new URL(`file://${path}`), { keys, now })).toMatchObject(whole);
  const url = await serve(siteListener(site.objects));
  expect(await verify(new URL(url), { keys, now, devices: [] })).toMatchObject({ ok: true, site: url });
});

test('reports what is wrong, and throws for what can’t be asked', async () => {
  const { objects } = await signedSite([{ version: '1.0.0' }]);
  objects.set('latest', Buffer.from('"9.0.0"\n'));
  const path = directory();
  writeSite(path, objects);
  expect(await verify(path, { keys, now, patienceMs: 0 })).toMatchObject({ ok: false });
  const late = await verify(path, { keys, now: new Date('2027-02-02T00:00:00Z'), minCounter: 7, patienceMs: 0 });
  expect(late.problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['verify-index-expired', 'verify-counter-rolled-back']),
  );
  await expect(verify(`${path}/none`, { keys, now })).rejects.toMatchObject({ code: 'verify-location-invalid' });
  await expect(verify(path, { keys: [] })).rejects.toMatchObject({ code: 'key-none-trusted' });
  await expect(verify('', { keys })).rejects.toMatchObject({ code: 'library-option-invalid' });
});
