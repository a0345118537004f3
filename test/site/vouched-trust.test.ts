import { describe, expect, it } from 'vitest';
import { retireKey } from '../../src/operations/keys-retire.js';
import { auditSite } from '../../src/site/audit/audit-site.js';
import { hostSource } from '../../src/site/host-source.js';
import { vouchedTrust, withRetired } from '../../src/site/vouched-trust.js';
import { keyIdOf, keysFleet } from '../support/keys-fleet.js';
import { testSigner, testTrust } from '../support/signing.js';

const entry = (name: string) => {
  const { keyId, raw } = testSigner(name).publicKey;
  return { keyid: keyId, publicKey: Buffer.from(raw).toString('base64') };
};
const idsOf = ({ keys }: { readonly keys: readonly { readonly keyId: string }[] }) => keys.map(({ keyId }) => keyId);

describe('vouchedTrust', () => {
  const predicate = {
    trustedKeys: [entry('new'), entry('other')],
    threshold: 2,
    trustSets: [
      { keyids: [keyIdOf('old')], threshold: 1 },
      { keyids: [keyIdOf('new'), keyIdOf('other')], threshold: 2 },
    ],
    retiredKeys: [{ ...entry('old'), since: 4 }],
  };
  const trust = testTrust(['new', 'other'], 2);

  it('counts retired keys, and asks for no more signatures than the devices of the release do', () => {
    const before = vouchedTrust(trust, predicate);
    expect(idsOf(before).sort()).toEqual(['new', 'old', 'other'].map(keyIdOf).sort());
    expect(before.threshold).toBe(1);
    expect(vouchedTrust(trust, predicate, 1).threshold).toBe(2);
  });

  it('is not moved by a text that is no key, nor by a key under which anybody can sign', () => {
    const retiredKeys = ['AAAA', Buffer.alloc(32).toString('base64')].map((publicKey) => ({
      keyid: 'a'.repeat(64),
      publicKey,
      since: 4,
    }));
    expect(withRetired(trust, [{ retiredKeys }])).toEqual(trust);
  });

  it('is the trust itself where nothing was retired', () => {
    expect(withRetired(trust, [{}, {}])).toEqual(trust);
  });
});

describe('auditSite', () => {
  const spare = { trusted: ['spare'], signers: ['spare'] };

  it('takes releases of a retired key for what they were, once the newest revision says so, and no others', async () => {
    const fleet = keysFleet();
    const both = { trusted: ['old', 'spare'], signers: ['old'] };
    await fleet.release('1.0.0', both);
    const retire = retireKey({ key: { kind: 'key', key: testSigner('old').publicKey } });
    await fleet.operate(retire, { ...both, signers: ['spare'] });
    const audit = async () => {
      const now = new Date('2026-03-02T00:00:00Z');
      const { problems } = await auditSite(hostSource(fleet.host), { trust: testTrust(spare.trusted), now });
      return problems.map(({ code, severity }) => `${severity} ${code}`);
    };
    expect(await audit()).toEqual(['warning verify-revision-key-retired', 'warning rotation-release-key-retired']);

    const object = JSON.parse(Buffer.from(fleet.host.objects.get('1.0.0') ?? '').toString());
    fleet.host.objects.set('1.0.0', Buffer.from(`${JSON.stringify({ ...object, flist: `${object.flist}?` })}\n`));
    expect(await audit()).toContain('error verify-object-differs');
    expect(await audit()).not.toContain('warning rotation-release-key-retired');
  });
});
