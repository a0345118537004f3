import { readChannel } from '../../../src/site/channel-state.js';
import type { IndexRelease } from '../../../src/site/index-statement.js';
import { bundlePath, channelLayout } from '../../../src/site/layout.js';
import { commitRelease, writeViews } from '../../../src/site/transaction.js';
import { memoryHost } from '../memory-host.js';
import type { Publisher } from '../publisher.js';
import { SECRET } from '../workspace.js';
import { memoryForge } from './memory-forge.js';
import { opensslSigner } from './openssl-signer.js';
import { sha256 } from './signed-json.js';
import type { Objects } from './soundness.js';

/** The version of a history's n-th release, from 1; all are below 2.0.0. */
const versionOf = (n: number): string => `1.0.${n}`;

/**
 * A site with so many releases: a real one, and others that only the signed log knows of, because nobody who publishes reads
 * more of them.
 *
 * @param first publishes a version below the others.
 */
export const siteWithHistory = async (first: Publisher, releases: number): Promise<Objects> => {
  const host = memoryHost();
  await first.publish({ openHost: async () => host, forge: memoryForge() });
  const layout = channelLayout('stable');
  const signer = opensslSigner(Buffer.from(SECRET, 'base64'));
  const trust = { keys: [signer.publicKey], threshold: 1 };
  const services = {
    host,
    layout,
    trust,
    signers: [signer],
    clock: () => new Date('2026-01-15T12:00:00Z'),
    backOff: async () => undefined,
  };
  const trustedKeys = [
    { keyid: signer.publicKey.keyId, publicKey: Buffer.from(signer.publicKey.raw).toString('base64') },
  ];
  let state = await readChannel(host, layout, trust);
  const like = state.newest?.predicate.releases[0];
  if (!like) throw new Error('the first release is not there');
  const request = { product: 'pump', expiresDays: 180, trustedKeys, threshold: 1, recheck: async () => undefined };
  for (let n = 1; n < releases; n += 1) {
    const landed = await commitRelease(services, { ...request, release: listed(like, versionOf(n)) }, state);
    state = { ...state, newest: landed.revision };
    if (n === releases - 1) await writeViews(services, landed);
  }
  return host.objects;
};

const listed = (like: IndexRelease, version: string): IndexRelease => {
  const digest = sha256(Buffer.from(version));
  return {
    ...like,
    version,
    upgradeObject: { sha256: digest },
    bundle: { path: bundlePath(digest, 'pump', version), size: 1, sha256: digest },
  };
};
