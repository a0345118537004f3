import { fail } from '../../errors/ota-error.js';
import type { ReleasePage } from '../release-page.js';
import type { GithubClient } from './client.js';
import type { ApiRequest, Refusal } from './refusal.js';

/** A release as GitHub has it, as far as pages are concerned. */
export interface Release {
  readonly id: number;
  readonly tag_name: string;
  readonly name: string | null;
  readonly body?: string | null;
  readonly draft: boolean;
  /** Absent on servers that don't know immutable releases. */
  readonly immutable?: boolean;
  readonly html_url: string;
  readonly upload_url: string;
}

const READ: ApiRequest = { label: 'GET releases', purpose: 'read release pages' };
const CREATE: ApiRequest = { label: 'POST releases', purpose: 'write release pages' };
const UPDATE: ApiRequest = { label: 'PATCH release', purpose: 'write release pages' };

const PER_PAGE = 100;
/** A draft that a run left behind is among the newest releases; the history is not searched for it. */
const MAX_PAGES = 2;
/** GitHub refuses longer ones. */
const MAX_NOTES = 125_000;

/** The release of a tag: the published one, else the oldest draft that this token may see. */
export const findRelease = async (client: GithubClient, tag: string): Promise<Release | undefined> => {
  const published: Release | undefined = await client.find(READ, ({ rest }, at) =>
    rest.repos.getReleaseByTag({ ...at, tag }),
  );
  return published ?? oldest(await findDrafts(client, tag));
};

/** GitHub finds a draft by no tag, only in the list. */
const findDrafts = async (client: GithubClient, tag: string): Promise<readonly Release[]> => {
  const found: Release[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const listed: readonly Release[] = await client.ask(READ, ({ rest }, at) =>
      rest.repos.listReleases({ ...at, per_page: PER_PAGE, page }),
    );
    found.push(...listed.filter((release) => release.draft && release.tag_name === tag));
    if (listed.length < PER_PAGE) break;
  }
  return found;
};

const oldest = (releases: readonly Release[]): Release | undefined => [...releases].sort((a, b) => a.id - b.id)[0];

/** Makes the draft of a page. Where several runs have made one at once, all go on with the oldest. */
export const openDraft = async (client: GithubClient, page: ReleasePage): Promise<Release> => {
  const { tag, title, prerelease } = page;
  const facts = { tag_name: tag, name: title, body: notesOf(page), prerelease, draft: true };
  const made = await client.attempt(({ rest }, at) => rest.repos.createRelease({ ...at, ...facts }));
  if (made.kind === 'refused') return findMade(client, tag, made.refusal);
  const first = oldest([made.data, ...(await findDrafts(client, tag))]) ?? made.data;
  // Nobody has put anything into the other one: it is this run's own, and a moment old.
  if (first.id !== made.data.id)
    await client.attempt(({ rest }, at) => rest.repos.deleteRelease({ ...at, release_id: made.data.id }));
  return first;
};

/** The draft may have been made all the same, and its answer lost. */
const findMade = async (client: GithubClient, tag: string, refusal: Refusal): Promise<Release> => {
  const found = await findRelease(client, tag);
  if (found) return found;
  throw await client.refused(refusal, CREATE);
};

/**
 * Shows a draft to everybody, with its own title and notes where it has any. Undefined where the release is to be looked for
 * again: another run has published one of the tag or removed this draft, or the answer was lost.
 */
export const publishDraft = async (
  client: GithubClient,
  release: Release,
  page: ReleasePage,
): Promise<Release | undefined> => {
  const result = await client.attempt(({ rest }, at) =>
    rest.repos.updateRelease({
      ...at,
      release_id: release.id,
      draft: false,
      prerelease: page.prerelease,
      make_latest: page.latest && !page.prerelease ? 'true' : 'false',
      ...(release.name ? {} : { name: page.title }),
      ...(release.body ? {} : { body: notesOf(page) }),
    }),
  );
  if (result.kind === 'answer') return result.data;
  const { refusal } = result;
  if (GONE_OR_LOST.has(refusal.kind) || refusal.codes.includes('already_exists')) return undefined;
  if (/rule violations|valid tag/i.test(refusal.words))
    throw fail('github-tag-protected', { name: page.tag, location: client.location, words: refusal.words });
  throw await client.refused(refusal, UPDATE);
};

const GONE_OR_LOST: ReadonlySet<Refusal['kind']> = new Set(['not-found', 'unreachable', 'cut-short']);

const notesOf = ({ notes }: ReleasePage): string =>
  notes.length <= MAX_NOTES ? notes : `${notes.slice(0, MAX_NOTES - 4)}\n...`;
