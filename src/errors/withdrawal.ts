import { failed, invalid, show, warning } from './entry.js';

/** Versions that one message names. */
const MAX_NAMED = 6;

/** `1.0.0, 1.1.0 and 3 more` */
const named = (versions: readonly string[]): string => {
  const shown = versions.slice(0, MAX_NAMED).join(', ');
  return versions.length > MAX_NAMED ? `${shown} and ${versions.length - MAX_NAMED} more` : shown;
};

/** What brings devices on from a withdrawn release that never go down: good bytes under a higher number. */
const reissue = (good: string | null, higher: string): string =>
  good === null
    ? `Release ${higher}.`
    : `Run ota-release reissue ${good} --as ${higher}: it gives them good bytes to go up to.`;

/** What can be wrong where releases are withdrawn or pruned, and with what devices are left with. */
export const withdrawalErrors = {
  'version-withdrawn': invalid(
    'Version that was withdrawn',
    (p: { version: string; reason: string; next: string }) =>
      `${p.version} was withdrawn (${show(p.reason)}), and its number is never used again.`,
    (p) => `Raise the version: the next that is free is ${p.next}.`,
  ),
  'version-pruned': invalid(
    'Version that was pruned',
    (p: { version: string; next: string }) =>
      `${p.version} was released and has been pruned since: its bytes are gone, and its number is never used again.`,
    (p) => `Raise the version: the next that is free is ${p.next}.`,
  ),
  'barrier-strands-devices': invalid(
    'Barrier that leaves devices behind',
    (p: { version: string; range: string; versions: readonly string[] }) =>
      `Every device must pass through ${p.version}, and it takes those of ${show(p.range)} alone: ${named(p.versions)} would have no way to it.`,
    (p) =>
      `Widen upgradeFrom, drop barrier, or release a version first that takes ${named(p.versions)} and that ${p.version} takes.`,
  ),
  'yank-reason-missing': invalid(
    'Withdrawal without a reason',
    (p: { version: string }) => `Nothing says why ${p.version} is withdrawn.`,
    (p) => `Say it in a few words, which everybody can read: ota-release yank ${p.version} --reason "bricks gw-100".`,
  ),
  'yank-reason-invalid': invalid(
    'Reason that can’t be signed',
    (p: { reason: string; maximum: number }) =>
      `The reason ${show(p.reason)} is to be one line of at most ${p.maximum} characters.`,
    () => 'Shorten it, and leave line breaks and control characters out.',
  ),
  'yank-pruned': invalid(
    'Pruned release to withdraw',
    (p: { version: string }) => `${p.version} was pruned: no device is offered it any more, and its bytes are gone.`,
    () => 'There is nothing to withdraw. ota-release log shows what was pruned; name another release.',
  ),
  'yank-strands-devices': warning(
    'Devices that a withdrawal leaves behind',
    (p: { title: string; versions: readonly string[]; latest: string | null; why: string; higher: string }) =>
      `${p.title} on ${named(p.versions)} would have no way to ${p.latest ?? 'any release'} any more: ${p.why}.`,
    (p) => reissue(p.latest, p.higher),
  ),
  'yank-keeps-devices': warning(
    'Devices that don’t go back',
    (p: { families: readonly string[]; version: string; latest: string | null; higher: string }) =>
      `${p.families.join(', ')} devices on ${p.version} never go down: they keep it until something higher is released.`,
    (p) => reissue(p.latest, p.higher),
  ),
  'yank-leaves-nothing': warning(
    'Channel without a release that is offered',
    (p: { channel: string; version: string; higher: string }) =>
      `Without ${p.version}, nothing is left that channel ${p.channel} offers: latest is removed, and devices find nothing.`,
    (p) => `Release ${p.higher} as soon as it is ready.`,
  ),
  'prune-policy-missing': invalid(
    'No policy for pruning',
    () => 'The project doesn’t say which releases may be removed.',
    () =>
      'Add prune to the project file, for example prune: { keep: 20 }, or prune: { keep: 20, olderThan: 365d } to keep what is younger.',
  ),
  'prune-object-unreadable': invalid(
    'Release that can’t be judged for pruning',
    (p: { version: string; path: string; reason: string }) => `${p.path} of ${p.version} can’t be read: ${p.reason}.`,
    () => 'Run ota-release verify and repair the site first. Nothing was removed.',
  ),
  'prune-contended': failed(
    'Removal that others kept interrupting',
    (p: { attempts: number }) => `The site was changed ${p.attempts} times while what was pruned was being removed.`,
    () => 'The revision is there. Run ota-release prune again: it goes on with what is left.',
  ),
};
