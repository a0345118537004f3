import { reasonsText } from '../../schemas/upgrade-groups.js';
import type { UpgradeRow } from '../../schemas/upgrade-row.js';
import { compareVersions, parseVersion } from '../../version/semver.js';
import type { Decision, DecisionInput, FieldedDevice } from '../device-family.js';
import { nextStep, waitsFor } from '../next-step.js';

/**
 * What becomes of an Ivy device whose operator sends it the configuration of the newest release (Ivy contract, “Update flow”):
 * it takes any version that is not its own, an older one too, where its ForeignConfig and the release’s Config both accept the
 * template. One that refuses is sent the next version on the way that there is for it.
 */
export const decideIvy = ({ version }: FieldedDevice, { channel, matrix }: DecisionInput): Decision => {
  const { latest } = channel;
  if (latest === null) return { kind: 'stays', why: waitsFor(channel, version) ?? 'nothing is released' };
  // Ivy: the versions are compared as texts.
  if (version === latest) return { kind: 'stays', why: waitsFor(channel, version) ?? 'it runs the newest release' };
  const row = matrix?.version === latest ? matrix.rows.find((each) => each.version === version) : undefined;
  if (row?.verdict === 'refused') return aroundRefusal(row, latest);
  // Ivy takes downgrades. `01.2.3` is a version to it, and in no order with those of the site.
  if (!parseVersion(version) || compareVersions(version, latest) > 0) return { kind: 'takes', version: latest };
  const next = nextStep(channel, version);
  return next === undefined
    ? { kind: 'stuck', why: 'no release that it may take leads on from there' }
    : { kind: 'takes', version: next };
};

const aroundRefusal = ({ path, reasons }: UpgradeRow, latest: string): Decision => {
  const hop = path?.[1];
  if (hop !== undefined) return { kind: 'takes', version: hop };
  const refusals = reasons.filter(({ kind }) => kind === 'foreign-rejects' || kind === 'config-rejects');
  return { kind: 'stuck', why: `it rejects the configuration of ${latest}: ${reasonsText(refusals)}` };
};
