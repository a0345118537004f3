import { invalid, show, warning } from './entry.js';

const keysOf = (keyIds: readonly string[]): string => keyIds.map((keyId) => keyId.slice(0, 12)).join(', ');

/** What is wrong with the keys of a run, or with a change of the keys of a site. */
export const rotationErrors = {
  'rotation-versions-stranded': invalid(
    'Signatures that devices in the field don’t trust',
    (p: {
      versions: string;
      keys: readonly string[];
      threshold: number;
      signers: readonly string[];
      further: readonly string[];
    }) =>
      `Devices of ${p.versions} trust ${keysOf(p.keys)} (${p.threshold} of ${p.keys.length}), and could not verify what ${p.signers.length === 0 ? 'this project’s keys sign' : `is signed by ${keysOf(p.signers)}`}.`,
    (p) =>
      p.further.length > 0
        ? `Sign with ${keysOf(p.further)} too: its secret goes into OTA_SIGNING_KEY_2. Where no device runs these versions any more, narrow signing.supported.`
        : 'List a key that they trust under signing.trustedKeys and sign with it too, or narrow signing.supported where no device runs these versions any more.',
  ),
  'rotation-withdrawn-stranded': warning(
    'Withdrawn release whose devices can’t be reached',
    (p: { versions: string; keys: readonly string[]; signers: readonly string[] }) =>
      `Devices that still run ${p.versions}, which is withdrawn, trust ${keysOf(p.keys)}, and can’t verify what is signed by ${keysOf(p.signers)}.`,
    (p) => `Sign with ${keysOf(p.keys)} too if a device may have installed it.`,
  ),
  'rotation-first-signer': warning(
    'Bundle signed with a key that devices in the field don’t trust',
    (p: { signer: string; versions: string }) =>
      `The minisign signature of the bundle is made with ${keysOf([p.signer])} alone, which devices of ${p.versions} don’t trust.`,
    () =>
      'Put the older key into OTA_SIGNING_KEY and the newer one into OTA_SIGNING_KEY_2, where devices verify bundles with minisign.',
  ),
  'rotation-key-retired': invalid(
    'Retired key that is trusted again',
    (p: { keyId: string; since: number }) =>
      `The key ${p.keyId} is listed, and was retired with revision ${p.since} of this site.`,
    () =>
      'Take it out of signing.trustedKeys: devices of the next release would trust it. A retired key never comes back; make a new one.',
  ),
  'rotation-signer-retired': invalid(
    'Signature with a retired key',
    (p: { keyId: string; since: number }) =>
      `This run signs with ${p.keyId}, which was retired with revision ${p.since} of this site.`,
    () =>
      'Take its secret out of OTA_SIGNING_KEY, and sign with a key that counts: ota-release keys status names them.',
  ),
  'rotation-key-unlisted': invalid(
    'Key of the site that the project doesn’t list',
    (p: { keyId: string }) =>
      `The site names the key ${p.keyId}, and the project doesn’t list it: devices of this release would not trust it.`,
    (p) => `List it under signing.trustedKeys, or retire it first: ota-release keys retire ${keysOf([p.keyId])}.`,
  ),
  'rotation-key-not-listed': invalid(
    'New key that the project doesn’t list',
    (p: { keyId: string; publicKey: string }) =>
      `The key ${p.keyId} is not under signing.trustedKeys, so no release would bring it to devices.`,
    (p) =>
      `Add the line "- ${p.publicKey}" under signing.trustedKeys, commit it, and run this again: the next release must carry it.`,
  ),
  'rotation-release-key-retired': warning(
    'Release signed only by keys that count no more',
    (p: { path: string }) =>
      `${p.path} is signed by keys that were enough when it was released, and are retired or too few today; the signed index vouches for it by its digest.`,
    () =>
      'Nothing needs to be done after a change of keys: devices that trust the new keys alone are on later releases.',
  ),
  'rotation-key-unknown': invalid(
    'Key that the site doesn’t know',
    (p: { key: string; known: readonly string[] }) => `${show(p.key)} is no key of this site: ${keysOf(p.known)}.`,
    () => 'Give the first 8 or more digits of a key id, or the public key: ota-release keys status lists them.',
  ),
  'rotation-key-ambiguous': invalid(
    'Beginning of several key ids',
    (p: { key: string; found: readonly string[] }) => `${show(p.key)} begins ${p.found.join(' and ')}.`,
    () => 'Give more digits of the key id.',
  ),
  'rotation-key-itself': invalid(
    'Key that replaces itself',
    (p: { keyId: string }) => `The key ${p.keyId} can’t take its own place.`,
    () => 'Name the new key first, then the one that it replaces: ota-release keys rotate NEWKEY OLDKEY.',
  ),
  'rotation-last-key': invalid(
    'Only key of the site',
    (p: { keyId: string }) => `${p.keyId} is the only key that the site names; without it nothing could be signed.`,
    () => 'Introduce another one first: ota-release keys rotate NEWKEY.',
  ),
  'rotation-threshold-high': invalid(
    'Threshold that the remaining keys can’t meet',
    (p: { threshold: number; keys: readonly string[] }) =>
      `Without it ${keysOf(p.keys)} ${p.keys.length === 1 ? 'remains' : 'remain'}, and signing.threshold asks for ${p.threshold} signers.`,
    () => 'Introduce another key first, or lower signing.threshold.',
  ),
  'rotation-retiring-signer': invalid(
    'Retirement signed by the key that is retired',
    (p: { keyId: string }) => `This run signs with ${p.keyId}, the very key that it is to retire.`,
    () => 'Give the run the other keys alone: what they sign must be enough from now on.',
  ),
  'rotation-still-needed': invalid(
    'Key that versions in the field still need',
    (p: { keyId: string; versions: string; keys: readonly string[]; threshold: number; signers: readonly string[] }) =>
      `Devices of ${p.versions} trust ${keysOf(p.keys)} (${p.threshold} of ${p.keys.length}), and can’t do without ${keysOf([p.keyId])}: ${p.signers.length === 0 ? 'no other key signs' : `${keysOf(p.signers)} is not enough`}.`,
    () =>
      'Wait until no device runs them and narrow signing.supported, or sign with more of the keys that they trust. ota-release keys status says where it stands.',
  ),
};
