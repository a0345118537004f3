import type { Host } from '../../src/hosts/host.js';
import { readChannel } from '../../src/site/channel-state.js';
import { draftRelease, indexRelease } from '../../src/site/draft.js';
import { sha256Hex } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { type CommitRequest, type CommitServices, type Published, publishRelease } from '../../src/site/transaction.js';
import { signUpgradeObject } from '../../src/site/upgrade-object.js';
import { testSigner, testTrust } from './signing.js';

export const layout = channelLayout('stable');

/** The statement of a release of `logger`, with a bundle that is named but not there. */
export const draftOf = (version: string, bundle = version) =>
  draftRelease({
    product: 'logger',
    models: ['tl-100'],
    version,
    channel: 'stable',
    tag: `v${version}`,
    commit: 'c'.repeat(40),
    created: '2026-01-01T00:00:00Z',
    bundle: { path: '/nowhere.zip', size: 1, sha256: sha256Hex(Buffer.from(bundle)) },
    attachments: [],
  });

export const upgradeObjectOf = (version: string, bundle = version): Promise<Uint8Array> => {
  const { statement } = draftOf(version, bundle);
  return signUpgradeObject(statement, `https://updates.example.com/${statement.predicate.bundle.path}`, [testSigner()]);
};

export const commitServices = (host: Host): CommitServices => ({
  host,
  layout,
  trust: testTrust(),
  signers: [testSigner()],
  clock: () => new Date('2026-02-01T00:00:00Z'),
  backOff: async () => {},
});

export const commitRequest = async (version: string, bundle = version): Promise<CommitRequest> => ({
  product: 'logger',
  release: indexRelease(draftOf(version, bundle).statement, sha256Hex(await upgradeObjectOf(version, bundle))),
  expiresDays: 180,
  trustedKeys: testTrust().keys.map((key) => ({
    keyid: key.keyId,
    publicKey: Buffer.from(key.raw).toString('base64'),
  })),
  threshold: 1,
  recheck: async () => {},
});

/** Commits a release and brings the pointers in line, as the flow does. */
export const publish = async (host: Host, version: string, bundle = version): Promise<Published> => {
  const services = commitServices(host);
  const bytes = await upgradeObjectOf(version, bundle);
  const claim = async (): Promise<void> => {
    await host.create(layout.upgradeObject(version), { kind: 'bytes', bytes });
  };
  const request = { ...(await commitRequest(version, bundle)), claim, further: () => [] };
  return publishRelease(services, request, await readChannel(host, layout, services.trust));
};
