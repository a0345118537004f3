import { type Problem, problem } from '../../errors/problem.js';
import type { Revision } from '../channel-state.js';
import type { ArchiveDirectory, IndexPredicate } from '../index-statement.js';
import type { ChannelLayout } from '../layout.js';
import { latestAmong } from '../listed-versions.js';
import { latestOf, listedVersions } from '../next-index.js';
import { excerptOf } from './excerpt.js';
import { latestProblems, versionsProblems } from './pointers.js';
import type { SiteReader } from './site-reader.js';

/** What is needed to audit the pointers of a channel. */
export interface PointerContext {
  readonly reader: SiteReader;
  readonly layout: ChannelLayout;
  /** The site, for messages. */
  readonly site: string;
  /** The versions that are asked for, where a site may hold a part of the releases alone. */
  readonly excerpt?: readonly string[];
}

/** What is wrong with the pointers. */
export interface PointerAudit {
  readonly problems: readonly Problem[];
  /** The versions that `versions` names, where the site holds these and lacks others that are listed. */
  readonly held?: readonly string[];
}

/**
 * Audits `versions` and `latest` against the signed index. On a site that holds a part of the releases, `versions` names
 * these and `latest` is the highest of them; that is right where a part was asked for, and an error where it wasn't.
 *
 * @param directory the archive; undefined where it can't be read, which is reported elsewhere.
 */
export const auditPointers = async (
  context: PointerContext,
  newest: Pick<Revision, 'path' | 'predicate'>,
  directory: ArchiveDirectory | undefined,
): Promise<PointerAudit> => {
  const { predicate } = newest;
  const signed = signedLatestProblems(newest);
  const listed = directory && listedVersions(predicate, directory);
  const versions = await readPointer(context, context.layout.versions, newest.path);
  const held = versions.bytes && listed && (await heldVersions(context, versions.bytes, listed));
  if (held && listed) {
    const part = await auditPart(context, newest, held, listed);
    return { problems: [...signed, ...part], held };
  }
  const latest =
    predicate.latest === null
      ? await auditNoLatest(context)
      : await auditLatest(context, newest.path, predicate.latest);
  if (!listed) return { problems: [...signed, ...latest] };
  const judged = versions.bytes ? versionsProblems(context.layout.versions, versions.bytes, listed) : versions.problems;
  return { problems: [...signed, ...judged, ...latest] };
};

const signedLatestProblems = ({ path, predicate }: { readonly path: string; readonly predicate: IndexPredicate }) => {
  const { latest: found } = predicate;
  const expected = latestOf(predicate.releases, predicate.created);
  if (found === expected) return [];
  return [problem('verify-release-disagrees', { path, fact: 'latest', found, expected }, { file: path })];
};

const readPointer = async (
  { reader }: PointerContext,
  path: string,
  neededBy: string,
): Promise<{ readonly bytes?: Uint8Array; readonly problems: readonly Problem[] }> => {
  const { value, problems } = await reader.read(path);
  if (value) return { bytes: value, problems };
  const missing = problem('verify-object-missing', { path, neededBy }, { file: path });
  return { problems: problems.length > 0 ? problems : [missing] };
};

const auditLatest = async (context: PointerContext, neededBy: string, latest: string): Promise<readonly Problem[]> => {
  const path = context.layout.latest;
  const { bytes, problems } = await readPointer(context, path, neededBy);
  return bytes ? latestProblems(path, bytes, latest) : problems;
};

/** Where nothing is offered any more, `latest` must be gone: it would lead devices to what was withdrawn. */
const auditNoLatest = async ({ reader, layout: { latest: path } }: PointerContext): Promise<readonly Problem[]> => {
  const { value, problems } = await reader.read(path);
  if (!value) return problems;
  const reason = 'the index names no latest, and it is there';
  return [problem('verify-pointer-differs', { path, reason }, { file: path })];
};

/**
 * The versions of a site that holds a part of those listed. A list that is merely behind is none of it: then the releases
 * that it lacks are there.
 */
const heldVersions = async (
  { reader, layout }: PointerContext,
  bytes: Uint8Array,
  listed: readonly string[],
): Promise<readonly string[] | undefined> => {
  const held = excerptOf(bytes, layout.versions, listed);
  const lacking = held && without(listed, held).at(-1);
  if (lacking === undefined) return undefined;
  const { value, problems } = await reader.peek(layout.upgradeObject(lacking));
  return value || problems.length > 0 ? undefined : held;
};

const auditPart = async (
  context: PointerContext,
  { path: neededBy, predicate }: Pick<Revision, 'path' | 'predicate'>,
  held: readonly string[],
  listed: readonly string[],
): Promise<readonly Problem[]> => {
  const { layout, site, excerpt } = context;
  const highest = latestAmong(held, predicate);
  const latest = highest === null ? [] : await auditLatest(context, neededBy, highest);
  const path = layout.versions;
  if (!excerpt)
    return [problem('verify-site-partial', { site, path, held, listed: listed.length }, { file: path }), ...latest];
  const asked = new Set(excerpt);
  const lacking = without(listed, held).filter((version) => asked.has(version));
  if (lacking.length === 0) return latest;
  const reason = `it lacks ${lacking.join(', ')}`;
  return [problem('verify-pointer-differs', { path, reason }, { file: path }), ...latest];
};

const without = (versions: readonly string[], left: readonly string[]): readonly string[] => {
  const set = new Set(left);
  return versions.filter((version) => !set.has(version));
};
