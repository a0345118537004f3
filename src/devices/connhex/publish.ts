import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '../../errors/ota-error.js';
import { type Problem, problem } from '../../errors/problem.js';
import { decideRetry, type Outcome, type RetryLimits } from '../../http/retry-decision.js';
import type { ConnhexPublish } from '../../project/device-options.js';
import { parseVersion } from '../../version/parse-version.js';
import { compareVersions } from '../../version/semver.js';
import type { FilesInput } from '../device-family.js';
import { type ApiEnd, type ApiRelease, type ConnhexClient, openConnhex } from './api-client.js';
import { compareChecksum } from './checksum.js';
import { multipartForm } from './multipart.js';
import { formTexts } from './release-form.js';

/** What a wait is made of. */
export interface Timing {
  readonly sleep: (ms: number) => Promise<unknown>;
  /** From 0 up to, and not including, 1. */
  readonly random: () => number;
}

const REAL: Timing = { sleep, random: Math.random };

const LIMITS: RetryLimits = { maxTries: 4, maxWaitMs: 120_000 };
/** A list may be behind what was created a moment ago. */
const MAX_LOOKS = 4;
const LOOK_AGAIN_MS = 500;

/**
 * Hands a release to Connhex: creates it, reads it back, compares size and checksum, and makes it the active one. What is there
 * already is compared instead, so that a run that died is finished by the next; a version with other bytes is never touched.
 *
 * @returns warnings.
 * @throws OtaError `connhex-…`, `host-source-…`.
 */
export const publishToConnhex = async (
  input: FilesInput,
  publish: ConnhexPublish,
  timing = REAL,
): Promise<readonly Problem[]> => {
  const client = await openConnhex(input, publish);
  const before = await client.releases();
  const standing = before.find(({ version }) => version === input.version) ?? (await create(client, input, timing));
  const { release, warnings } = standing
    ? await judgeStanding(client, input, standing)
    : await readBack(client, input, timing);
  const active = await client.active();
  if (active === release.version || active === release.id) {
    input.reporter.detail(`${input.version} is the active release at ${client.api}`);
    return warnings;
  }
  const higher = higherThan(release, active, before);
  if (higher !== undefined)
    return [...warnings, problem('connhex-not-activated', { version: release.version, higher })];
  await activate(client, release, timing);
  input.reporter.detail(`${input.version} is the active release at ${client.api} now`);
  return warnings;
};

/**
 * Sends the bundle, and again only after a look at whether it has arrived: a second one would be another release.
 *
 * @returns the release that another run has created first; undefined where it is this run’s own.
 */
const create = async (client: ConnhexClient, input: FilesInput, timing: Timing): Promise<ApiRelease | undefined> => {
  const { file: path, size, sha256 } = input.bundle;
  const { texts, filename } = formTexts(input);
  const body = { kind: 'file', path, size, sha256 } as const;
  let others: ApiRelease | undefined;
  await trying(timing, async () => {
    const file = { name: 'bin', filename, mediaType: 'application/zip', body };
    const end = await client.create(multipartForm(texts, file));
    const found = end.kind === 'failed' && mayBeThere(end) ? await find(client, input.version) : undefined;
    if (!found) return end;
    if (isRefused(end)) others = found;
    return { kind: 'done' };
  });
  return others;
};

type FailedEnd = Extract<ApiEnd, { kind: 'failed' }>;

const mayBeThere = (end: FailedEnd): boolean =>
  end.outcome.kind === 'failure' ? end.outcome.failure !== 'unsent' : end.status >= 500 || isRefused(end);

/** The service may call a version that is there malformed, or a conflict. */
const isRefused = (end: ApiEnd): boolean => end.kind === 'failed' && (end.status === 400 || end.status === 409);

const find = async (client: ConnhexClient, wanted: string): Promise<ApiRelease | undefined> =>
  (await client.releases()).find(({ version }) => version === wanted);

