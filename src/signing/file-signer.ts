import { fail, OtaError } from '../errors/ota-error.js';
import { globalMessage } from './minisig.js';
import type { PublicKey } from './public-key.js';
import { readSignatureFile, writeSignatureFile } from './signature-file.js';
import {
  isRequestFor,
  requestId,
  type SignatureRequest,
  type SignatureRequests,
  signatureOf,
} from './signature-request.js';
import type { Signer, SigningPurpose } from './signer.js';

/** What bytes say, for the request and for what it takes the place of. */
export interface Described {
  readonly kind: string;
  readonly what: string;
  readonly lines: readonly string[];
}

/** How a file of signatures is used in one run. */
export interface SignatureFileUse {
  /** Absolute. It need not be there. */
  readonly file: string;
  readonly product: string;
  /** The keys that sign elsewhere: any `needed` of them. */
  readonly keys: readonly PublicKey[];
  readonly needed: number;
  readonly clock: () => Date;
  /** What bytes are; `refused` where nobody should sign them. */
  readonly describe: (
    bytes: Uint8Array,
    trustedComment?: string,
  ) => { readonly signable: Described } | { readonly refused: string };
  /** Says what becomes of the file. */
  readonly tell: (text: string) => void;
}

/** Signatures that are made elsewhere, as one run uses them. */
export interface AwaitedSignatures {
  /** One for each of the keys. */
  readonly signers: readonly Signer[];
  /**
   * The time that the next revision of the index states: that of the file for as long as it is about that revision, so that the bytes
   * are the ones that were signed.
   *
   * @param before the revision that it follows.
   * @throws OtaError `signatures-time-stale`.
   */
  readonly timeFor: (before: { readonly created: string } | undefined) => Date;
}

/** How long a signature may be waited for: an index that comes later would be good for that much less. */
const MAX_DAYS = 14;
const DAY_MS = 86_400_000;
/** Clocks differ, but not more. */
const MAX_AHEAD_MS = 3_600_000;

/**
 * Opens the file of signatures that were made elsewhere. Its signers give what stands in it; what is missing they write to it, and end
 * the run. The requests that a run asks for stay, with their signatures; those that they take the place of go, and that is told.
 *
 * @throws OtaError `signatures-file-…`, `signatures-other-product`. The signers: `signatures-pending`, `signatures-wrong`,
 * `signatures-bytes-unknown`.
 */
export const openSignatureFile = async (use: SignatureFileUse): Promise<AwaitedSignatures> => {
  const loaded = await readSignatureFile(use.file);
  if (loaded && loaded.product !== use.product)
    throw fail('signatures-other-product', { file: use.file, found: loaded.product, product: use.product });
  const time = pinnedTime(use, loaded?.created);
  const session: Session = {
    ...use,
    loaded: (loaded?.requests ?? []).map((request) => toldByBytes(use, request)),
    asked: [],
    missing: [],
    told: new Set(),
    time,
  };
  return {
    signers: use.keys.map((publicKey) => ({
      publicKey,
      sign: (bytes, purpose) => signFrom(session, publicKey, bytes, purpose),
      standsBack: (bytes, purpose) => standsBack(session, publicKey, bytes, purpose),
    })),
    timeFor: time.timeFor,
  };
};

/** A request with what its bytes say, whatever the file says of them. */
const toldByBytes = ({ describe }: SignatureFileUse, request: SignatureRequest): SignatureRequest => {
  const verdict = describe(request.bytes, request.trustedComment);
  if ('refused' in verdict) return { ...request, what: 'unknown bytes', summary: [] };
  return { ...request, what: verdict.signable.what, summary: verdict.signable.lines };
};

interface Session extends SignatureFileUse {
  readonly loaded: readonly SignatureRequest[];
  /** What this run has asked for so far, in order. */
  readonly asked: SignatureRequest[];
  readonly missing: SignatureRequest[];
  /** Ids of requests that are gone. */
  readonly told: Set<string>;
  readonly time: ReturnType<typeof pinnedTime>;
}

const signFrom = async (
  session: Session,
  key: PublicKey,
  bytes: Uint8Array,
  purpose: SigningPurpose | undefined,
): Promise<Uint8Array> => {
  const ofComment = commentSignature(session, key, bytes);
  if (ofComment) return ofComment;
  const request = ask(session, bytes, purpose);
  const made = signatureOf(request, key, session.file);
  if (!made && !session.missing.includes(request)) session.missing.push(request);
  // Once something is missing the file is written anew with each request, so that one round of signing makes all of them.
  if (session.missing.length > 0) await save(session);
  if (made) return made.sig;
  throw fail('signatures-pending', {
    file: session.file,
    waiting: session.missing.map(({ what }) => what),
    needed: session.needed,
    keyIds: session.keys.map(({ keyId }) => keyId),
  });
};

/** The other half of a minisign signature, which was made with the first. */
const commentSignature = ({ loaded }: Session, { keyId }: PublicKey, bytes: Uint8Array): Uint8Array | undefined =>
  loaded
    .flatMap(({ trustedComment, signatures }) =>
      trustedComment === undefined ? [] : signatures.map((made) => ({ ...made, trustedComment })),
    )
    .find(
      ({ keyid, sig, trustedComment }) =>
        keyid === keyId && Buffer.compare(globalMessage(sig, trustedComment), bytes) === 0,
    )?.commentSig;

