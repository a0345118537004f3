import { compareVersions, satisfies } from '../../version/semver.js';
import { matches, type Policy } from './policy/policy.js';
import { bucketOf, isInRollout, rolloutOffset } from './rollout.js';
import type { SampleDevice } from './samples.js';

/** What a release would mean to the sample devices of a project. */
export interface SampleTable {
  /** For people: one line a device, under a heading; undefined without samples. */
  readonly text: string | undefined;
  /** How many of them the policy is about. */
  readonly matched: number;
}

/** The release that is to come, as far as it decides who is offered it. */
export interface OfferedRelease {
  readonly product: string;
  readonly channel: string;
  readonly version: string;
  readonly policy: Policy;
  readonly upgradeFrom: string | undefined;
  /** Everybody where it is left out. */
  readonly percentage: number | undefined;
}

/** Tries the policy of a release over sample devices: who is offered it, and why not where not. */
export const sampleTable = (samples: readonly SampleDevice[], release: OfferedRelease): SampleTable => {
  if (samples.length === 0) return { text: undefined, matched: 0 };
  const verdicts = samples.map((sample) => ({ sample, verdict: verdictOn(sample, release) }));
  const width = Math.max(...samples.map(({ file }) => file.length));
  const rows = verdicts.map(
    ({ sample, verdict }) => `  ${sample.file.padEnd(width)}  ${sample.version}  ${WORDS[verdict]}`,
  );
  return {
    text: [`Sample devices of Ioto and ${release.version}`, ...rows].join('\n'),
    matched: verdicts.filter(({ verdict }) => verdict !== 'refused').length,
  };
};

type Verdict = 'offered' | 'refused' | 'not newer' | 'not from there' | 'later';

const WORDS: Readonly<Record<Verdict, string>> = {
  offered: 'offered',
  refused: 'not offered: the policy is not about it',
  'not newer': 'not offered: it has this version or a newer one',
  'not from there': 'not offered: upgradeFrom leaves its version out',
  later: 'not offered yet: it is in another part of the fleet',
};

const verdictOn = (sample: SampleDevice, release: OfferedRelease): Verdict => {
  const { policy, product, channel, version, upgradeFrom, percentage = 100 } = release;
  if (!matches(policy, sample, version)) return 'refused';
  if (compareVersions(version, sample.version) <= 0) return 'not newer';
  if (upgradeFrom !== undefined && !satisfies(sample.version, upgradeFrom)) return 'not from there';
  const id = sample.properties?.id;
  if (percentage === 100 || typeof id !== 'string') return 'offered';
  return isInRollout(percentage, bucketOf(id), rolloutOffset(product, channel, version)) ? 'offered' : 'later';
};
