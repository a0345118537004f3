import { gather } from '../errors/gather.js';
import { type Problem, problem } from '../errors/problem.js';
import type { Project } from '../project/project.js';
import { type AwaitedSignatures, openSignatureFile } from '../signing/file-signer.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import { signableOf } from '../site/signable.js';
import type { ReleaseInputs, Services } from './services.js';

/** A project, as far as it says who signs. */
type SigningProject = Pick<Project, 'product' | 'signing' | 'directory' | 'place'>;

/** Who signs in this run. */
interface Signing {
  readonly signers: readonly Signer[];
  /** Signatures that are made elsewhere; undefined where the run signs all by itself. */
  readonly awaited?: AwaitedSignatures;
  /** What keeps signatures from counting. */
  readonly problems: readonly Problem[];
}

/**
 * The signers of this run, if it signs: secrets that it was given, programs of the project, and, where these are fewer than the threshold
 * and the run has a file for it, keys elsewhere.
 */
export const signersOf = async (
  services: Pick<Services, 'openSigners' | 'signaturesFile' | 'clock' | 'reporter'>,
  intent: ReleaseInputs['intent'],
  trust: Trust | undefined,
  project: SigningProject,
): Promise<Signing> => {
  if (intent !== 'release') return { signers: [], problems: [] };
  const { value: own = [], problems } = await gather(() => services.openSigners(project));
  if (problems.length > 0) return { signers: own, problems };
  const elsewhere = trust ? await gather(() => awaitedOf(services, trust, own, project)) : { problems: [] };
  const awaited = elsewhere.value;
  if (elsewhere.problems.length > 0) return { signers: own, problems: elsewhere.problems };
  const signers = [...own, ...(awaited?.signers ?? [])];
  if (signers.length === 0) return { signers, problems: [problem('key-secret-missing', {})] };
  return { signers, ...(awaited ? { awaited } : {}), problems: trust ? trustProblems(signers, trust, project) : [] };
};

/** Keys that have no signer in this run may sign elsewhere, as many as the threshold still asks for. */
const awaitedOf = async (
  { signaturesFile: file, clock, reporter }: Pick<Services, 'signaturesFile' | 'clock' | 'reporter'>,
  trust: Trust,
  own: readonly Signer[],
  { product }: SigningProject,
): Promise<AwaitedSignatures | undefined> => {
  const given = new Set(own.map(({ publicKey }) => publicKey.keyId));
  const needed = trust.threshold - given.size;
  if (file === undefined || needed <= 0) return undefined;
  const keys = trust.keys.filter(({ keyId }) => !given.has(keyId));
  const tell = (text: string): void => reporter.info(text);
  return openSignatureFile({ file, product, keys, needed, clock, describe: signableOf, tell });
};

const trustProblems = (signers: readonly Signer[], trust: Trust, project: SigningProject): readonly Problem[] => {
  const place = project.place('signing.trustedKeys');
  const trusted = new Set(trust.keys.map((key) => key.keyId));
  const strangers = signers.filter((signer) => !trusted.has(signer.publicKey.keyId));
  const tooFew =
    strangers.length === 0 && new Set(signers.map((s) => s.publicKey.keyId)).size < trust.threshold
      ? [problem('key-threshold-unmet', { signers: signers.length, threshold: trust.threshold }, place)]
      : [];
  const untrusted = strangers.map(({ publicKey }) => problem('key-not-trusted', { keyId: publicKey.keyId }, place));
  return [...untrusted, ...tooFew];
};

/** The clock for the next revision of the index: that of the run, unless signatures are awaited that state a time. */
export const revisionClock =
  ({ clock }: Pick<Services, 'clock'>, awaited: AwaitedSignatures | undefined) =>
  (before: { readonly created: string } | undefined): Date =>
    awaited ? awaited.timeFor(before) : clock();
