import { gather } from '../../errors/gather.js';
import { OtaError } from '../../errors/ota-error.js';
import { type Problem, problem } from '../../errors/problem.js';
import { parseJsonText } from '../../schemas/json-text.js';
import { parseEnvelope, verifyEnvelope } from '../../signing/dsse.js';
import { parsePublicKey } from '../../signing/public-key.js';
import type { Trust } from '../../signing/trust.js';
import { type Revision, verifyRevision } from '../channel-state.js';
import { type IndexPredicate, indexStatementSchema } from '../index-statement.js';
import type { ChannelLayout } from '../layout.js';
import { placedAt } from './site-reader.js';

/** A revision that can be relied on, with warnings at most, or the problems why not. */
export interface ExaminedRevision {
  readonly revision?: Revision;
  readonly problems: readonly Problem[];
}

/** Verifies the bytes of a revision with the trusted keys. */
export const examineRevision = async (
  bytes: Uint8Array,
  path: string,
  layout: ChannelLayout,
  trust: Trust,
): Promise<ExaminedRevision> => {
  const { value, problems } = await gather(() => verifyRevision(bytes, path, layout, trust));
  if (!value) return { problems: placedAt(problems, path) };
  const faults = placeProblems(value.predicate, path, layout);
  return faults.length > 0 ? { problems: faults } : { revision: value, problems: [] };
};

/** A good signature is not enough: a copy of another revision has one, too. */
const placeProblems = ({ counter }: IndexPredicate, path: string, layout: ChannelLayout): readonly Problem[] => {
  const details = { path, fact: 'counter', found: counter, expected: counterOf(path) };
  const named = path === layout.index || path === layout.revision(counter);
  return named ? [] : [problem('verify-release-disagrees', details, { file: path })];
};

/** The counter in a revision's name. */
export const counterOf = (path: string): number => Number(/(\d+)\.json$/.exec(path)?.[1] ?? Number.NaN);

/**
 * Verifies the bytes of a revision whose digest a later, verified revision names: keys that were trusted when it was
 * signed need not be trusted now, but its own signature must still be good.
 */
export const examineVouched = async (
  bytes: Uint8Array,
  path: string,
  layout: ChannelLayout,
  trust: Trust,
): Promise<ExaminedRevision> => {
  const now = await examineRevision(bytes, path, layout, trust);
  if (now.revision) return now;
  const own = trustStatedIn(bytes, path);
  const then = own ? await examineRevision(bytes, path, layout, own) : undefined;
  if (!then?.revision) return now;
  return { ...then, problems: [...then.problems, problem('verify-revision-key-retired', { path }, { file: path })] };
};

/** The keys that a revision itself lists. To be used only where something trusted vouches for its bytes. */
const trustStatedIn = (bytes: Uint8Array, path: string): Trust | undefined => {
  try {
    const envelope = parseEnvelope(parseJsonText(bytes, { file: path }).value, { file: path });
    const statement: unknown = JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
    const parsed = indexStatementSchema.safeParse(statement);
    return parsed.success ? statedTrust(parsed.data.predicate) : undefined;
  } catch (error) {
    if (error instanceof OtaError || error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** The keys that a verified revision lists: those that were trusted when it was made. */
export const statedTrust = ({ trustedKeys, threshold }: IndexPredicate): Trust => ({
  keys: trustedKeys.map(({ publicKey }) => parsePublicKey(publicKey)),
  threshold,
});

/** Key ids of the trusted keys that signed a revision that has been verified. */
export const signersOf = (revision: Revision, trust: Trust): readonly string[] => {
  const envelope = parseEnvelope(parseJsonText(revision.bytes, { file: revision.path }).value, { file: revision.path });
  return verifyEnvelope(envelope, trust).keyIds;
};
