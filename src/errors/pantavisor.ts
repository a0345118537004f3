import { failed, invalid, show, unverified, warning } from './entry.js';

/** What can be wrong with the parts of a revision. */
const partErrors = {
  'pantavisor-option-missing': invalid(
    'Option that Pantavisor needs',
    (p: { option: string; why: string }) => `devices.pantavisor has no ${p.option}: ${p.why}.`,
    (p) => `Set devices.pantavisor.${p.option}, or remove pantavisor from devices.`,
  ),
  'pantavisor-parts-empty': invalid(
    'No parts for a revision',
    (p: { directory: string }) => `${show(p.directory)} holds no file, so the revision would be empty.`,
    () => 'Build the parts there before the release: bsp/run.json, <container>/run.json and what they name.',
  ),
  'pantavisor-parts-too-many': invalid(
    'Too many parts',
    (p: { directory: string; maximum: number }) => `${show(p.directory)} holds more than ${p.maximum} files.`,
    () => 'Put the files of a container into its root.squashfs: a part is what the device mounts or reads whole.',
  ),
  'pantavisor-part-unreadable': invalid(
    'Part that can’t be read',
    (p: { path: string; reason: string }) => `The part ${show(p.path)} can’t be read: ${p.reason}.`,
    () => 'Correct devices.pantavisor.parts, or the rights of the file; build the parts before the release.',
  ),
  'pantavisor-part-refused': invalid(
    'Part that a revision can’t hold',
    (p: { path: string; reason: string }) => `${show(p.path)} can’t be a part of the revision: ${p.reason}.`,
    () => 'Rename, replace or remove it. A revision is a flat list of files.',
  ),
  'pantavisor-part-json': invalid(
    'Inline JSON that devices and pvr read differently',
    (p: { path: string; at: string; reason: string }) =>
      `${show(p.path)}${p.at === '' ? '' : ` at ${show(p.at)}`} can’t go into the state: ${p.reason}.`,
    () => 'Change the value. A file that is not meant as JSON of the state needs another ending than .json.',
  ),
  'pantavisor-part-too-large': invalid(
    'Part that is too large',
    (p: { path: string; bytes: number; maxBytes: number }) =>
      `The part ${show(p.path)} has ${p.bytes} bytes, and may have ${p.maxBytes}.`,
    () => 'Make it smaller, or split it. Data that a container reads belongs into its image, not into inline JSON.',
  ),
  'pantavisor-state-too-large': invalid(
    'State that is too large',
    (p: { directory: string; bytes: number; maxBytes: number }) =>
      `The inline JSON of ${show(p.directory)} comes to ${p.bytes} bytes; a state may have ${p.maxBytes} before it is signed.`,
    () => 'Move what is not a manifest out of *.json files, into the images of the containers.',
  ),
  'pantavisor-part-changed': failed(
    'Part that changed during the release',
    (p: { path: string }) => `The part ${show(p.path)} changed after it was hashed.`,
    () => 'Let nothing write to devices.pantavisor.parts during a release, then release again.',
  ),
  'pantavisor-name-too-long': invalid(
    'Version too long for a revision’s name',
    (p: { name: string; characters: number; maximum: number }) =>
      `The revision’s name ${show(p.name)} has ${p.characters} characters after locals/, and devices take ${p.maximum}.`,
    () => 'Choose a shorter version.',
  ),
};

const PEM_HINT = 'Give the whole text of a PEM: PKCS#8 (BEGIN PRIVATE KEY) or SEC 1 (BEGIN EC PRIVATE KEY), on P-256.';

/** What can be wrong with keys, certificates and signatures. */
const signatureErrors = {
  'pantavisor-key-missing': invalid(
    'No key for Pantavisor',
    () => 'No key was given to sign the revision for Pantavisor with.',
    () =>
      'Set OTA_PANTAVISOR_KEY to a P-256 private key in PEM: openssl ecparam -name prime256v1 -genkey -noout. The Ed25519 key can’t sign for Pantavisor.',
  ),
  // A key’s text is never shown, nor any part of it.
  'pantavisor-key-invalid': invalid(
    'Key for Pantavisor that can’t be used',
    (p: { reason: string }) => `The key in OTA_PANTAVISOR_KEY can’t be used: ${p.reason}.`,
    () => PEM_HINT,
  ),
  'pantavisor-key-other': invalid(
    'Key that is not the certificate’s',
    (p: { subject: string }) =>
      `The key in OTA_PANTAVISOR_KEY is not the one of the first certificate in devices.pantavisor.certificates, ${p.subject}.`,
    () => 'Give the leaf’s own key, or put the certificate that was issued for this key first in the file.',
  ),
  'pantavisor-certificates-unreadable': invalid(
    'Certificates that can’t be read',
    (p: { file: string; reason: string }) => `${show(p.file)} can’t be read as certificates: ${p.reason}.`,
    () => 'Name a PEM file: BEGIN CERTIFICATE blocks, for a chain the leaf first and then its intermediates.',
  ),
  'pantavisor-chain-refused': invalid(
    'Chain of certificates that devices refuse',
    (p: { reason: string }) => `The chain in devices.pantavisor.certificates does not hold: ${p.reason}.`,
    () =>
      'Put the leaf first, then every intermediate, and name in devices.pantavisor.ca the CA that devices have. Renew what has expired: pvr refuses it.',
  ),
  'pantavisor-certificate-expires-soon': warning(
    'Certificate about to expire',
    (p: { subject: string; expires: string; days: number }) =>
      `The certificate ${p.subject} expires at ${p.expires}, in ${p.days} ${p.days === 1 ? 'day' : 'days'}.`,
    () => 'Have it renewed before then: nothing can be released with it afterwards, and pvr refuses what it signed.',
  ),
  'pantavisor-signature-refused': invalid(
    'Signature among the parts that devices refuse',
    (p: { path: string; reason: string }) =>
      `The signature ${show(p.path)} does not hold for these parts: ${p.reason}.`,
    () =>
      'Take the part and its signature from one and the same delivery, or remove the signature: then this release signs the part itself.',
  ),
  'pantavisor-state-refused': unverified(
    'State that a Pantavisor device refuses',
    (p: { message: string; key?: string; reason: string }) =>
      `${p.message}: ${p.key === undefined ? '' : `${show(p.key)}: `}${p.reason}.`,
    () =>
      'A device answers 422 with this message and keeps what it runs. Sign the state again, or take it as it was published: any change of its text, blanks included, breaks it.',
  ),
  'pantavisor-state-unreadable': invalid(
    'State file that can’t be read',
    (p: { file: string; reason: string }) => `The state ${show(p.file)} can’t be read: ${p.reason}.`,
    () => 'Give the file that a device gets as json, such as pantavisor/1.2.0/json of a site.',
  ),
  'pantavisor-dot-files': warning(
    'Host that doesn’t serve names with a dot',
    (p: { path: string }) =>
      `The host may not serve ${p.path}, because its name begins with a dot: pvr clone would not find the site.`,
    () => 'Serve the site from a host that has such names, or let people install the export tarball, which needs none.',
  ),
};

/** What can be wrong with a revision for Pantavisor. */
export const pantavisorErrors = { ...partErrors, ...signatureErrors };
