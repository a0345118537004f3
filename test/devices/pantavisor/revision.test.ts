import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadParts, loadRevision } from '../../../src/devices/pantavisor/revision.js';
import { signState } from '../../../src/devices/pantavisor/sign-state.js';
import { certificateAuthority, testKey } from '../../support/certificate-authority.js';
import { CA_FILE, CHAIN_FILE, identity, PARTS, vector } from '../../support/pantavisor.js';
import { type PantavisorChanges, pantavisorInput } from '../../support/pantavisor-input.js';
import { temporaryDirectories } from '../../support/temporary.js';

const temporaryDirectory = temporaryDirectories();
const load = (changes: PantavisorChanges = {}) => loadRevision(pantavisorInput(temporaryDirectory(), changes));

/** The parts with the signature that a vendor has made for one of them. */
const withSignature = async (part: string): Promise<Readonly<Record<string, string | Uint8Array>>> => {
  const { parts } = await loadParts(pantavisorInput(temporaryDirectory()));
  if (!parts) throw new Error('no parts');
  const key = `_sigs/${part}.json`;
  const selection = { include: [`${part}/**`, `_config/${part}/**`], exclude: [`${part}/src.json`, key] };
  const signed = signState(parts.state, [{ key, ...selection }], identity());
  return { ...PARTS, [key]: JSON.stringify(signed.entries.find((entry) => entry.key === key)?.value, null, 2) };
};

describe('loadRevision', () => {
  test('is whole where parts, chain and CA are', async () => {
    const { revision, problems } = await load();
    expect(problems).toEqual([]);
    expect(revision?.planned.map(({ key }) => key)).toEqual(['_sigs/app.json', '_sigs/bsp.json']);
    expect(revision?.certificates.map(({ subject }) => subject)).toEqual(['CN=pump', 'CN=Releases of the tests']);
  });

  test('keeps signatures that come with the parts, and plans the rest', async () => {
    const { revision, problems } = await load({ parts: await withSignature('bsp') });
    expect(problems).toEqual([]);
    expect(revision?.planned).toMatchObject([
      { key: '_sigs/app.json', include: ['app/**', '_config/app/**', '#spec', 'device.json'] },
    ]);
  });

  test('takes what pvr made and signed, byte for byte, and asks for no certificates', async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, 'pvr.tgz'), vector('v1.2.0.pvrexport.tgz'));
    writeFileSync(join(directory, 'ca.pem'), vector('ca.pem'));
    execFileSync('tar', ['xzf', 'pvr.tgz'], { cwd: directory });
    const state = Object.entries<unknown>(JSON.parse(vector('v1.2.0.state.json').toString()));
    const contentOf = (value: unknown) =>
      typeof value === 'string' ? readFileSync(join(directory, 'objects', value)) : JSON.stringify(value, null, 4);
    const parts = state.filter(([key]) => key !== '#spec').map(([key, value]) => [key, contentOf(value)] as const);
    const options = { certificates: undefined, ca: join(directory, 'ca.pem') };
    const changes = { parts: Object.fromEntries(parts), options };
    const { revision, problems } = await loadRevision(pantavisorInput(directory, changes));
    expect(problems).toEqual([]);
    expect(revision?.state.text).toBe(vector('v1.2.0.state.json').toString());
    expect(revision).toMatchObject({ planned: [], certificates: [] });
  });

  test('refuses a signature that is not for these parts', async () => {
    const parts = { ...(await withSignature('bsp')), 'bsp/pantavisor': 'another initrd' };
    const { revision, problems } = await load({ parts });
    expect(revision).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: 'pantavisor-signature-refused',
        message:
          'The signature "_sigs/bsp.json" does not hold for these parts: the signature does not fit what it selects.',
      },
    ]);
  });

  test.each([
    // option | codes
    ['parts', ['pantavisor-option-missing']],
    ['certificates', ['pantavisor-option-missing']],
    ['ca', ['pantavisor-option-missing']],
  ] as const)('asks for %s', async (option, codes) => {
    const { revision, problems } = await load({ options: { [option]: undefined } });
    expect(revision).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(problems[0]?.message).toContain(`devices.pantavisor has no ${option}`);
  });

  test('tells what is wrong with parts and CA at once', async () => {
    const { problems } = await load({ parts: { 'app/run.json': 'null' }, options: { ca: '/none' } });
    expect(problems.map(({ code }) => code)).toEqual(['pantavisor-part-json', 'pantavisor-certificates-unreadable']);
  });

  test('refuses a chain without its intermediate, and one that has expired', async () => {
    const directory = temporaryDirectory();
    const [leaf = ''] = readFileSync(CHAIN_FILE, 'utf8').split(/(?<=-----END CERTIFICATE-----\n)/);
    writeFileSync(join(directory, 'leaf.pem'), leaf);
    const alone = await load({ options: { certificates: join(directory, 'leaf.pem') } });
    expect(alone.problems).toMatchObject([
      { code: 'pantavisor-chain-refused', place: { path: 'devices.pantavisor.certificates' } },
    ]);
    const late = await load({ now: new Date('2120-01-02') });
    expect(late.problems).toMatchObject([
      { code: 'pantavisor-chain-refused', message: expect.stringMatching(/expired/) },
    ]);
  });

  test('warns thirty days before a certificate expires', async () => {
    const directory = temporaryDirectory();
    const issuer = { certificate: readFileSync(CA_FILE, 'utf8'), key: testKey('root') };
    const issue = certificateAuthority(directory);
    const leaf = issue({ subject: 'short', key: testKey('leaf'), issuer, to: '20270630235959Z' });
    writeFileSync(join(directory, 'leaf.pem'), leaf);
    const options = { certificates: join(directory, 'leaf.pem') };
    const before = await load({ options, now: new Date('2027-05-31T00:00:00Z') });
    expect(before.problems).toEqual([]);
    const { revision, problems } = await load({ options, now: new Date('2027-06-29T12:00:00Z') });
    expect(revision).toBeDefined();
    expect(problems).toMatchObject([
      {
        code: 'pantavisor-certificate-expires-soon',
        severity: 'warning',
        message: 'The certificate "CN=short" expires at 2027-06-30T23:59:59.000Z, in 1 day.',
      },
    ]);
  });
});
