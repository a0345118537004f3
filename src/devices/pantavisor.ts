import type { DeviceFamily } from './device-family.js';
import { isBehind, nextStep, waitsFor } from './next-step.js';
import { checkPantavisor } from './pantavisor/check.js';
import { revisionFiles, sealedRevisionPaths, sealRevision } from './pantavisor/files.js';
import { progressStates } from './pantavisor/progress.js';
import { hasRevision, REVISION_MARK } from './pantavisor/remote-view.js';

/**
 * Pantavisor: a release is a revision, a signed state of parts. The device decides nothing by itself: an operator, or a hub, tells it
 * which revision to install.
 */
export const pantavisor: DeviceFamily = {
  name: 'pantavisor',
  title: 'Pantavisor',
  fromSource: true,
  states: progressStates,
  check: checkPantavisor,
  files: revisionFiles,
  sealedPaths: sealedRevisionPaths,
  seal: sealRevision,
  sealsWithOwnKey: true,
  // Its document needs nothing but to be asked for.
  settings: () => ({}),
  releaseSettings: () => REVISION_MARK,
  decide: ({ version }, { channel }) => {
    const next = nextStep(channel, version, (candidate) => {
      const release = channel.releases.get(candidate);
      return release !== undefined && hasRevision(release);
    });
    if (next !== undefined) return { kind: 'takes', version: next };
    return isBehind(channel, version)
      ? { kind: 'stuck', why: 'no revision that it may take leads on from there' }
      : { kind: 'stays', why: waitsFor(channel, version) ?? 'nothing newer' };
  },
};
