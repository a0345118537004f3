import { fail, OtaError } from '../errors/ota-error.js';
import { type Problem, problem } from '../errors/problem.js';
import type { IndexPredicate } from '../site/index-statement.js';
import { shortKeyId, supportedVersions, unreached, usableKeys } from '../site/key-states.js';
import { versionTrusts } from '../site/trust-sets.js';
import { versionRuns } from '../site/version-runs.js';
import { bySet } from '../steps/key-rules.js';
import { type KeyOperand, keyNamed, knownKeys } from './keys-operand.js';
import type { ChannelAt, Operation, Proposal } from './operation.js';

/** What a retirement is asked for. */
export interface RetirementRequest {
  readonly key: KeyOperand;
  readonly reason?: string;
}

type TrustedKeys = IndexPredicate['trustedKeys'];

/**
 * `keys retire`: the site names the key no more, in one revision that the other keys sign. Refused while devices of a supported version
 * can’t verify without it what those sign. A retired key never comes back.
 */
export const retireKey = ({ key: operand, reason }: RetirementRequest): Operation => ({
  kind: 'keys',
  propose: async (channel) => {
    const { predicate, trust } = channel;
    const { keyId } = keyNamed(operand, knownKeys(predicate, trust));
    if (predicate.retiredKeys?.some(({ keyid }) => keyid === keyId)) return undefined;
    const key = predicate.trustedKeys.find(({ keyid }) => keyid === keyId);
    const known = predicate.trustedKeys.map(({ keyid }) => keyid);
    if (!key) throw fail('rotation-key-unknown', { key: keyId, known });
    const remaining = predicate.trustedKeys.filter(({ keyid }) => keyid !== keyId);
    const problems = [...remainderProblems(channel, keyId, remaining), ...needProblems(channel, keyId)];
    if (problems.length > 0) throw new OtaError(problems);
    return retirement(channel, key, remaining, reason);
  },
});

const remainderProblems = (
  { project, signers }: ChannelAt,
  keyId: string,
  remaining: TrustedKeys,
): readonly Problem[] => {
  const { threshold } = project.signing;
  const keys = remaining.map(({ keyid }) => keyid);
  const signs = signers.some(({ publicKey }) => publicKey.keyId === keyId);
  return [
    ...(keys.length === 0 ? [problem('rotation-last-key', { keyId })] : []),
    ...(keys.length > 0 && keys.length < threshold
      ? [problem('rotation-threshold-high', { threshold, keys }, project.place('signing.threshold'))]
      : []),
    ...(signs && keys.length > 0 ? [problem('rotation-retiring-signer', { keyId })] : []),
  ];
};

/** What the others sign must be enough from this very revision on. */
const needProblems = (
  { project, signers, trust, predicate, directory }: ChannelAt,
  keyId: string,
): readonly Problem[] => {
  const versions = versionTrusts(predicate, directory);
  const usable = usableKeys({ index: predicate, listed: trust.keys.map((key) => key.keyId) });
  const given = signers.map(({ publicKey }) => publicKey.keyId);
  const others = (given.length > 0 ? given : usable).filter((other) => other !== keyId);
  const all = versions.map(({ version }) => version);
  return bySet(unreached(supportedVersions(versions, project.signing.supported), others)).map(({ names, set }) =>
    problem('rotation-still-needed', {
      keyId,
      versions: versionRuns(names, all),
      keys: set.keyids,
      threshold: set.threshold,
      signers: others,
    }),
  );
};

const retirement = (
  { predicate, project, trust, directory }: ChannelAt,
  { keyid, publicKey }: TrustedKeys[number],
  remaining: TrustedKeys,
  reason: string | undefined,
): Proposal => {
  const name = shortKeyId(keyid);
  const versions = versionTrusts(predicate, directory);
  const trusting = versions.filter(({ set }) => set.keyids.includes(keyid)).map(({ version }) => version);
  const listed = trust.keys.some(({ keyId }) => keyId === keyid);
  return {
    note: { what: `retires ${name}`, ...(reason === undefined ? {} : { reason }) },
    facts: {
      trustedKeys: remaining,
      threshold: project.signing.threshold,
      retiredKeys: [...(predicate.retiredKeys ?? []), { keyid, publicKey, since: predicate.counter + 1 }],
    },
    told: [
      ...(listed ? [`Take ${name} out of signing.trustedKeys, and its secret out of CI.`] : []),
      ...(trusting.length > 0
        ? [
            `Devices of ${versionRuns(
              trusting,
              versions.map(({ version }) => version),
            )} still trust it, until they run a release whose project doesn’t list it.`,
          ]
        : []),
    ],
  };
};