interface Judged {
  readonly release: ApiRelease;
  readonly warnings: readonly Problem[];
}

/** @throws OtaError `connhex-release-differs`. */
const judgeStanding = async ({ api }: ConnhexClient, input: FilesInput, release: ApiRelease): Promise<Judged> => {
  const { fault, warnings } = await compare(api, input, release);
  const { version } = input;
  if (fault !== undefined) throw fail('connhex-release-differs', { api, version, ...fault });
  return { release, warnings };
};

/** What arrived damaged is deleted again: it is not active yet. @throws OtaError `connhex-upload-damaged`. */
const readBack = async (client: ConnhexClient, input: FilesInput, timing: Timing): Promise<Judged> => {
  const { api } = client;
  const release = await findAgain(client, input.version, timing);
  const { fault, warnings } = await compare(api, input, release);
  if (fault === undefined) return { release, warnings };
  const end = await client.remove(release.id);
  const removed = end.kind === 'done' || end.status === 404;
  throw fail('connhex-upload-damaged', { api, version: input.version, removed, ...fault });
};

const findAgain = async (client: ConnhexClient, version: string, timing: Timing): Promise<ApiRelease> => {
  for (let look = 1; ; look += 1) {
    const found = await find(client, version);
    if (found) return found;
    const details = { api: client.api, request: 'GET releases', status: 200 };
    if (look === MAX_LOOKS)
      throw fail('connhex-answer-unexpected', { ...details, words: `it doesn’t list ${version}, which it took` });
    await timing.sleep(LOOK_AGAIN_MS * look);
  }
};

const compare = async (
  api: string,
  { version, bundle }: FilesInput,
  { size, checksum }: ApiRelease,
): Promise<{
  readonly fault?: { readonly expected: string; readonly found: string };
  readonly warnings: readonly Problem[];
}> => {
  const expected = `${bundle.size} bytes with SHA-256 ${bundle.sha256}`;
  if (size !== bundle.size) return { fault: { expected, found: `${size} bytes` }, warnings: [] };
  const verdict = await compareChecksum(checksum ?? '', bundle);
  if (verdict === 'other') return { fault: { expected, found: `the checksum ${checksum}` }, warnings: [] };
  if (verdict === 'same') return { warnings: [] };
  return { warnings: [problem('connhex-checksum-unknown', { api, version, checksum: checksum ?? '' })] };
};

/**
 * The version that is above the release, so that devices would go down from it: the active one where the service tells, else the
 * highest of those that it lists.
 */
const higherThan = (
  { version }: ApiRelease,
  active: string | undefined,
  listed: readonly ApiRelease[],
): string | undefined => {
  const named = listed.find(({ id }) => id === active)?.version ?? active;
  const others = active === undefined ? listed.map((release) => release.version) : [named ?? ''];
  return others
    .filter((other) => parseVersion(other) && compareVersions(other, version) > 0)
    .sort(compareVersions)
    .at(-1);
};

/** Activating twice is activating once. */
const activate = (client: ConnhexClient, { id }: ApiRelease, timing: Timing): Promise<void> =>
  trying(timing, () => client.activate(id));

/** Tries again where that may help, as for a request that may be carried out twice. @throws OtaError the last one’s. */
const trying = async ({ sleep: wait, random }: Timing, run: () => Promise<ApiEnd>): Promise<void> => {
  let waitedMs = 0;
  for (let number = 1; ; number += 1) {
    const end = await run();
    if (end.kind === 'done') return;
    const decision = decide(end.outcome, number, waitedMs, random());
    if (decision.kind === 'keep') throw end.error;
    await wait(decision.waitMs);
    waitedMs += decision.waitMs;
  }
};

const decide = (outcome: Outcome, number: number, waitedMs: number, random: number) =>
  decideRetry({ method: 'PUT', repeatable: true, number, waitedMs }, outcome, { nowMs: Date.now(), random }, LIMITS);
