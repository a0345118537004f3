import { failed, invalid, show, unverified } from './entry.js';

const things = (count: number): string => (count === 1 ? 'One thing is' : `${count} things are`);

/** What can be wrong with signatures that are made elsewhere: on another machine, or by a program. */
export const signaturesErrors = {
  'signatures-pending': invalid(
    'Signatures that are still to be made',
    (p: { file: string; waiting: readonly string[]; needed: number; keyIds: readonly string[] }) =>
      `${things(p.waiting.length)} to be signed before this can go on: ${p.waiting.join('; ')}. ${p.needed === 1 ? 'It takes a signature' : `It takes ${p.needed} signatures`} of ${p.keyIds.map((id) => id.slice(0, 16)).join(' or ')}.`,
    (p) =>
      `Take ${show(p.file)} to where ${p.needed === 1 ? 'the key is' : 'the keys are'}, sign it there with ota-release sign FILE, bring it back, and run the same command again. Nothing that devices see has changed.`,
  ),
  'signatures-file-unreadable': invalid(
    'File of signatures that can’t be read',
    (p: { file: string; reason: string }) => `The file of signatures ${show(p.file)} can’t be read: ${p.reason}.`,
    () => 'Correct the path. Where nothing was asked to be signed yet, name a file that is not there: it is made.',
  ),
  'signatures-file-invalid': invalid(
    'File of signatures of another form',
    (p: { file: string; field: string; reason: string }) =>
      `The file of signatures ${show(p.file)} can’t be taken: ${p.field === '' ? '' : `${p.field} `}${p.reason}.`,
    () =>
      'Add signatures with ota-release sign FILE, or by hand as docs/offline-signing.md shows. Delete the file to have everything asked for anew.',
  ),
  'signatures-file-unwritable': failed(
    'File of signatures that can’t be written',
    (p: { file: string; reason: string }) => `The file of signatures ${show(p.file)} can’t be written: ${p.reason}.`,
    () => 'Name a file in a directory that you may write to. The one that was there is as it was.',
  ),
  'signatures-file-missing': invalid(
    'File of signatures that isn’t there',
    (p: { file: string }) => `There is no file of signatures ${show(p.file)}.`,
    () => 'Name the file that a release or an operation wrote with --signatures FILE.',
  ),
  'signatures-other-product': invalid(
    'Signatures for another product',
    (p: { file: string; found: string; product: string }) =>
      `The file of signatures ${show(p.file)} is for ${p.found}, and this is ${p.product}.`,
    () => 'Name another file: each product, and each change that waits, has its own.',
  ),
  'signatures-wrong': unverified(
    'Signature made elsewhere that doesn’t fit',
    (p: { file: string; what: string; keyId: string }) =>
      `In ${show(p.file)}, the signature of the key ${p.keyId} under the ${show(p.what)} does not fit.`,
    () =>
      'Remove that signature from the file and sign again: the bytes of the request as they are, decoded from base64, with the key that the keyid names.',
  ),
  'signatures-time-stale': invalid(
    'Signatures that were waited for too long',
    (p: { file: string; created: string; now: string; days: number }) =>
      `The index that ${show(p.file)} asks to be signed states the time ${p.created}, and it is ${p.now}: more than ${p.days} days, or ahead of the clock.`,
    () =>
      'Check the clock. Then remove the line "created" from the file and run the command again: the index is asked for with the time of today.',
  ),
  'signatures-bytes-unknown': unverified(
    'Bytes that nobody should sign',
    (p: { what: string; reason: string }) => `${p.what} can’t be signed: ${p.reason}.`,
    () =>
      'Sign nothing of this file. Ask where it comes from, and have it written anew: a release key signs only what it can show.',
  ),
  'signatures-key-unwanted': invalid(
    'Signing key that isn’t asked for',
    (p: { keyIds: readonly string[]; wanted: readonly string[] }) =>
      `The file asks for signatures of ${p.wanted.join(', ')}, and the secret ${p.keyIds.length === 1 ? 'key is' : 'keys are'} ${p.keyIds.join(', ')}.`,
    () => 'Give the secret of one of these keys; ota-release keys show prints which key a secret is.',
  ),
  'signatures-mode-unclear': invalid(
    'Export and import at once',
    () => 'Both --export and --import are given.',
    () => 'Write what is to be signed with --export, sign it, then go on with --import.',
  ),
  'signer-failed': failed(
    'Signing program that failed',
    (p: { program: string; reason: string; said: string }) =>
      `The signing program ${show(p.program)} failed: ${p.reason}.${p.said === '' ? '' : ` It said:\n${p.said}`}`,
    () =>
      'Run it by hand in the project’s directory with any bytes as its input. Its credentials come from the environment; the signing secrets of ota-release are not in it.',
  ),
  'signer-output-invalid': failed(
    'Signing program without a signature',
    (p: { program: string; bytes: number }) =>
      `The signing program ${show(p.program)} wrote ${p.bytes} bytes that are no Ed25519 signature.`,
    () =>
      'It must write 64 bytes to its standard output, raw, in base64 or in hex, and nothing else; messages belong to its standard error.',
  ),
  'signer-other-key': failed(
    'Signing program with another key',
    (p: { program: string; keyId: string }) =>
      `The signature that ${show(p.program)} made does not verify with its public key ${p.keyId}.`,
    () =>
      'Check signing.signers: the program must sign the bytes that it reads, not a digest of them, by plain Ed25519 with this very key.',
  ),
};
