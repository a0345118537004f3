import { failed, invalid, show, unverified, warning } from './entry.js';

/** Versions that one message names. */
const MAX_NAMED = 6;

/** `1.0.0, 1.1.0 and 3 more` */
const named = (versions: readonly string[]): string => {
  const shown = versions.slice(0, MAX_NAMED).join(', ');
  return versions.length > MAX_NAMED ? `${shown} and ${versions.length - MAX_NAMED} more` : shown;
};

/** What can be wrong where a site, or a part of it, is copied. */
export const transferErrors = {
  'transfer-version-unknown': invalid(
    'Version to export that is not released',
    (p: { version: string; site: string; channels: readonly string[] }) =>
      `${p.site} lists no version ${show(p.version)} (channels: ${p.channels.join(', ')}).`,
    () => 'Check the version, and name its channel with --channel where the site can’t be listed.',
  ),
  'transfer-version-withdrawn': invalid(
    'Version to export that was withdrawn',
    (p: { version: string; reason: string }) => `${p.version} was withdrawn: ${show(p.reason)}.`,
    () => 'Choose another version: devices must not install this one.',
  ),
  'transfer-version-pruned': invalid(
    'Version to export that was pruned',
    (p: { version: string }) => `${p.version} was pruned: its bytes are gone.`,
    () => 'Choose a version whose bytes the site still has: its file versions lists them.',
  ),
  'transfer-target-not-empty': invalid(
    'Directory that holds something other than an export',
    (p: { target: string; path: string }) =>
      `${show(p.target)} is neither empty nor an earlier export: it holds ${show(p.path)}.`,
    () => 'Give a directory that isn’t there yet, an empty one, or an earlier export to be extended.',
  ),
  'transfer-target-ahead': unverified(
    'Copy that is newer than what it would be copied from',
    (p: { target: string; site: string; channel: string; there: number; here: number }) =>
      `${p.target} is at revision ${p.there} of channel ${p.channel}, and ${p.site} ends with ${p.here}.`,
    () =>
      'A copy is never rolled back. Check that the two are not swapped; otherwise find out why the site lost its newest revisions.',
  ),
  'transfer-diverged': unverified(
    'Copy with another history',
    (p: { target: string; site: string; path: string }) =>
      `${p.path} in ${p.target} is not the one of ${p.site}: the two have gone different ways.`,
    () => 'Give an empty place, or the one that was copied from this very site. Nothing was changed there.',
  ),
  'transfer-object-differs': failed(
    'Object of the copy with other bytes',
    (p: { location: string; path: string }) => `${p.path} is in ${p.location} with other bytes than the signed ones.`,
    () => 'Remove it there if nothing published refers to it, and run again; or give an empty place.',
  ),
  'transfer-latest-left-out': warning(
    'Export without the latest version',
    (p: { channel: string; latest: string; highest: string }) =>
      `The signed index of channel ${p.channel} names ${p.latest} as its latest; the highest version exported is ${p.highest}.`,
    (p) =>
      `Devices that read the index look for ${p.latest} and don’t find it; those that read \`latest\` get ${p.highest}. Add --only ${p.latest} unless that is meant.`,
  ),
  'transfer-strands-devices': warning(
    'Export that leaves devices behind',
    (p: { channel: string; target: string; versions: readonly string[]; needed: readonly string[] }) =>
      `Devices of channel ${p.channel} with ${named(p.versions)} have no way to ${p.target} by the versions exported alone.`,
    (p) =>
      `Add the versions that they step through: ${p.needed
        .slice(0, MAX_NAMED)
        .map((version) => `--only ${version}`)
        .join(' ')}${p.needed.length > MAX_NAMED ? ` and ${p.needed.length - MAX_NAMED} more` : ''}.`,
  ),
  'transfer-flist-elsewhere': warning(
    'Mirror whose releases name the original',
    (p: { target: string; addresses: readonly string[] }) =>
      `Upgrade objects copied to ${p.target} send devices that follow flist to ${p.addresses.join(', ')}.`,
    () =>
      'The address is part of what was signed, so a mirror can’t change it. Serve the mirror under that address, or use it for devices that take the bundle’s path from the signed statement.',
  ),
  'transfer-spool-failed': failed(
    'No room for an object on its way',
    (p: { path: string; reason: string }) => `${p.path} can’t be kept on this machine on its way: ${p.reason}.`,
    () => 'Free space in the directory for temporary files, or set TMPDIR to a larger one, and run again.',
  ),
  'transfer-out-unwritable': failed(
    'Tarball that can’t be written',
    (p: { out: string; reason: string }) => `${show(p.out)} can’t be written: ${p.reason}.`,
    () => 'Nothing was left behind. Let --out name a file in a directory that may be written to, with room for it.',
  ),
  'transfer-archive-broken': unverified(
    'Tarball that can’t be read',
    (p: { file: string; reason: string }) => `${show(p.file)} is no whole tarball: ${p.reason}.`,
    () => 'Copy it again from where it was exported to: it may have arrived cut short.',
  ),
  'transfer-archive-refused': unverified(
    'Tarball with an entry that no site has',
    (p: { file: string; entry: string; reason: string }) =>
      `${show(p.file)} has the entry ${show(p.entry)}: ${p.reason}.`,
    () => 'Nothing of it was used. `ota-release export` never writes such an entry: export the site again.',
  ),
};
