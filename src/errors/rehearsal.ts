import { failed, invalid, show, unverified, warning } from './entry.js';

/** One device that takes a release. */
export interface TriedHop {
  /** As people write it: `Connhex Edge`. */
  readonly family: string;
  readonly from: string;
  readonly to: string;
}

const hop = ({ family, from, to }: TriedHop): string => `${family}, ${from} → ${to}`;

const SHOWN_LINES = 6;

/** The end of a script’s output as a part of a message: its last lines, without what a terminal would obey. */
const said = (output = ''): string => {
  const lines = output
    .replaceAll(/\p{Cc}/gu, (control) => (control === '\n' ? control : ''))
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.length === 0 ? '' : ` It wrote: ${lines.slice(-SHOWN_LINES).join(' ⏎ ')}`;
};

/** What a rehearsal can find: docs/rehearsal.md. */
export const rehearsalErrors = {
  'rehearsal-failed': failed(
    'Rehearsed update that failed',
    (p: TriedHop & { state: string; why: string; output: string | undefined }) =>
      `${hop(p)} ends in ${p.state}: ${p.why}.${said(p.output)}`,
    () =>
      'Correct the release. `ota-release rehearse --staged` tries it again without publishing anything, --from VERSION that device alone.',
  ),
  'rehearsal-unverified': unverified(
    'Rehearsed update that a device refuses',
    (p: TriedHop & { state: string; why: string }) => `${hop(p)} ends in ${p.state}: ${p.why}.`,
    () =>
      'Devices would refuse it in the same way. `ota-release verify` shows what else on the site is not as it was signed.',
  ),
  'rehearsal-fault-ignored': failed(
    'Fault that a device didn’t notice',
    (p: TriedHop & { fault: string }) => `${hop(p)} ends well in spite of the fault ${p.fault}.`,
    () =>
      'The device must keep what it runs. If update.sh handles the fault itself, let it exit with an error all the same.',
  ),
  'rehearsal-old-version-lost': failed(
    'Old version that doesn’t survive a failed update',
    (p: TriedHop & { why: string }) => `${hop(p)} failed (${p.why}), and the device does not run ${p.from} any more.`,
    () =>
      'Let rollback.sh undo whatever update.sh may have done by then, or let update.sh change nothing before its last step.',
  ),
  'rehearsal-download-broken': failed(
    'Download that ends early',
    (p: { path: string; received: number; size: number }) =>
      `${p.path} ends after ${p.received} of ${p.size} bytes, and again when it is asked for the rest.`,
    () => 'Check that the host or server sends the whole object, then rehearse again.',
  ),
  'rehearsal-download-differs': unverified(
    'Download that is not what was signed',
    (p: { path: string; fact: string; found: string | number; expected: string | number }) =>
      `${p.path} comes with ${p.fact} ${p.found}, and ${p.expected} is signed.`,
    () => 'Devices refuse it. `ota-release verify` shows what else on the site is not as it was signed.',
  ),
  'rehearsal-download-missing': failed(
    'Object that a device can’t download',
    (p: { path: string }) => `${p.path} is not on the site.`,
    () => 'Run the release again: it stages what is missing. Restore the object from a copy of a published site.',
  ),
  'rehearsal-node-refuses': failed(
    'Object that a 0-OS node can’t use',
    (p: { path: string; reason: string }) => `A 0-OS node refuses ${p.path}: ${p.reason}.`,
    () => 'Run the release again: it repairs the pointers. docs/devices/zos.md says what a node takes.',
  ),
  'rehearsal-no-space': failed(
    'Device without room',
    (p: { path: string; roomBytes: number }) => `${p.path}: no space left on device after ${p.roomBytes} bytes.`,
    () => 'Make the bundle smaller, or free space on the device before the update.',
  ),
  'rehearsal-archive-refused': unverified(
    'Archive that a device must not unpack',
    (p: { file: string; reason: string }) => `${p.file} is refused: ${p.reason}.`,
    () =>
      'Raise bundle.maxUnpackedSize or bundle.maxFiles of the project if it is meant to be so large; otherwise find out what is in it.',
  ),
  'rehearsal-root-unreadable': invalid(
    'Factory image that can’t be laid into a device',
    (p: { path: string; reason: string }) => `rehearsal.root ${show(p.path)} can’t be copied: ${p.reason}.`,
    () => 'Name a directory that is there and readable, with files, directories and links alone.',
  ),
  'rehearsal-isolation-unavailable': failed(
    'No throw-away root on this machine',
    () =>
      'rehearsal.isolation is required, and neither bubblewrap nor unshare can make a root apart from this machine.',
    () => 'Install bubblewrap, let the container use user namespaces, or set rehearsal.isolation to auto.',
  ),
  'rehearsal-not-isolated': warning(
    'Scripts that run in a plain directory',
    () =>
      'update.sh is run in a plain directory: neither bubblewrap nor unshare can make a root apart from this machine.',
    () =>
      'Install bubblewrap or let the container use user namespaces. `rehearsal: {isolation: none}` says that a plain directory is fine.',
  ),
  'rehearsal-scripts-not-run': warning(
    'Scripts that were not run',
    () => 'update.sh was not run: this machine can’t make a throw-away root for it, and it may be somebody’s own.',
    () =>
      'Install bubblewrap, or run it in CI. `rehearsal: {isolation: none}` runs it in a plain directory all the same.',
  ),
  'rehearsal-family-missing': invalid(
    'Site of which nobody says what devices it is for',
    (p: { site: string }) => `Nothing on ${p.site} says which devices take it.`,
    () => 'Name them with --family, or under devices in the project file.',
  ),
  'rehearsal-fault-unknown': invalid(
    'Fault that nobody knows',
    (p: { fault: string; known: readonly string[] }) => `--fault ${show(p.fault)} is none of ${p.known.join(', ')}.`,
    () => 'Type one of them, or all.',
  ),
};
