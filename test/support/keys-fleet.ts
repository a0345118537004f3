import { OtaError } from '../../src/errors/ota-error.js';
import { hasErrors } from '../../src/errors/problem.js';
import { knownKeys } from '../../src/operations/keys-operand.js';
import { type KeysReport, keysReport } from '../../src/operations/keys-status.js';
import type { ChannelAt, Operation } from '../../src/operations/operation.js';
import { changeOf, judgedProposal } from '../../src/operations/propose.js';
import type { Project } from '../../src/project/project.js';
import { signEnvelope } from '../../src/signing/dsse.js';
import { readArchiveDirectory } from '../../src/site/archive.js';
import { signersOf } from '../../src/site/audit/revision.js';
import { readChannel, verifyRevision } from '../../src/site/channel-state.js';
import { jsonBytes } from '../../src/site/json-bytes.js';
import { channelLayout } from '../../src/site/layout.js';
import { indexStatement } from '../../src/site/next-index.js';
import { PAYLOAD_TYPE } from '../../src/site/statement.js';
import { publishChange } from '../../src/site/transaction.js';
import { verifyUpgradeObject } from '../../src/site/upgrade-object.js';
import { keyProblems } from '../../src/steps/key-rules.js';
import { compareVersions } from '../../src/version/semver.js';
import { memoryHost } from './memory-host.js';
import { testSigner, testTrust } from './signing.js';
import { signedSite } from './site.js';

/** What a team has at hand: the keys that its project lists, and those whose secrets it gives a run, by their names. */
export interface Team {
  readonly trusted: readonly string[];
  readonly threshold?: number;
  readonly signers: readonly string[];
  readonly supported?: string;
}

const layout = channelLayout('stable');
const now = new Date('2026-03-01T00:00:00Z');

/** The key id of the key that tests call by the name. */
export const keyIdOf = (name: string): string => testSigner(name).publicKey.keyId;

/** A site in memory, and a fleet in which each version trusts the keys that it was built with: kept apart from what the site says of it. */
export const keysFleet = () => {
  const host = memoryHost();
  const devices = new Map<string, Team>();
  const trustOf = ({ trusted, threshold = 1 }: Team) => testTrust(trusted, threshold);

  const channelOf = async (team: Team): Promise<ChannelAt> => {
    const trust = trustOf(team);
    const { newest } = await readChannel(host, layout, trust);
    if (!newest) throw new Error('nothing is released');
    const { predicate } = newest;
    const directory = await readArchiveDirectory(host, predicate);
    return { ...base(team), layout, trust, host, predicate, directory, now };
  };

  const release = async (version: string, team: Team): Promise<void> => {
    if (devices.size > 0) {
      const problems = keyProblems({ ...(await channelOf(team)), releases: true });
      if (hasErrors(problems)) throw new OtaError(problems);
    }
    await signedSite([{ version, ...team }], host);
    devices.set(version, team);
  };

  /** Whether the operation changed anything. */
  const operate = async (operation: Operation, team: Team): Promise<boolean> => {
    const channel = await channelOf(team);
    const proposal = await judgedProposal(operation, channel, false);
    if (!proposal) return false;
    const services = {
      host,
      layout,
      trust: channel.trust,
      signers: channel.signers,
      clock: () => now,
      backOff: async () => {},
    };
    const change = changeOf({ actor: undefined }, operation, proposal, channel);
    const first = await readChannel(host, layout, channel.trust);
    await publishChange(services, { propose: async () => change, further: () => [] }, first);
    return true;
  };

  const report = async (team: Team, read: Team = team): Promise<KeysReport> => {
    const { predicate, directory } = await channelOf(read);
    const { newest } = await readChannel(host, layout, trustOf(read));
    if (!newest) throw new Error('nothing is released');
    const trust = trustOf(team);
    const signed = signersOf(newest, { keys: knownKeys(predicate, trust), threshold: 1 });
    return keysReport({ ...base(team), trust, predicate, directory }, signed);
  };

  /** The versions whose devices can’t verify `index.json`, or the release that it leads them to. */
  const cutOff = (): readonly string[] => {
    const bytes = (path: string): Uint8Array => host.objects.get(path) ?? new Uint8Array();
    const { latest = '' } = JSON.parse(`{"latest":${Buffer.from(bytes('latest')).toString() || '""'}}`);
    return [...devices].flatMap(([version, team]) => {
      try {
        verifyRevision(bytes('index.json'), 'index.json', layout, trustOf(team));
        if (compareVersions(version, latest) < 0) verifyUpgradeObject(bytes(latest), latest, trustOf(team));
        return [];
      } catch (error) {
        if (error instanceof OtaError) return [version];
        throw error;
      }
    });
  };

  /** Signs the newest revision anew and puts it into its place, as one who holds keys and the host, and asks nobody. */
  const forge = async (team: Team): Promise<void> => {
    const { newest } = await readChannel(host, layout, trustOf(team));
    if (!newest) throw new Error('nothing is released');
    const statement = jsonBytes(indexStatement(newest.predicate, layout));
    const bytes = jsonBytes(await signEnvelope(PAYLOAD_TYPE, statement, team.signers.map(testSigner)));
    host.objects.set('index.json', bytes);
  };

  return { host, release, operate, report, cutOff, channelOf, forge };
};

const base = ({ trusted: _, threshold = 1, signers, supported }: Team) => ({
  project: {
    signing: { trustedKeys: [], threshold, expiresDays: 180, ...(supported === undefined ? {} : { supported }) },
    place: (path: string) => ({ file: 'ota-release.yaml', path }),
  } as unknown as Project,
  signers: signers.map(testSigner),
});
