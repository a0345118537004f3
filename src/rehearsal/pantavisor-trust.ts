import { relative } from 'node:path';
import { certificatesIn } from '../devices/pantavisor/certificate-file.js';
import { type ChainTrust, certificatesOf } from '../devices/pantavisor/certificates.js';
import { isSignatureKey, parseSignatureEntry } from '../devices/pantavisor/signature-entry.js';
import { parseState } from '../devices/pantavisor/state.js';
import type { RehearsalContext } from './rehearsal.js';

/** What a device verifies signatures with, and what is to be said of that. */
export interface DeviceTrust {
  readonly trust: ChainTrust;
  readonly notes: readonly string[];
}

/**
 * The certificate authorities of the devices: those of `devices.pantavisor.ca` of the project. A site says nothing of them, so that
 * without a project each chain is only checked up to the last certificate that it brings, which is said in a note.
 *
 * @param state the bytes of the signed state. @throws OtaError `pantavisor-certificates-unreadable`.
 */
export const deviceTrust = async (
  { project, now }: Pick<RehearsalContext, 'project' | 'now'>,
  state: Uint8Array,
): Promise<DeviceTrust> => {
  const ca = project?.families.pantavisor?.ca;
  if (project && ca !== undefined) {
    const anchors = await certificatesIn(ca, relative(project.directory, ca));
    return { trust: { anchors, now: now() }, notes: [] };
  }
  return {
    trust: { anchors: lastCertificates(state), now: now() },
    notes: ['nobody says which CA the devices trust: chains were checked up to their last certificate'],
  };
};

const lastCertificates = (bytes: Uint8Array): ChainTrust['anchors'] => {
  const state = parseState(bytes);
  if (!('entries' in state)) return [];
  return state.entries.flatMap(({ key, value }) => {
    const entry = isSignatureKey(key) ? parseSignatureEntry(value) : '';
    const chain = typeof entry === 'string' ? '' : certificatesOf(entry.chain);
    return typeof chain === 'string' ? [] : chain.slice(-1);
  });
};
