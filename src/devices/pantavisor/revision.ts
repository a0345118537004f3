import type { X509Certificate } from 'node:crypto';
import { relative } from 'node:path';
import { gather } from '../../errors/gather.js';
import { hasErrors, type Problem, problem } from '../../errors/problem.js';
import type { Project } from '../../project/project.js';
import type { FamilyInput } from '../device-family.js';
import { certificatesIn } from './certificate-file.js';
import { type ChainTrust, chainFault, nameOf } from './certificates.js';
import { type Parts, readParts } from './parts.js';
import { type PlannedSignature, planSignatures } from './signature-plan.js';
import { verifySignatures } from './verify-state.js';

/** A revision before this release signs what is not signed yet. */
export interface Revision extends Parts {
  readonly trust: ChainTrust;
  /** Signatures that are still to be made; none where the parts bring all of them. */
  readonly planned: readonly PlannedSignature[];
  /** Whose key makes them, leaf first; empty where there is nothing to sign. */
  readonly certificates: readonly X509Certificate[];
}

/** What of a revision could be read, and what is wrong with it. Without errors the revision is whole. */
export interface LoadedRevision {
  readonly revision?: Revision;
  readonly problems: readonly Problem[];
}

/** What a revision is loaded from. */
export interface RevisionInput extends Pick<FamilyInput, 'directory' | 'clock'> {
  readonly project: Pick<Project, 'families' | 'place'>;
}

/** The parts of the project’s revision, read and hashed. */
export const loadParts = async (input: RevisionInput): ReturnType<typeof readParts> => {
  const { parts } = optionsOf(input);
  if (parts === undefined) return { problems: [missing(input, 'parts', 'the revision is made of its files')] };
  return readParts(parts, shownPath(input, parts));
};

/** The revision of the project, with every problem of its parts, signatures and certificates at once. */
export const loadRevision = async (input: RevisionInput): Promise<LoadedRevision> => {
  const { parts, problems } = await loadParts(input);
  const anchors = await loadAnchors(input);
  const found = [...problems, ...anchors.problems];
  if (!parts || !anchors.value) return { problems: found };
  const trust: ChainTrust = { anchors: anchors.value, now: input.clock() };
  const { signed, refusals } = verifySignatures(parts.state, trust);
  const refused = refusals.map(({ key = '', reason }) =>
    problem('pantavisor-signature-refused', { path: key, reason }, input.project.place('devices.pantavisor.parts')),
  );
  const keys = parts.state.entries.map(({ key }) => key);
  const kept = signed.map(({ entry }) => entry.selection);
  const planned = planSignatures(keys, kept);
  const chain = await loadChain(input, planned, trust);
  const all = [...found, ...refused, ...chain.problems];
  return hasErrors(all) || !chain.value
    ? { problems: all }
    : { revision: { ...parts, trust, planned, certificates: chain.value }, problems: all };
};

const optionsOf = ({ project }: RevisionInput) => project.families.pantavisor ?? {};

const shownPath = ({ directory }: RevisionInput, path: string): string => relative(directory, path) || '.';

const missing = ({ project }: RevisionInput, option: string, why: string): Problem =>
  problem('pantavisor-option-missing', { option, why }, project.place('devices.pantavisor'));

const loadAnchors = async (input: RevisionInput) => {
  const { ca } = optionsOf(input);
  if (ca === undefined)
    return { problems: [missing(input, 'ca', 'nothing shows whether devices would trust its signatures')] };
  return gather(() => certificatesIn(ca, shownPath(input, ca), input.project.place('devices.pantavisor.ca')));
};

const loadChain = async (input: RevisionInput, planned: readonly PlannedSignature[], trust: ChainTrust) => {
  if (planned.length === 0) return { value: [], problems: [] };
  const { certificates: file } = optionsOf(input);
  if (file === undefined) {
    const keys = planned.map(({ key }) => key).join(', ');
    return { problems: [missing(input, 'certificates', `${keys} must be signed by this release`)] };
  }
  const place = input.project.place('devices.pantavisor.certificates');
  const { value, problems } = await gather(() => certificatesIn(file, shownPath(input, file), place));
  if (!value) return { problems };
  const reason = chainFault(value, trust);
  return reason === undefined
    ? { value, problems: value.flatMap((certificate) => expiryProblems(certificate, trust.now, place)) }
    : { problems: [problem('pantavisor-chain-refused', { reason }, place)] };
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** As long before as the expiry of the index is told. */
const WARNING_DAYS = 30;

const expiryProblems = (
  { validTo, subject }: X509Certificate,
  now: Date,
  place: Problem['place'],
): readonly Problem[] => {
  const days = Math.floor((new Date(validTo).getTime() - now.getTime()) / DAY_MS);
  if (days >= WARNING_DAYS) return [];
  const expires = new Date(validTo).toISOString();
  return [problem('pantavisor-certificate-expires-soon', { subject: nameOf(subject), expires, days }, place)];
};
