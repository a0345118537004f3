import { channelView } from '../devices/channel-view.js';
import { type LaidObject, overlaySource } from '../rehearsal/overlay-source.js';
import type { RehearsedSite } from '../rehearsal/rehearsal.js';
import { signEnvelope } from '../signing/dsse.js';
import type { Signer } from '../signing/signer.js';
import type { Trust } from '../signing/trust.js';
import { verifyRevision } from '../site/channel-state.js';
import { deviceFileRef } from '../site/draft.js';
import { jsonBytes, sha256Hex } from '../site/json-bytes.js';
import { type AbsentObject, isAbsent, isCopied, type ViewObject } from '../site/mutable-object.js';
import { listing, type NewObject, nextIndex } from '../site/next-index.js';
import type { SiteSource } from '../site/site-source.js';
import { PAYLOAD_TYPE } from '../site/statement.js';
import { viewsOf } from '../site/views.js';
import type { LoadedProject } from './load-project.js';
import type { Planned } from './plan.js';
import type { ReadyPreflight } from './ready.js';
import type { SignedRelease } from './sign.js';
import { indexInput } from './upcoming-index.js';

/** A release that is signed, but not published. */
export interface StagedRelease {
  readonly project: LoadedProject['project'];
  readonly draft: Planned['draft'];
  readonly signed: Pick<SignedRelease, 'upgradeObject' | 'sealed'>;
  /** Where it is staged, or would be. */
  readonly access: Pick<ReadyPreflight, 'layout' | 'standing' | 'publicUrl'>;
  /** What devices are to trust, and who signs the revision that is to come: nobody else ever sees it. */
  readonly trust: Trust;
  readonly signers: readonly Signer[];
  readonly now: Date;
  readonly base: SiteSource;
  /** What would be staged, where it isn’t. */
  readonly objects?: readonly LaidObject[];
}

/** The project as if its releases were for everybody at once: what a release comes to when its roll-out is complete. */
export const withoutRollout = ({ rollout: _, ...project }: LoadedProject['project']): LoadedProject['project'] =>
  project;

/** The site as it will be once the release is committed: the coming revision and all that follows from it, laid over what is there. */
export const stagedSite = async (release: StagedRelease): Promise<RehearsedSite> => {
  const { project, draft, signed, access, trust, signers, base } = release;
  const { layout, standing, publicUrl } = access;
  const { version } = draft.statement.predicate;
  const sealed = signed.sealed.map(deviceFileRef);
  const digest = sha256Hex(signed.upgradeObject);
  const coming = await indexInput({ project, draft, trust, sealed, upgradeObjectSha256: digest });
  const { release: entry, expiresDays, note, page: _, ...facts } = coming;
  const next = nextIndex(standing.newest?.predicate, standing.directory, {
    ...listing(entry, facts, note),
    expiresDays,
    layout,
    previous: standing.newest?.sha256 ?? null,
    now: release.now,
  });
  const path = layout.revision(next.statement.predicate.counter);
  const bytes = jsonBytes(await signEnvelope(PAYLOAD_TYPE, jsonBytes(next.statement), signers));
  const { predicate } = verifyRevision(bytes, path, layout, trust);
  const laid: readonly ViewObject[] = [
    ...next.archiveObjects,
    { path: layout.upgradeObject(version), bytes: signed.upgradeObject },
    { path, bytes },
    ...viewsOf(layout, bytes, predicate, next.directory),
  ];
  return {
    source: overlaySource(base, [
      ...(release.objects ?? []),
      ...laid.flatMap((object) => (isAbsent(object) ? [] : laidObject(object))),
    ]),
    trust,
    layout,
    channel: channelView(predicate, next.directory),
    predicate,
    directory: next.directory,
    publicUrl,
  };
};

const laidObject = (object: Exclude<NewObject | ViewObject, AbsentObject>): LaidObject =>
  isCopied(object)
    ? { path: object.path, body: { kind: 'copy', of: object.copyOf.path } }
    : { path: object.path, body: { kind: 'bytes', bytes: object.bytes } };