const ask = (session: Session, bytes: Uint8Array, purpose: SigningPurpose | undefined): SignatureRequest => {
  const { asked, loaded } = session;
  const known = [...asked, ...loaded].find((request) => isRequestFor(request, bytes, purpose));
  const request = known ?? newRequest(session, bytes, purpose);
  if (!asked.includes(request)) asked.push(request);
  return request;
};

const newRequest = (
  { describe }: Session,
  bytes: Uint8Array,
  purpose: SigningPurpose | undefined,
): SignatureRequest => {
  const verdict = describe(bytes, purpose?.trustedComment);
  if ('refused' in verdict) throw fail('signatures-bytes-unknown', { what: 'Bytes', reason: verdict.refused });
  const { what, lines } = verdict.signable;
  return { id: requestId(bytes, purpose?.trustedComment), what, bytes, ...purpose, summary: lines, signatures: [] };
};

const save = async (session: Session): Promise<void> => {
  const { file, product, keys, needed, asked, loaded, time, told, tell } = session;
  const rest = loaded.filter((request) => !asked.includes(request));
  const kept = rest.filter((request) => !isReplaced(session, request));
  for (const { id, what } of rest.filter((request) => !kept.includes(request))) {
    if (!told.has(id)) tell(`${file}: no longer asks for the ${what} as it was, which is not what is to be signed now`);
    told.add(id);
  }
  const created = time.stated();
  const contents: SignatureRequests = {
    product,
    ...(created === undefined ? {} : { created }),
    wanted: { keyids: keys.map(({ keyId }) => keyId), signatures: needed },
    requests: [...asked, ...kept],
  };
  await writeSignatureFile(file, contents);
};

/** One file is for one change of a site: a request takes the place of an earlier one of its kind. */
const isReplaced = ({ asked, describe }: Session, { bytes, trustedComment }: SignatureRequest): boolean => {
  const kindOf = (request: Pick<SignatureRequest, 'bytes' | 'trustedComment'>): string | undefined => {
    const verdict = describe(request.bytes, request.trustedComment);
    return 'refused' in verdict ? undefined : verdict.signable.kind;
  };
  const kind = kindOf({ bytes, ...(trustedComment === undefined ? {} : { trustedComment }) });
  // The index comes last and names what is signed before it: while that waits, an earlier one is stale, and once it is asked for,
  // nothing else is to come.
  return (
    kind === undefined || kind === 'index' || asked.map(kindOf).some((known) => known === kind || known === 'index')
  );
};

/** Whether as many keys as it takes have signed, in the order of the file, and this one is not among them. */
const standsBack = (
  { loaded, needed, keys }: Session,
  { keyId }: PublicKey,
  bytes: Uint8Array,
  purpose: SigningPurpose | undefined,
): boolean => {
  const ids = new Set(keys.map((key) => key.keyId));
  const signedBy = loaded
    .filter((request) => isAbout(request, bytes, purpose))
    .flatMap(({ signatures }) => signatures.map(({ keyid }) => keyid))
    .filter((id) => ids.has(id));
  // A minisign file holds one signature.
  const enough = signedBy.slice(0, purpose ? 1 : needed);
  return enough.length >= (purpose ? 1 : needed) && !enough.includes(keyId);
};

/** A key with a minisign id of its own states that at the end of the comment. */
const isAbout = (request: SignatureRequest, bytes: Uint8Array, purpose: SigningPurpose | undefined): boolean =>
  isRequestFor(request, bytes, purpose) ||
  (purpose !== undefined &&
    request.trustedComment?.startsWith(`${purpose.trustedComment}\t`) === true &&
    Buffer.compare(request.bytes, bytes) === 0);

/** The time of the next revision, which stays from one run to the next. */
const pinnedTime = ({ file, clock }: SignatureFileUse, created: string | undefined) => {
  const pinned = created === undefined ? Number.NEGATIVE_INFINITY : Date.parse(created);
  let time = Number.NEGATIVE_INFINITY;
  return {
    stated: (): string | undefined =>
      Number.isFinite(time) ? new Date(time).toISOString().replace('.000Z', 'Z') : created,
    timeFor: (before: { readonly created: string } | undefined): Date => {
      const newest = before ? Date.parse(before.created) : Number.NEGATIVE_INFINITY;
      const now = clock().getTime();
      if (time > newest) return new Date(time);
      if (pinned > newest) {
        const days = Math.floor((now - pinned) / DAY_MS);
        if (days >= MAX_DAYS || pinned - now > MAX_AHEAD_MS)
          throw fail('signatures-time-stale', {
            file,
            created: created ?? '',
            now: new Date(now).toISOString(),
            days: MAX_DAYS,
          });
        time = pinned;
      } else {
        // Later than the one before, so that the next run can tell that it is about this revision.
        time = Math.max(Math.floor(now / 1000) * 1000, newest + 1000);
      }
      return new Date(time);
    },
  };
};

/**
 * Does two things that sign, one after the other. Where signatures of the first are made elsewhere and are missing, the second is asked
 * for all the same, so that one round makes them all.
 *
 * @throws what either throws.
 */
export const askBoth = async <First, Second>(
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<readonly [First, Second]> => {
  let made: First;
  try {
    made = await first();
  } catch (error) {
    // The second ends the run with everything that is missing.
    if (isPending(error)) await second();
    throw error;
  }
  return [made, await second()];
};

/** Whether a run ended because signatures are still to be made elsewhere. */
export const isPending = (error: unknown): error is OtaError =>
  error instanceof OtaError && error.code === 'signatures-pending';
