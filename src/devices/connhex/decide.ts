import type { Decision, DecisionInput, FieldedDevice } from '../device-family.js';
import { isBehind, nextStep, waitsFor } from '../next-step.js';
import { readSettings } from './alias.js';
import { boundsOf, reasonAgainst } from './version-bounds.js';

/**
 * What a Connhex Edge device does at its next check (Connhex contract, “Check”): it is shown one release alone, the newest,
 * and takes it where its version is *different*, so that a device above it goes down. Only `Min-Version` and `Max-Version`
 * keep one from it. Where neither a copy nor the API of Connhex offers a release, whatever carries the site to devices decides,
 * by the signed index.
 */
export const decide = ({ version }: FieldedDevice, { channel, settings }: DecisionInput): Decision => {
  const { alias, publish } = readSettings(settings);
  const { latest, releases } = channel;
  if (!alias && !publish) return bySignedIndex(version, channel);
  if (latest === null) return { kind: 'stays', why: waitsFor(channel, version) ?? 'nothing is released' };
  if (latest === version) return { kind: 'stays', why: waitsFor(channel, version) ?? 'it has the newest release' };
  const release = releases.get(latest);
  const reason = release && reasonAgainst(boundsOf(release), version);
  if (reason === undefined) return { kind: 'takes', version: latest };
  return isBehind(channel, version) ? { kind: 'stuck', why: reason } : { kind: 'stays', why: reason };
};

const bySignedIndex = (version: string, channel: DecisionInput['channel']): Decision => {
  const next = nextStep(channel, version);
  if (next !== undefined) return { kind: 'takes', version: next };
  return isBehind(channel, version)
    ? { kind: 'stuck', why: 'no release that it may take leads on from there' }
    : { kind: 'stays', why: waitsFor(channel, version) ?? 'nothing newer' };
};
